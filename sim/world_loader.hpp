// Reads a world folder and checks it: connected, no unreachable place, coordinates sane, shares that sum to one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/input/errors.hpp"
#include "sim/input/yaml.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Reads every table of the world in `directory`. `mechanism`, a map from name to number, puts numbers in place of
/// those of parameters.yaml, within their bounds. Mistakes are collected in `problems`; the world is usable only if
/// there are none.
std::unique_ptr<World> load_world(const std::string& directory, Problems& problems,
                                  const YamlTree& mechanism = nullptr);

/// The parameters without which no world can be played: those of the mechanism and the warm-up. Others are factors of
/// base rates.
const std::vector<std::string>& needed_parameters();

}  // namespace corridor
