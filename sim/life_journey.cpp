// Steps on the way: choice by the next-step tables, days by the pace.
#include "sim/life_journey.hpp"

#include <algorithm>
#include <cmath>

#include "sim/choose.hpp"

namespace corridor {

std::uint16_t origin_of(const World& world, std::size_t nationality, const Draws& traits) {
  return choose(world.origins[nationality], traits[2]).value;
}

std::uint16_t origin_of(const World& world, const Luck& luck, const Party& party) {
  return origin_of(world, party.nationality, luck.reread(family_of(party.identity), Purpose::kTraits));
}

double response_to_risk(const Surroundings& s, const Party& party) {
  const bool controlled = !s.contiguous(party);
  const auto chance = [controlled](double let_in, double stopped_on_the_way) {
    return let_in * (controlled ? 1 - stopped_on_the_way : 1);
  };
  const double hope = chance(s.experience->let_in(group_of(party.nationality, party.kind)), s.risk->in_transit());
  const double usual = chance(1 - s.mechanism->risk_reference, s.mechanism->risk_reference_transit);
  return std::exp(s.mechanism->risk_elasticity * (hope - usual));
}

double response_to_ports(const Surroundings& s, const Party& party) {
  const auto here = s.world->port_draws.find(s.target(party).value);
  const std::uint16_t port = s.port_near(party);
  const bool hears = party.intent == Intent::kSeeksProtection && port != kNoPort;
  const std::size_t group = group_of(party.nationality, party.kind);
  const double heard = hears ? s.experience->draw_of_port(s.governs(port), group) : 0;
  return std::exp((here == s.world->port_draws.end() ? 0 : here->second) + heard);
}

int days_until_stopped(const Hop& hop, PerDay rate) {
  const double ended = -std::expm1(-rate * hop.days);
  const double days = -std::log1p(-hop.when_stopped * ended) / rate;
  return static_cast<int>(std::min(days, hop.days) + hop.time_of_day);
}

std::optional<std::uint16_t> crossing_beside_port(const Surroundings& s, const Party& party) {
  if (party.hops == kMostHops) return std::nullopt;
  const std::span<const Step> steps = s.steps_from_here(party);
  const auto share = [&](std::size_t i) {
    if (!steps[i].crosses_border) return 0.0;
    return steps[i].cumulative - (i == 0 ? 0.0 : steps[i - 1].cumulative);
  };
  double all = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) all += share(i);
  double left = all * s.luck->at(party.identity, Purpose::kHop, hop_of(party))[0];
  std::optional<std::uint16_t> crossing;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (share(i) <= 0) continue;
    crossing = steps[i].to;
    if (left < share(i)) break;
    left -= share(i);
  }
  return crossing;
}

}  // namespace corridor
