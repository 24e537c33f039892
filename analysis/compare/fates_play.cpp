// Several histories of one replicate in step.
#include "analysis/compare/fates_play.hpp"

#include <memory>

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

/// One of the histories.
struct PlayedHistory {
  PlayedHistory(const Scenario& scenario, const RunSettings& settings)
      : counter(scenario), replicate(*scenario.world, scenario.policies.policies, settings) {}
  CellCounter counter;
  Replicate replicate;
  std::vector<Tally::StateRow> stocks;  ///< At the end of the last month.
  bool in_period = false;
};

}  // namespace

WatchedReplicate play_watched(const std::vector<const Scenario*>& scenarios,
                              const std::vector<std::vector<std::string>>& changed, std::uint32_t replicate,
                              int threads, const std::function<bool(std::size_t, const Progress&)>& on_day) {
  std::vector<MonthKeeper> keepers(scenarios.size());
  std::vector<std::unique_ptr<PlayedHistory>> histories;
  std::vector<FateComparison> fates;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const Scenario& one = *scenarios[s];
    histories.push_back(std::make_unique<PlayedHistory>(
        one, RunSettings{one.from, one.to, one.seed, replicate, one.scale, threads, &keepers[s]}));
    if (s > 0) fates.emplace_back(one.policies.policies, changed.at(s - 1), one.scale);
  }
  bool stopped = false;
  const auto play_month = [&](std::size_t s) {
    PlayedHistory& history = *histories[s];
    return history.replicate.play_month(
        [&](const MonthResult& month) {
          history.counter.add_month(month);
          history.stocks = month.stocks;
          history.in_period = true;
        },
        [&](const Progress& engine) {
          const bool go_on = !on_day || on_day(s, engine);
          stopped = stopped || (!go_on && engine.today < engine.to);
          return go_on || engine.today == engine.to;
        });
  };
  for (bool more = true; more && !stopped;) {
    more = false;
    for (std::size_t s = 0; s < scenarios.size() && !stopped; ++s) more = play_month(s) || more;
    if (stopped) return {};
    for (std::size_t s = 1; s < scenarios.size() && more; ++s)
      fates[s - 1].month(keepers[0].events(), keepers[s].events(), !histories[s]->in_period);
  }
  WatchedReplicate watched{true, {}, {}};
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    watched.cells.push_back(histories[s]->counter.finish(histories[s]->replicate.totals()));
    if (s > 0) watched.fates.push_back(fates[s - 1].finish(histories[0]->stocks, histories[s]->stocks));
  }
  return watched;
}

void FateSum::add(const FateTable& table, int replicate) {
  if (replicates_++ == 0) {
    for (const auto& [cell, examples] : table.examples) {
      for (const FateExample& example : examples) examples_.push_back({replicate, cell, example});
    }
  }
  for (const auto& [cell, persons] : table.persons) persons_[cell] += persons;
  for (const auto& [group, persons] : table.groups) groups_[group] += persons;
}

std::vector<FateRow> FateSum::rows() const {
  std::vector<FateRow> rows;
  for (const auto& [cell, persons] : persons_)
    rows.push_back({cell, static_cast<double>(persons) / static_cast<double>(replicates_)});
  return rows;
}

std::vector<FateGroupRow> FateSum::groups() const {
  std::vector<FateGroupRow> rows;
  for (const auto& [group, persons] : groups_)
    rows.push_back({group, static_cast<double>(persons) / static_cast<double>(replicates_)});
  return rows;
}

}  // namespace corridor
