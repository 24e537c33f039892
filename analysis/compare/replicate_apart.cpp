// The cells of scenarios whose histories are played one after another.
#include <utility>

#include "analysis/compare/replicate_play.hpp"

namespace corridor {

PlayedReplicate play_apart(const std::vector<const Scenario*>& scenarios, const ReplicateSettings& settings,
                           const OnScenarioDay& on_day) {
  std::vector<CellCounter> counters;
  std::vector<Day> until;
  for (const Scenario* scenario : scenarios) {
    counters.emplace_back(*scenario);
    until.push_back(scenario->to);
  }
  PlayedReplicate played;
  played.cells.resize(scenarios.size());
  const auto on_month = [&](std::size_t s, const MonthResult& month) { counters[s].add_month(month); };
  const auto on_end = [&](std::size_t s, const RunTotals& totals) { played.cells[s] = counters[s].finish(totals); };
  played.histories = play_histories(scenarios, until, settings, {on_day, on_month, on_end});
  if (!played.histories.complete) return {};
  return played;
}

}  // namespace corridor
