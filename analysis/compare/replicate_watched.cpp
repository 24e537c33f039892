// Histories of one replicate in step, with a witness in each.
#include <memory>
#include <optional>
#include <utility>

#include "analysis/compare/common_past.hpp"
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

/// A scenario's history: one of its own, or so far that of the base.
struct PlayedHistory {
  PlayedHistory(const Scenario& base, const Scenario& one) : scenario(&one), counter(one), alternative(base, one) {}
  const Scenario* scenario;
  CellCounter counter;
  Alternative alternative;
  MonthKeeper keeper;
  std::unique_ptr<Replicate> own;
  std::vector<Tally::StateRow> stocks;  ///< At the end of the last month.
};

class HistoriesInStep {
 public:
  HistoriesInStep(const std::vector<const Scenario*>& scenarios, const std::vector<std::vector<std::string>>& changed,
                  const ReplicateSettings& settings, const OnScenarioDay& on_day)
      : settings_(settings), on_day_(on_day) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
      const Scenario& one = *scenarios[s];
      histories_.push_back(std::make_unique<PlayedHistory>(*scenarios.front(), one));
      if (s > 0) fates_.emplace_back(one.policies.policies, changed.at(s - 1), one.scale);
    }
    base().own = base().alternative.begin(asked_of(base()), {});
  }

  PlayedReplicate play() {
    for (bool begun = false, more = true; more; begun = true) {
      part(begun);
      for (std::size_t s = 0; s < histories_.size(); ++s) {
        if (histories_[s]->own) more = play_month(s);
      }
      if (stopped_) return {};
      for (std::size_t s = 1; s < histories_.size() && more; ++s)
        fates_[s - 1].month(base().keeper.events(), played_for(s).keeper.events(), !in_period_);
    }
    PlayedReplicate played{true, {}, {}};
    for (std::size_t s = 0; s < histories_.size(); ++s) {
      played.cells.push_back(histories_[s]->counter.finish(played_for(s).own->totals()));
      if (s > 0) played.fates.push_back(fates_[s - 1].finish(base().stocks, played_for(s).stocks));
    }
    return played;
  }

 private:
  PlayedHistory& base() { return *histories_.front(); }
  /// The history that is played for a scenario.
  PlayedHistory& played_for(std::size_t s) { return histories_[s]->own ? *histories_[s] : base(); }
  RunSettings asked_of(PlayedHistory& history) const {
    RunSettings asked = settings_of(*history.scenario, settings_);
    asked.witness = &history.keeper;
    return asked;
  }

  /// Those whose next month is another than the base's go on by themselves.
  void part(bool begun) {
    std::optional<SavedState> past;
    for (const auto& history : histories_) {
      if (history->own || history->alternative.shares_next_month(*base().own)) continue;
      if (begun && !past) past.emplace(*base().own);
      history->own = history->alternative.begin(asked_of(*history), past);
    }
  }

  /// A month of a history, for every scenario whose it is. False at the end of the period, and when stopped.
  bool play_month(std::size_t s) {
    const auto for_each = [&](const auto& work) {
      for (std::size_t other = 0; other < histories_.size(); ++other) {
        if (&played_for(other) == histories_[s].get()) work(other, *histories_[other]);
      }
    };
    const auto on_month = [&](const MonthResult& month) {
      histories_[s]->stocks = month.stocks;
      in_period_ = true;
      for_each([&](std::size_t, PlayedHistory& one) {
        one.counter.add_month(month);
        if (one.alternative.shares()) one.alternative.hear(month);
      });
    };
    const auto on_day = [&](const Progress& engine) {
      for_each([&](std::size_t other, PlayedHistory&) {
        if (!on_day_(other, engine) && engine.today < engine.to) stopped_ = true;
      });
      return !stopped_;
    };
    return !stopped_ && histories_[s]->own->play_month(on_month, on_day);
  }

  const ReplicateSettings& settings_;
  const OnScenarioDay& on_day_;
  std::vector<std::unique_ptr<PlayedHistory>> histories_;
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
