// The way: where a journey begins, which step comes next and how long it takes, and how much less people set out when
// they are afraid.
#pragma once

#include <optional>

#include "sim/address.hpp"
#include "sim/surroundings.hpp"

namespace corridor {

/// Where somebody of a nationality comes from whose traits are these.
std::uint16_t origin_of(const World& world, std::size_t nationality, const Draws& traits);
/// Where a party of this identity comes from: the same place whenever it is asked.
std::uint16_t origin_of(const World& world, const Luck& luck, const Party& party);

/// What the hope of coming through and being let in makes of the share that leaves home: 1 at the reference.
double response_to_risk(const Surroundings& s, const Party& party);

/// What makes a port likelier than the way between ports, as a factor of the odds: the sector that a party stands
/// before, and, where it seeks protection, what is heard of ports.
double response_to_ports(const Surroundings& s, const Party& party);

/// A step on the way.
struct Hop {
  std::uint16_t to = 0;         ///< Place index.
  bool crosses_border = false;  ///< Leads to a sector: the party comes before the border at once.
  double days = 0;              ///< How long it is on the way.
  int whole_days = 0;           ///< The same rounded at random.
  double stopped = 0;           ///< In (0, 1): decides between what can end it.
  double time_of_day = 0;       ///< In (0, 1): when it begins.
  double when_stopped = 0;      ///< In (0, 1): when it ends before its time.
};

/// The next step from where a party is; none where the network leads nowhere or the journey has had all its steps.
/// In the header, to be compiled into the step that takes it: most of what happens in a run is this.
inline std::optional<Hop> next_hop(const Surroundings& s, const Party& p) {
  const std::span<const Step> steps = s.steps_from_here(p);
  if (steps.empty() || p.hops == kMostHops) return std::nullopt;
  const Draws draws = s.luck->at(p.identity, Purpose::kHop, hop_of(p));
  std::size_t chosen = 0;
  while (chosen + 1 < steps.size() && draws[0] >= steps[chosen].cumulative) ++chosen;
  const Step& step = steps[chosen];
  const double days = step.days * (p.guided != 0 ? s.mechanism->pace_guided : s.mechanism->pace_unguided);
  return Hop{step.to, step.crosses_border, days, static_cast<int>(days + draws[2]), draws[1], draws[2], draws[3]};
}

/// How many midnights pass until a hop is ended by something that comes at `rate` a day: a time before the hop's own,
/// drawn from the exponential distribution that is cut there.
int days_until_stopped(const Hop& hop, PerDay rate);

/// The place across the border that a party tries when it gives up waiting at a port: a step like any other, among
/// those that lead across. None where none does, or the journey has had all its steps.
std::optional<std::uint16_t> crossing_beside_port(const Surroundings& s, const Party& party);

}  // namespace corridor
