// Which indicators and parts there are, and at which scopes each can have a value: what a world and the register make
// possible, whatever happens in a run.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policies/register.hpp"
#include "sim/world.hpp"

namespace corridor {

/// The scopes beside "overall" at which an indicator can have a value.
enum class Scopes {
  kOverall,  ///< None.
  kLayers,   ///< "transit", "border", "interior".
  kPorts,
  kSectors,
  kAreas,
  kNamed,  ///< Jurisdictions that an act of the register names.
};

/// An indicator or part, "P-1:q_port".
struct IndicatorShape {
  std::string_view name;
  Scopes scopes = Scopes::kOverall;
};

/// All that indicators.csv can hold, in the order in which they are told.
std::span<const IndicatorShape> indicator_shapes();

/// The scopes by name, "overall" first, then jurisdictions in the order of the world.
std::vector<std::string> scope_names(const World& world, const Register& shipped, Scopes scopes);

}  // namespace corridor
