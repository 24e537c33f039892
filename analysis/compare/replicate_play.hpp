// Plays one replicate of scenarios that differ in policies, and the past that they share only once.
#pragma once

#include <functional>
#include <vector>

#include "analysis/compare/cells.hpp"
#include "analysis/compare/fates.hpp"
#include "analysis/compare/histories.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// What a replicate leaves: the cells of each scenario, and where lives were watched the fates under each alternative
/// (scenario 1 on).
struct PlayedReplicate {
  HistoriesPlayed histories;  ///< When stopped, the rest is empty.
  std::vector<ReplicateCells> cells;
  std::vector<FateTable> fates;
};

/// One history after another (play_histories).
PlayedReplicate play_apart(const std::vector<const Scenario*>& scenarios, const ReplicateSettings& settings,
                           const OnScenarioDay& on_day);

/// All histories in step, a month of each at a time, and lives laid side by side; a past that scenarios share is played
/// once. `changed[a]`: modules that differ between the base and alternative a (from 0). Needs memory for an engine and
/// the events of a month for each scenario that has parted, and 64 bytes for each party that ever did anything, for
/// each alternative.
PlayedReplicate play_watched(const std::vector<const Scenario*>& scenarios,
                             const std::vector<std::vector<std::string>>& changed, const ReplicateSettings& settings,
                             const OnScenarioDay& on_day);

}  // namespace corridor
