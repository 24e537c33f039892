// Steps on the way: choice by the next-step tables, days by the pace.
#include "sim/life_journey.hpp"

#include <cmath>

#include "sim/address.hpp"
#include "sim/choose.hpp"

namespace corridor {

std::uint16_t origin_of(const World& world, const Luck& luck, const Party& party) {
  return choose(world.origins[party.nationality], luck.reread(family_of(party.identity), Purpose::kTraits)[2]).value;
}

double response_to_risk(const Surroundings& s, const Party& party) {
  const bool controlled = !s.contiguous(party);
  return std::exp(-s.mechanism->risk_elasticity * s.risk->above_reference(controlled));
}

std::optional<Hop> next_hop(const Surroundings& s, const Party& p) {
  const std::span<const Step> steps = s.steps_from_here(p);
  if (steps.empty() || p.hops == kMostHops) return std::nullopt;
  const Draws draws = s.luck->at(p.identity, Purpose::kHop, hop_of(p));
  std::size_t chosen = 0;
  while (chosen + 1 < steps.size() && draws[0] >= steps[chosen].cumulative) ++chosen;
  const Step& step = steps[chosen];
  const double days = step.days * (p.guided != 0 ? s.mechanism->pace_guided : s.mechanism->pace_unguided);
  return Hop{step.to, s.beyond_border(step), days, static_cast<int>(days + draws[2]), draws[1]};
}

std::uint16_t crossing_beside_port(const Surroundings& s, const Party& party) {
  std::uint16_t crossing = party.target;
  for (const Step& step : s.steps_from_here(party)) {
    if (s.beyond_border(step)) crossing = step.to;
  }
  return crossing;
}

}  // namespace corridor
