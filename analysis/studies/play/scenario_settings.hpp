// A scenario with the values of a point of a design set.
#pragma once

#include "analysis/studies/study/study.hpp"

namespace corridor {

/// What a point changes: the trees under `policies` and `mechanism` (null where a scenario has none).
struct PointTrees {
  YamlTree policies, mechanism;
};

/// Days of `in_force.from` and `in_force.to` replace the windows of their policy; one that would end before it begins
/// is never in force. Throws ConfigError when a value cannot be set.
PointTrees trees_at(const Study& study, const Point& point);

/// Numbers and days of policies that are in force at no point of the study, as warnings: a number switches nothing on.
std::vector<Problem> warnings_of_idle(const Study& study);

/// True when a point can change the world itself, so that it must be read again.
bool varies_world(const Study& study);

/// The scenario at a point. Shares the world of the study's own unless that varies. Throws ConfigError when the values
/// do not go together.
Scenario scenario_at(const Study& study, const Point& point);

}  // namespace corridor
