// What the scenarios of a comparison are called in its tables.
#pragma once

#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// Names for the scenario column: the stem of each file, with -2, -3, ... where two are alike, and _ before one that a
/// spreadsheet takes for a formula.
std::vector<std::string> scenario_labels(const std::vector<Scenario>& scenarios);

}  // namespace corridor
