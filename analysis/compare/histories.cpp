// Histories of one replicate, one after another.
#include "analysis/compare/histories.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "analysis/run/together.hpp"
#include "sim/parallel.hpp"

namespace corridor {
namespace {

class Histories {
 public:
  Histories(const std::vector<const Scenario*>& scenarios, const std::vector<Day>& until,
            const ReplicateSettings& settings, const HistoryReader& reader)
      : scenarios_(scenarios),
        until_(until),
        settings_(settings),
        reader_(reader),
        common_(scenarios, settings.share_past),
        forks_left_(threads_or_cores(settings.threads) - 1) {
    for (const Day end : until) played_.past.push_back({0, end});
  }

  HistoriesPlayed play() {
    Together all(scenarios_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const Scenario& first = *scenarios_.front();
    played_.complete =
        play(all, std::make_unique<Replicate>(*first.world, first.policies.policies, settings_of(first, settings_)));
    played_.events = events_;
    return std::move(played_);
  }

 private:
  /// Plays a history to its end, and with it those who part from it. False when stopped.
  bool play(Together together, std::unique_ptr<Replicate> history) {
    const std::uint64_t events_before = history->totals().events;
    const bool complete = go_on(std::move(together), *history);
    events_ += history->totals().events - events_before;
    return complete;
  }

  bool go_on(Together together, Replicate& history) {
    while (is_of_interest(together, history.today())) {
      if (Parted parted = common_.part(together, history); !parted.groups.empty()) {
        note(parted, together.front(), history.today());
        if (may_fork()) return fork(parted, std::move(together), history);
        if (!play_all(parted, settings_.threads)) return false;
      }
      const Day begun = history.today();
      const bool more = play_month(history, together);
      if (!end(history, begun, more, together)) return false;
    }
    return true;
  }

  void note(const Parted& parted, std::size_t with, Day today) {
    for (const Together& group : parted.groups) {
      for (const std::size_t s : group) played_.past[s].with = group.front();
      played_.past[group.front()] = {with, today};
    }
  }

  /// One group after another, each to its end.
  bool play_all(Parted& parted, int threads) {
    for (std::size_t g = 0; g < parted.groups.size(); ++g) {
      const std::size_t first = parted.groups[g].front();
      ReplicateSettings settings = settings_;
      settings.threads = threads;
      std::unique_ptr<Replicate> own = common_.begin(parted, g, settings_of(*scenarios_[first], settings));
      if (!play(parted.groups[g], std::move(own))) return false;
    }
    return true;
  }

  /// Whether there is a thread for those who part. Ranks play in one order.
  bool may_fork() {
    if (settings_.peers != nullptr) return false;
    if (forks_left_.fetch_sub(1) > 0) return true;
    ++forks_left_;
    return false;
  }

  /// Those who have parted beside the history that they parted from: two threads are better used so than within one.
  bool fork(Parted& parted, Together together, Replicate& history) {
    bool here = false, there = false;
    const auto safely = [&](bool& complete, const auto& play) {
      try {
        complete = play();
      } catch (...) {
        stopped_ = true;  // the other side need not go on
        throw;
      }
    };
    side_by_side([&] { safely(here, [&] { return go_on(std::move(together), history); }); },
                 [&] {
                   safely(there, [&] { return play_all(parted, std::max(1, settings_.threads / 2)); });
                   ++forks_left_;
                 });
    return here && there;
  }

  bool is_of_interest(const Together& together, Day day) const {
    return std::ranges::any_of(together, [&](std::size_t s) { return day < until_[s]; });
  }

  /// A month of one history, which is that of several scenarios. False at the end of the period, and when stopped.
  bool play_month(Replicate& history, const Together& together) {
    const auto on_month = [&](const MonthResult& month) {
      for (const std::size_t s : together) {
        if (first_day(month.month) < until_[s]) reader_.on_month(s, month);
      }
      common_.hear(together, month);
    };
    const auto on_day = [&](const Progress& engine) {
      for (const std::size_t s : together) {
        if (engine.today <= until_[s] && !reader_.on_day(s, engine) && engine.today < until_[s]) stopped_ = true;
      }
      return !stopped_;
    };
    return history.play_month(on_month, on_day);
  }

  /// Tells whose last month it was, and lets them go; but for the first, whose policies are played for others too.
  /// False, on every rank, when somebody has stopped it.
  bool end(const Replicate& history, Day begun, bool more, Together& together) {
    const auto over = [&](std::size_t s) { return until_[s] <= history.today(); };
    const auto ends = [&](std::size_t s) { return begun < until_[s] && over(s); };
    const bool asked = !more || std::ranges::any_of(together, ends);
    if (asked && !everyone_goes_on(settings_.peers, !stopped_)) return false;
    for (const std::size_t s : together) {
      if (ends(s)) reader_.on_end(s, history.totals());
    }
    together.erase(std::remove_if(together.begin() + 1, together.end(), over), together.end());
    return true;
  }

  const std::vector<const Scenario*>& scenarios_;
  const std::vector<Day>& until_;
  const ReplicateSettings& settings_;
  const HistoryReader& reader_;
  CommonPast common_;
  HistoriesPlayed played_;
  std::atomic<std::uint64_t> events_{0};
  std::atomic<int> forks_left_;
  std::atomic<bool> stopped_{false};
};

}  // namespace

HistoriesPlayed play_histories(const std::vector<const Scenario*>& scenarios, const std::vector<Day>& until,
                               const ReplicateSettings& settings, const HistoryReader& reader) {
  return Histories(scenarios, until, settings, reader).play();
}

}  // namespace corridor
