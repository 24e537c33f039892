// Goals of precision: how many paired replicates a comparison needs.
#pragma once

#include <string>

#include "analysis/compare/rows.hpp"

namespace corridor {

/// "indicator:P-2: 2%", "series:removals: 500": how narrow the 95 % interval of a difference over the whole period has
/// to become, as half its width, in per cent of the base's value or in units.
struct PrecisionGoal {
  std::string text;  ///< As written.
  bool indicator = false;
  std::string name;
  std::string scope = "overall";  ///< Of an indicator.
  double width = 0;               ///< Half width; a share of the base's value when `relative`.
  bool relative = true;
};
/// Throws ConfigError when the text names no series or indicator of this world.
PrecisionGoal parse_precision(const std::string& text, const World& world);

/// Replicates that a goal asks for, judged by those at hand over every alternative; the number at hand when it is met.
int replicates_for(const PrecisionGoal& goal, const World& world, const PairedReplicates& replicates);

}  // namespace corridor
