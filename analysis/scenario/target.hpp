// What a study can vary: a path into a scenario's policies or mechanism, or a parameter of a practice model.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/input/yaml.hpp"
#include "sim/world.hpp"

namespace corridor {

/// What stands at a path: a number with bounds and unit, a policy that is as enacted or never in force, the day on
/// which a policy begins or ends, or the whole policy set.
struct StudyTarget {
  enum class Kind { kNumber, kPolicy, kDay, kPolicySet };
  Kind kind = Kind::kNumber;
  double low = std::numeric_limits<double>::lowest();
  double high = std::numeric_limits<double>::max();
  std::string unit = {};   ///< "" where numbers have none.
  double value = 0;        ///< Of a number: what it is when nobody sets it, without dates and exceptions.
  bool uncertain = false;  ///< Of a number: marked calibrated or judgement, not sourced.
};

/// x1, x2, ...: numbers of any size. Reported at the key in `parameters` when it is none.
std::optional<StudyTarget> practice_target(YamlReader& parameters, const std::string& path);

/// policies, policies.MODULE, policies.MODULE.PART, either with .in_force.from or .in_force.to,
/// policies.MODULE.PARAMETER, mechanism.PARAMETER of `world`. Reported at the key in `parameters` when it is none.
/// Without a world (its scenario is wrong) any parameter of a mechanism passes.
std::optional<StudyTarget> scenario_target(YamlReader& parameters, const std::string& path, const World* world);

/// Every uncertain number below "policies.*", "policies.MODULE.*" or "mechanism.*", by path. Empty when the pattern is
/// none of these.
std::vector<std::pair<std::string, StudyTarget>> uncertain_targets(const std::string& pattern, const World* world);

}  // namespace corridor
