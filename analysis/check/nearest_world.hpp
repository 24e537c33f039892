// Which world a file that names none is written for.
#pragma once

#include <string>

#include "sim/input/yaml.hpp"

namespace corridor {

/// The room whose modules a policy set names; "" for none.
std::string room_named(const YamlTree& set);

/// The folder of the world that a file lies in, else of the first one near with the policies of a room (any, for ""),
/// far from any of the one that ships; "" where there is none.
std::string nearest_world(const std::string& file, const std::string& room = "");

}  // namespace corridor
