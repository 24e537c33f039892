// What the scenarios of a comparison are called in its tables.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// Names for the scenario column: the stem of each file, with -2, -3, ... where two are alike, and _ before one that a
/// spreadsheet takes for a formula.
std::vector<std::string> scenario_labels(const std::vector<Scenario>& scenarios);

/// Series of a world that are levels: means over months, never sums.
std::set<std::string> level_names(const World& world);

}  // namespace corridor
