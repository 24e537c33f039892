// What a life reads: the world, the law of each day, what is believed and what way people go. Nobody writes any of it
// while a day is lived, so parties may live side by side.
#pragma once

#include <vector>

#include "sim/contact.hpp"
#include "sim/experience.hpp"
#include "sim/law.hpp"
#include "sim/luck.hpp"
#include "sim/mechanism.hpp"
#include "sim/network.hpp"
#include "sim/party.hpp"
#include "sim/risk.hpp"
#include "sim/route_choice.hpp"

namespace corridor {

struct Surroundings {
  const World* world;
  const Mechanism* mechanism;
  const Law* law;
  const RouteChoice* routes;
  const PerceivedRisk* risk;
  const Experience* experience;
  const Luck* luck;
  const ContactBounds* contact_bounds;
  const std::vector<Id<Jurisdiction>>* governed_by;  ///< Place -> the jurisdiction that it lies in.
  const std::vector<std::uint16_t>* nearest_port;    ///< Place -> place index of the nearest port, or kNoPort.
  int month_begin = 0, month_end = 0;                ///< Days of the month in hand, from the start of the period.

  const GateTables& law_on(int day) const { return law->on(day); }
  Id<Jurisdiction> governs(std::uint16_t place) const { return (*governed_by)[place]; }
  Id<Jurisdiction> here(const Party& p) const { return governs(p.place); }
  Id<Jurisdiction> target(const Party& p) const { return governs(p.target); }
  /// Place index of the port nearest to a party, or kNoPort.
  std::uint16_t port_near(const Party& p) const { return (*nearest_port)[p.place]; }
  bool contiguous(const Party& p) const { return world->nationalities[p.nationality].contiguous; }
  std::span<const Step> steps_from_here(const Party& p) const {
    return routes->steps(p.place, p.nationality, p.kind, p.guided != 0);
  }
};

}  // namespace corridor
