// Plays one replicate of scenarios that differ in policies, and the past that they share only once.
#pragma once

#include <functional>
#include <vector>

#include "analysis/compare/cells.hpp"
#include "analysis/compare/common_past.hpp"
#include "analysis/compare/fates.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// What a replicate leaves: the cells of each scenario, and where lives were watched the fates under each alternative
/// (scenario 1 on).
struct PlayedReplicate {
  bool complete = false;  ///< False when stopped: the rest is then empty.
  std::vector<ReplicateCells> cells;
  std::vector<FateTable> fates;
};

/// Told of each day of each scenario; false stops.
using OnScenarioDay = std::function<bool(std::size_t scenario, const Progress& engine)>;

/// One history after another. The first scenario is played for all until a law differs; whoever parts from it is played
/// from there to the end before it goes on. Needs memory for two engines and a saved state.
PlayedReplicate play_apart(const std::vector<const Scenario*>& scenarios, const ReplicateSettings& settings,
                           const OnScenarioDay& on_day);

/// All histories in step, a month of each at a time, and lives laid side by side. `changed[a]`: modules that differ
/// between the base and alternative a (from 0). Needs memory for an engine and the events of a month for each scenario,
/// and 64 bytes for each party that ever did anything, for each alternative.
PlayedReplicate play_watched(const std::vector<const Scenario*>& scenarios,
                             const std::vector<std::vector<std::string>>& changed, const ReplicateSettings& settings,
                             const OnScenarioDay& on_day);

}  // namespace corridor
