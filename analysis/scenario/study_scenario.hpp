// The scenario that a study is of: what sweeps and calibrations read alike.
#pragma once

#include <optional>
#include <string>

#include "analysis/scenario/scenario.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// The scenario that a study names under `scenario`, relative to the study's file. None where it is not named, not
/// there or wrong; every mistake is then among the study's.
std::optional<Scenario> read_study_scenario(YamlReader& study, const std::string& study_file);

}  // namespace corridor
