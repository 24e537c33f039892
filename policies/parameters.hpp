// Reads parameter values, in descriptors and in policy sets, and resolves their exceptions against a world.
#pragma once

#include <string>

#include "policies/module.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// What a number must respect.
struct ParameterBounds {
  std::string unit;
  double low = 0, high = 0;
};

/// Reads `from` (replaces the steps) and `by` (goes over the exceptions that are there) of a map into `value`. With a
/// world, keys of `by` are resolved and unknown ones reported; without one they are left for `resolve_known`.
void read_exceptions(YamlReader& map, const ParameterBounds& bounds, const World* world, ParameterValue& value);

/// Reads a user's value over `standard`. A bare number holds for everyone on every day; a map may give value, unit,
/// from and by. A value without `by` drops the default's exceptions; `by` goes over them.
ParameterValue read_parameter(const YamlTree& node, const std::string& path, const ParameterBounds& bounds,
                              const ParameterValue& standard, const World& world, Problems& problems);

/// Resolves the exceptions of a register default; drops those whose place or nationality this world does not have.
ParameterValue resolve_known(const World& world, const ParameterValue& standard);

/// The jurisdiction of an id: a jurisdiction itself, or that of a place. None when unknown.
Id<Jurisdiction> jurisdiction_of(const World& world, const std::string& id);
/// What to say about an unknown place: the nearest id.
std::string suggest_place(const World& world, const std::string& id);

}  // namespace corridor
