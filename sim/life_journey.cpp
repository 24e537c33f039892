// Steps on the way: choice by the next-step tables, days by the pace.
#include "sim/life_journey.hpp"

#include <cmath>

#include "sim/choose.hpp"

namespace corridor {

std::uint16_t origin_of(const World& world, const Luck& luck, const Party& party) {
  return choose(world.origins[party.nationality], luck.reread(family_of(party.identity), Purpose::kTraits)[2]).value;
}

double response_to_risk(const Surroundings& s, const Party& party) {
  const bool controlled = !s.contiguous(party);
  return std::exp(-s.mechanism->risk_elasticity * s.risk->above_reference(controlled));
}

std::uint16_t crossing_beside_port(const Surroundings& s, const Party& party) {
  std::uint16_t crossing = party.target;
  for (const Step& step : s.steps_from_here(party)) {
    if (s.beyond_border(step)) crossing = step.to;
  }
  return crossing;
}

}  // namespace corridor
