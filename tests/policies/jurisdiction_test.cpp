// An act of one country decides nothing in another: over all rooms, at every gate that people meet on land, no act
// holds whose institutions are all of other countries. At sea ships sail where no country is, and keep to no side.
#include <set>

#include "policies/register.hpp"
#include "tests/policies/central-mediterranean/mediterranean_fixture.hpp"

namespace corridor {
namespace {

using Countries = std::set<std::string>;

const World& america() { return test::shipped_world(); }
const World& mediterranean() { return test::mediterranean(); }

std::string country_of(const World& world, Id<Jurisdiction> where) {
  const Id<Jurisdiction> country = world.ancestor(where, JurisdictionKind::kCountry);
  return country ? world.jurisdictions[country.index()].id : "";
}

/// The register of the first room writes institutions by their initials; all but these are of the destination.
std::string country_of_initials(const std::string& name) {
  const Countries mexican{"INM", "SRE", "SEGOB", "COMAR", "Guardia Nacional"};
  return mexican.contains(name) ? "MX" : "US";
}

/// Countries whose institutions carry an act out; none where one is of the Union, or of no single state.
Countries countries_of(const World& world, const Instrument& act) {
  Countries countries;
  for (const std::string& name : act.institutions) {
    std::string country = &world == &america() ? country_of_initials(name) : "";
    for (const Institution& one : world.institutions) {
      if (one.name == name) country = country_of(world, one.country);
    }
    EXPECT_FALSE(country.empty()) << act.id << ": no institution of the world is called " << name;
    if (country == "EU") return {};
    countries.insert(country);
  }
  return countries;
}

/// Where people meet a gate on land: not between the countries, and the way there only as far as there are places.
bool met_on_land(const World& world, Gate gate, Id<Jurisdiction> where) {
  const JurisdictionKind kind = world.jurisdictions[where.index()].kind;
  if (kind == JurisdictionKind::kSector || kind == JurisdictionKind::kPort || !gate_is_at(gate, world, where))
    return false;
  const bool on_the_way = gate == Gate::kTransit || gate == Gate::kTransitCustody;
  return !on_the_way || std::ranges::any_of(world.places, [&](const Place& place) {
    return place.side != Side::kDestination && world.within(place.jurisdiction, where);
  });
}

/// "act at place": each act that holds at some gate on land of a country that none of its institutions is of.
Countries strangers(const World& world, const PolicySetResult& enacted) {
  Countries found;
  const Register& acts = register_of(world);
  for (const ModuleSettings& module : enacted.settings) {
    const ModuleDescription& described = *acts.find_module(module.name());
    for (const auto& [part, windows] : module.windows) {
      for (const Window& window : windows) {
        const Instrument& act = *acts.find_instrument(window.instrument);
        const Countries own = countries_of(world, act);
        for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
          const Id<Jurisdiction> where{j};
          const std::string country = country_of(world, where);
          if (own.empty() || country.empty() || own.contains(country)) continue;
          if (std::ranges::none_of(window.where, [&](auto outer) { return world.within(where, outer); })) continue;
          if (std::ranges::any_of(described.gates, [&](Gate gate) { return met_on_land(world, gate, where); }))
            found.insert(act.id + " in " + country + " by " + module.name());
        }
      }
    }
  }
  return found;
}

TEST(Jurisdiction, ActsOfOneCountryDecideNothingOnLandInAnother) {
  EXPECT_EQ(strangers(mediterranean(), test::mediterranean_enacted()), Countries{});
}

TEST(Jurisdiction, ActsOfOneCountryDecideInAnotherOnlyWhereTheySaySo) {
  EXPECT_EQ(strangers(america(), test::as_enacted()), Countries{"operation_sentinel in MX by surveillance"})
      << "an operation of the destination's against networks on the way, by its own words";
}

TEST(Jurisdiction, EachCountryDecidesAsManyClaimsAsItsOwnOffice) {
  for (const std::string day : {"2014-06-01", "2018-06-01", "2023-06-01"}) {
    const auto law = test::law(mediterranean(), test::mediterranean_enacted(), day);
    for (const std::string id : {"IT-SIC-REG", "MT-ISL-REG"}) {
      const Id<Jurisdiction> where = mediterranean().find_jurisdiction(id);
      const RoomSize* size = law->size_of(Room::kCourtReleased, where);
      ASSERT_NE(size, nullptr) << id;
      EXPECT_EQ(country_of(mediterranean(), size->where), country_of(mediterranean(), where)) << day;
    }
  }
}

TEST(Jurisdiction, EveryActOfTheSeaSaysWhereItHolds) {
  for (const Instrument& act : register_of(mediterranean()).instruments) {
    for (const RegisterInterval& interval : act.in_force) EXPECT_FALSE(interval.where.empty()) << act.id;
  }
}

/// Who is rescued lands under the law of the country of landing; only what sends ships out, or keeps them from the sea,
/// follows them over the high seas.
TEST(Jurisdiction, ActsOfOneCountryReachTheSeaOfAnotherOnlyByShips) {
  for (const Instrument& act : register_of(mediterranean()).instruments) {
    const Countries own = countries_of(mediterranean(), act);
    if (own.size() != 1) continue;
    const bool by_ships = std::ranges::any_of(act.switches, [](const auto& part) {
      return part.starts_with("sea_rescue.") || part.starts_with("coast_guard.");
    });
    for (const RegisterInterval& interval : act.in_force) {
      for (const std::string& id : interval.where) {
        const auto where = mediterranean().find_jurisdiction(id);
        EXPECT_TRUE(where) << act.id << ": " << id;
        const bool at_sea = mediterranean().jurisdictions[where.index()].kind == JurisdictionKind::kSector;
        const bool abroad = !own.contains(country_of(mediterranean(), where));
        EXPECT_TRUE(!abroad || (at_sea && by_ships)) << act.id << ": " << id;
      }
    }
  }
}

}  // namespace
}  // namespace corridor
