// A world small enough to reason about, built in code: two transit cities, two border cities, two sectors, two ports,
// two areas.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/world.hpp"

namespace corridor::tiny {

/// Jurisdictions by index.
enum Where : std::size_t {
  kRoot,
  kOriginCountry,
  kTransitCountry,
  kDestination,
  kOriginState,
  kSouthState,
  kNorthState,
  kWestState,
  kEastState,
  kWestSector,
  kEastSector,
  kWestPort,
  kEastPort,
  kAreaOne,
  kAreaTwo,
  kLocalityOne,
  kLocalityTwo,
  kLocalityThree
};
/// Places by index.
enum At : std::size_t { kHome, kSouth, kNorth, kWestCity, kEastCity, kToWest, kToEast, kPortWest, kPortEast };

inline Id<Jurisdiction> id(Where where) { return Id<Jurisdiction>{static_cast<std::size_t>(where)}; }
inline Id<Place> id(At at) { return Id<Place>{static_cast<std::size_t>(at)}; }

inline constexpr Day kFrom{std::chrono::year{2014} / 1 / 1};

inline void add_jurisdictions(World& world) {
  using Kind = JurisdictionKind;
  const auto add = [&](const char* name, Kind kind, Id<Jurisdiction> parent, Id<Jurisdiction> state = {}) {
    world.jurisdictions.push_back({name, name, kind, parent, state});
  };
  add("WORLD", Kind::kWorld, {});
  add("ORI", Kind::kCountry, id(kRoot));
  add("TRA", Kind::kCountry, id(kRoot));
  add("DES", Kind::kCountry, id(kRoot));
  add("ORI-1", Kind::kState, id(kOriginCountry));
  add("TRA-S", Kind::kState, id(kTransitCountry));
  add("TRA-N", Kind::kState, id(kTransitCountry));
  add("DES-W", Kind::kState, id(kDestination));
  add("DES-E", Kind::kState, id(kDestination));
  add("SEC-W", Kind::kSector, id(kDestination), id(kWestState));
  add("SEC-E", Kind::kSector, id(kDestination), id(kEastState));
  add("POE-W", Kind::kPort, id(kWestSector), id(kWestState));
  add("POE-E", Kind::kPort, id(kEastSector), id(kEastState));
  add("AREA-1", Kind::kArea, id(kDestination));
  add("AREA-2", Kind::kArea, id(kDestination));
  add("LOC-1", Kind::kLocality, id(kAreaOne), id(kWestState));
  add("LOC-2", Kind::kLocality, id(kAreaOne), id(kWestState));
  add("LOC-3", Kind::kLocality, id(kAreaTwo), id(kEastState));
  world.custody_areas[kWestSector] = id(kAreaOne);
  world.custody_areas[kEastSector] = id(kAreaTwo);
}

inline void add_network(World& world) {
  const auto place = [&](const char* name, Where where, const char* kind, Side side) {
    world.places.push_back({name, name, id(where), kind, side, 0, 0});
  };
  place("HOME", kOriginState, "origin_city", Side::kOrigin);
  place("SOUTH", kSouthState, "transit_city", Side::kTransit);
  place("NORTH", kNorthState, "transit_city", Side::kTransit);
  place("CITY-W", kNorthState, "border_city", Side::kTransit);
  place("CITY-E", kNorthState, "border_city", Side::kTransit);
  place("SEC-W", kWestSector, "sector", Side::kDestination);
  place("SEC-E", kEastSector, "sector", Side::kDestination);
  place("POE-W", kWestPort, "port", Side::kDestination);
  place("POE-E", kEastPort, "port", Side::kDestination);
  const auto route = [&](At from, At to, const char* mode, double km, double days) {
    world.routes.push_back({id(from), id(to), mode, km, days});
  };
  route(kHome, kSouth, "road", 600, 2);
  route(kHome, kNorth, "remote", 900, 5);
  route(kSouth, kNorth, "road", 700, 3);
  route(kSouth, kNorth, "rail", 750, 2.5);
  route(kSouth, kEastCity, "road", 1200, 4);
  route(kNorth, kWestCity, "road", 500, 2);
  route(kNorth, kEastCity, "road", 450, 1.5);
  route(kWestCity, kEastCity, "road", 800, 1.5);
  route(kWestCity, kToWest, "river", 10, 0.2);
  route(kEastCity, kToEast, "river", 12, 0.2);
  route(kWestCity, kPortWest, "port", 3, 0.1);
  route(kEastCity, kPortEast, "port", 3, 0.1);
  route(kPortWest, kToWest, "us_road", 20, 0.1);
}

inline void add_rates(World& world) {
  const auto rate = [&](Gate gate, Outcome outcome, double value, Where where = kRoot, Who who = {}) {
    world.base_rates.push_back({gate, outcome, id(where), who, value});
  };
  const Who protection = Who{}.only(Attribute::kIntent, Intent::kSeeksProtection);
  const Who contiguous = Who{}.only(Attribute::kNationality, 1);
  rate(Gate::kDeparture, Outcome::kLeft, 0.9);
  rate(Gate::kDeparture, Outcome::kWaited, 0.05);
  rate(Gate::kTransit, Outcome::kApprehended, 0.03, kTransitCountry);
  rate(Gate::kTransit, Outcome::kApprehended, 0, kTransitCountry, contiguous);
  rate(Gate::kTransit, Outcome::kDied, 0.002, kTransitCountry);
  rate(Gate::kTransit, Outcome::kSettledOnTheWay, 0.003, kSouthState);
  rate(Gate::kTransitCustody, Outcome::kReturned, 0.7);
  rate(Gate::kTransitCustody, Outcome::kReleased, 0.2);
  rate(Gate::kTransitCustody, Outcome::kAsylum, 0.1);
  rate(Gate::kApproach, Outcome::kToPort, 0.3, kRoot, protection);
  rate(Gate::kApproach, Outcome::kWaited, 0.1);
  rate(Gate::kApproach, Outcome::kGaveUp, 0.02);
  rate(Gate::kPortOfEntry, Outcome::kTurnedBack, 0.3);
  rate(Gate::kPortOfEntry, Outcome::kParoled, 0.1);
  rate(Gate::kCrossing, Outcome::kApprehended, 0.8);
  rate(Gate::kCrossing, Outcome::kApprehended, 1.1, kEastSector);
  rate(Gate::kCrossing, Outcome::kDied, 0.01);
  rate(Gate::kCrossing, Outcome::kTurnedBack, 0.2);
  rate(Gate::kProcessing, Outcome::kReturned, 0.6, kRoot, contiguous);
  rate(Gate::kProcessing, Outcome::kRemovedFast, 0.2);
  rate(Gate::kProcessing, Outcome::kProsecuted, 0.05);
  rate(Gate::kProcessing, Outcome::kToDetention, 0.3, kRoot, protection);
  rate(Gate::kProcessing, Outcome::kToDetention, 0.1, kRoot, contiguous);
  rate(Gate::kDetention, Outcome::kBed, 0.8);
  rate(Gate::kDetention, Outcome::kBond, 0.1);
  rate(Gate::kCourt, Outcome::kRelief, 0.25);
  rate(Gate::kCourt, Outcome::kRemovalOrder, 0.4);
  rate(Gate::kCourt, Outcome::kInAbsentia, 0.1);
  rate(Gate::kRemoval, Outcome::kRemoved, 0.9);
  rate(Gate::kReturn, Outcome::kTriedAgain, 0.5);
  rate(Gate::kReturn, Outcome::kWaited, 0.1);
  rate(Gate::kContact, Outcome::kBookedLocal, 0.0008);
  rate(Gate::kContact, Outcome::kAtLarge, 0.0001);
  rate(Gate::kContact, Outcome::kRelocated, 0.0002);
  rate(Gate::kContact, Outcome::kLeftCountry, 0.0001);
  rate(Gate::kTransfer, Outcome::kTransferred, 0.4);
}

inline void add_parameters(World& world) {
  const std::vector<std::pair<const char*, double>> values{{"route_hop_cost", 1.0},
                                                           {"route_day_cost", 0.3},
                                                           {"route_km_cost", 0.0005},
                                                           {"route_risk_cost", 1.0},
                                                           {"guided_risk", 0.5},
                                                           {"pace_guided", 1.0},
                                                           {"pace_unguided", 1.5},
                                                           {"transit_custody_days", 10},
                                                           {"prosecution_days", 5},
                                                           {"shelter_days", 20},
                                                           {"hearing_abroad_days", 40},
                                                           {"detention_days_fast", 8},
                                                           {"detention_days_screening", 10},
                                                           {"detention_days_protection", 15},
                                                           {"detention_days_interior", 20},
                                                           {"detention_days_family", 12},
                                                           {"detention_days_fast_contiguous", 8},
                                                           {"custody_review_days", 4},
                                                           {"release_from_fill", 1},
                                                           {"release_full_fill", 1},
                                                           {"beds_beyond_funded_fill", 1},
                                                           {"retry_days", 4},
                                                           {"restart_days", 15},
                                                           {"wait_days", 10},
                                                           {"longest_wait_days", 3650},
                                                           {"port_patience_days", 20},
                                                           {"relocation_elasticity", 0.5},
                                                           {"filing_share", 0.9},
                                                           {"parole_filing_share", 0.5},
                                                           {"filing_days", 3},
                                                           {"reopened_share", 0.2},
                                                           {"reopening_days", 30},
                                                           {"got_away_seen_share", 0.6},
                                                           {"known_way_weight", 0.5},
                                                           {"known_way_persons", 50},
                                                           {"let_in_weight", 1},
                                                           {"let_in_persons", 100},
                                                           {"experience_memory", 0.8},
                                                           {"risk_elasticity", 1},
                                                           {"risk_memory", 0.7},
                                                           {"risk_reference", 0.4},
                                                           {"risk_reference_transit", 0.2},
                                                           {"contact_bound", 4},
                                                           {"conviction_share", 0.3},
                                                           {"court_completions_per_day", 20},
                                                           {"court_backlog", 300},
                                                           {"guided_share", 0.4},
                                                           {"warm_up_months", 0},
                                                           {"standing_order_share", 0.2}};
  for (const auto& [name, value] : values)
    world.parameters[name] = {value, "1", 0, 1e12, "constructed for tests", "judgement"};
}

/// The whole world. `persons`: of each cohort (months January to April 2014, two nationalities, adults and families).
inline World make_world(Persons persons = 400) {
  World world;
  world.id = world.name = "tiny";
  world.nationalities = {{"AAA", "Afar", false}, {"BBB", "Beside", true}};
  add_jurisdictions(world);
  add_network(world);
  add_rates(world);
  add_parameters(world);
  for (unsigned month = 1; month <= 4; ++month) {
    for (std::uint8_t nationality = 0; nationality < 2; ++nationality) {
      for (const PartyKind kind : {PartyKind::kSingleAdult, PartyKind::kFamilyUnit}) {
        world.cohorts.push_back({std::chrono::year{2014} / std::chrono::month{month}, nationality, kind, persons});
      }
    }
  }
  for (const Where locality : {kLocalityOne, kLocalityTwo, kLocalityThree}) {
    for (std::uint8_t nationality = 0; nationality < 2; ++nationality) {
      world.residents.push_back({id(locality), nationality, Criminality::kNone, 5 * persons, false});
      world.residents.push_back({id(locality), nationality, Criminality::kConvicted, persons, false});
      world.residents.push_back({id(locality), nationality, Criminality::kNone, persons, true});
    }
  }
  world.origins = {{{id(kHome)}, {1.0}}, {{id(kSouth), id(kNorth)}, {0.7, 0.3}}};
  world.destinations = {{{id(kLocalityOne), id(kLocalityTwo), id(kLocalityThree)}, {0.5, 0.2, 0.3}},
                        {{id(kLocalityTwo), id(kLocalityThree)}, {0.6, 0.4}}};
  world.party_sizes = {{"single_adult", {1.0}}, {"family_unit", {0, 0.5, 0.3, 0.2}}, {"unaccompanied_minor", {1.0}}};
  world.intents = {0.4, 0.8, 0.9, 0.1, 0.3, 0.5};
  world.pulls[kEastSector] = {0.5, 1.0, 0.0, 0.2, 0.2, 0.0};
  return world;
}

/// The same where nothing is scarce and nobody is afraid: parties do not touch one another.
inline World make_independent_world(Persons persons) {
  World world = make_world(persons);
  world.parameters["risk_elasticity"].value = 0;
  world.parameters["route_risk_cost"].value = 0;
  world.parameters["known_way_weight"].value = 0;
  world.parameters["let_in_weight"].value = 0;
  world.parameters["relocation_elasticity"].value = 0;
  world.parameters["court_completions_per_day"].value = 1e9;
  return world;
}

}  // namespace corridor::tiny
