// A scenario as a file with every layer applied, and where each value came from.
#pragma once

#include <string>

#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// The scenario as YAML with a comment on each value that says which file and line set it; defaults say so.
std::string resolve_as_yaml(const Scenario& scenario);
std::string resolve_as_json(const Scenario& scenario);  ///< Leaves as {"value": ..., "from": "FILE:LINE"}.
/// The values alone, as JSON: the same for the same scenario, wherever its files lie. For hashes.
std::string values_as_json(const Scenario& scenario);

}  // namespace corridor
