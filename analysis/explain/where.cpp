// Where a party that is at some place can meet each gate.
#include <algorithm>
#include <set>

#include "analysis/explain/question.hpp"
#include "sim/network.hpp"

namespace corridor {
namespace {

using Jurisdictions = std::set<Id<Jurisdiction>>;

const Id<Jurisdiction> kRoot{std::size_t{0}};

/// Across the border from a town: the sectors that it leads to, and the port to which its people go.
Jurisdictions across(const World& world, Id<Place> town) {
  Jurisdictions found;
  if (!town || world.places[town.index()].side == Side::kDestination) return found;
  for (const Route& route : world.routes) {
    if (route.from != town && route.to != town) continue;
    const Place& other = world.places[(route.from == town ? route.to : route.from).index()];
    if (other.side == Side::kDestination) found.insert(other.jurisdiction);
  }
  if (found.empty()) return found;
  const std::uint16_t port = nearest_ports(world)[town.index()];
  if (port != 0xFFFF) found.insert(world.places[port].jurisdiction);
  return found;
}

bool begins_journeys(const World& world, const NamedPlace& at) {
  const auto is_there = [&](Id<Place> place) {
    return at.town ? place == at.town : world.within(world.places[place.index()].jurisdiction, at.jurisdiction);
  };
  return std::any_of(world.origins.begin(), world.origins.end(), [&](const Weighted<Place>& origins) {
    return std::any_of(origins.choices.begin(), origins.choices.end(), is_there);
  });
}

/// Every jurisdiction to which a party at this place can come next.
Jurisdictions reached(const World& world, const NamedPlace& at) {
  if (at.jurisdiction == kRoot) return {kRoot};
  Jurisdictions found;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const Id<Jurisdiction> inner{j};
    // A port lies in a sector, but is another place: who crosses between ports does not come to it.
    const bool other_place = world.jurisdictions[j].kind == JurisdictionKind::kPort &&
                             world.jurisdictions[at.jurisdiction.index()].kind == JurisdictionKind::kSector;
    if (world.within(inner, at.jurisdiction) && !other_place) found.insert(inner);
  }
  const Jurisdictions beyond = across(world, at.town);
  found.insert(beyond.begin(), beyond.end());
  Jurisdictions areas;
  for (const Id<Jurisdiction> one : found) {
    if (const Id<Jurisdiction> area = world.area_of(one)) areas.insert(area);
  }
  found.merge(areas);
  if (!beyond.empty() || begins_journeys(world, at)) found.insert(kRoot);
  return found;
}

/// The tables compose transit for every state, but only those with places on the way are ever passed.
bool is_on_the_way(const World& world, Id<Jurisdiction> state) {
  return std::any_of(world.places.begin(), world.places.end(), [&](const Place& place) {
    return place.side != Side::kDestination && world.within(place.jurisdiction, state);
  });
}

}  // namespace

std::vector<Id<Jurisdiction>> where_met(const World& world, const NamedPlace& at, Gate gate) {
  std::vector<Id<Jurisdiction>> met;
  const bool on_the_way = gate == Gate::kTransit || gate == Gate::kTransitCustody;
  for (const Id<Jurisdiction> where : reached(world, at)) {
    if (!gate_is_at(gate, world, where) || (on_the_way && !is_on_the_way(world, where))) continue;
    met.push_back(where);
  }
  return met;
}

}  // namespace corridor
