// Histories of one replicate in step, with a witness in each.
#include <memory>
#include <utility>

#include "analysis/compare/replicate_play.hpp"

namespace corridor {
namespace {

/// Keeps the events of the month in hand.
class MonthKeeper final : public Witness {
 public:
  void month(std::span<const LifeEvent> events) override { events_.assign(events.begin(), events.end()); }
  std::span<const LifeEvent> events() const { return events_; }

 private:
  std::vector<LifeEvent> events_;
};

/// A scenario, and its history once it has one of its own.
struct WatchedScenario {
  explicit WatchedScenario(const Scenario& one) : scenario(&one), counter(one) {}
  const Scenario* scenario;
  CellCounter counter;
  MonthKeeper keeper;
  std::unique_ptr<Replicate> own;
  Together together;                    ///< Those for whom it is played.
  std::vector<Tally::StateRow> stocks;  ///< At the end of its last month.
  std::uint64_t events_before = 0;      ///< Of its history: played for another scenario.
};

class HistoriesInStep {
 public:
  HistoriesInStep(const std::vector<const Scenario*>& scenarios, const std::vector<std::vector<std::string>>& changed,
                  const ReplicateSettings& settings, const OnScenarioDay& on_day)
      : settings_(settings), on_day_(on_day), common_(scenarios, settings.share_past) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      const Scenario& one = *scenarios[s];
      watched_.push_back(std::make_unique<WatchedScenario>(one));
      base().together.push_back(s);
      past_.push_back({0, one.to});
      if (s > 0) fates_.emplace_back(one.policies.policies, changed.at(s - 1), one.scale);
    }
    base().own = std::make_unique<Replicate>(*base().scenario->world, base().scenario->policies.policies, asked_of(0));
  }

  PlayedReplicate play() {
    for (bool more = true; more;) {
      for (std::size_t s = 0; s < watched_.size(); ++s) part(s);
      for (std::size_t s = 0; s < watched_.size(); ++s) {
        if (watched_[s]->own) more = play_month(*watched_[s]);
      }
      if (stopped_) return {};
      for (std::size_t s = 1; s < watched_.size() && more; ++s)
        fates_[s - 1].month(base().keeper.events(), played_for(s).keeper.events(), !in_period_);
    }
    PlayedReplicate played{{true, past_, 0}, {}, {}};
    for (std::size_t s = 0; s < watched_.size(); ++s) {
      const WatchedScenario& one = *watched_[s];
      if (one.own) played.histories.events += one.own->totals().events - one.events_before;
      played.cells.push_back(watched_[s]->counter.finish(played_for(s).own->totals()));
      if (s > 0) played.fates.push_back(fates_[s - 1].finish(base().stocks, played_for(s).stocks));
    }
    return played;
  }

 private:
  WatchedScenario& base() { return *watched_.front(); }
  /// The one whose history it is.
  WatchedScenario& played_for(std::size_t s) { return watched_[s]->own ? *watched_[s] : *watched_[past_[s].with]; }
  RunSettings asked_of(std::size_t s) const {
    RunSettings asked = settings_of(*watched_[s]->scenario, settings_);
    asked.witness = &watched_[s]->keeper;
    return asked;
  }

  /// Those whose next month is another than that of the scenario with which they were together go on by themselves.
  void part(std::size_t played) {
    WatchedScenario& from = *watched_[played];
    if (!from.own) return;
    Parted parted = common_.part(from.together, *from.own);
    for (std::size_t g = 0; g < parted.groups.size(); ++g) {
      const std::size_t first = parted.groups[g].front();
      WatchedScenario& one = *watched_[first];
      one.own = common_.begin(parted, g, asked_of(first));
      one.events_before = one.own->totals().events;
      one.together = parted.groups[g];
      for (const std::size_t s : one.together) past_[s].with = first;
      past_[first] = {played, one.own->today()};
      part(first);  // with another world they have only now a law of their own
    }
  }

  /// False at the end of the period, and when stopped.
  bool play_month(WatchedScenario& played) {
    const auto on_month = [&](const MonthResult& month) {
      played.stocks = month.stocks;
      in_period_ = true;
      for (const std::size_t s : played.together) watched_[s]->counter.add_month(month);
      common_.hear(played.together, month);
    };
    const auto on_day = [&](const Progress& engine) {
      for (const std::size_t s : played.together) {
        if (!on_day_(s, engine) && engine.today < engine.to) stopped_ = true;
      }
      return !stopped_;
    };
    return !stopped_ && played.own->play_month(on_month, on_day);
  }

  const ReplicateSettings& settings_;
  const OnScenarioDay& on_day_;
  CommonPast common_;
  std::vector<std::unique_ptr<WatchedScenario>> watched_;
  std::vector<SharedPast> past_;
  std::vector<FateComparison> fates_;
  bool in_period_ = false;
  bool stopped_ = false;
};

}  // namespace

PlayedReplicate play_watched(const std::vector<const Scenario*>& scenarios,
                             const std::vector<std::vector<std::string>>& changed, const ReplicateSettings& settings,
                             const OnScenarioDay& on_day) {
  return HistoriesInStep(scenarios, changed, settings, on_day).play();
}

}  // namespace corridor
