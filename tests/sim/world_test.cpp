// Worlds are read strictly: the shipped one is sound, and every kind of mistake is told with its place.
#include "sim/world.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>

#include "sim/gates.hpp"
#include "sim/input/errors.hpp"
#include "sim/mechanism.hpp"
#include "sim/world_loader.hpp"
#include "tests/sim/changed_world.hpp"

namespace corridor {
namespace {

const World& shipped() {
  static const std::unique_ptr<World> world = [] {
    Problems problems;
    auto loaded = load_world(kShipped, problems);
    EXPECT_TRUE(problems.empty()) << listed(problems);
    return loaded;
  }();
  return *world;
}

TEST(World, TinyWorldIsSound) {
  Problems problems;
  const std::unique_ptr<World> world = load_world(kTiny, problems);
  EXPECT_TRUE(problems.empty()) << listed(problems);
  const Mechanism mechanism(*world);  // every parameter that the engine needs is there
  EXPECT_GT(mechanism.contact_bound, 0);
}

TEST(World, ShippedWorldIsSoundAndQuickToLoad) {
  const auto begin = std::chrono::steady_clock::now();
  Problems problems;
  const std::unique_ptr<World> world = load_world(kShipped, problems);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_TRUE(problems.empty()) << listed(problems);
  EXPECT_LT(took.count(), 5.0) << "well under a second on an idle machine";
  const Mechanism mechanism(*world);
  EXPECT_EQ(mechanism.court_backlog, 342000);
}

TEST(World, ShippedWorldHoldsTheAgreedNames) {
  const std::vector<std::string> expected{"MEX", "GTM", "HND", "SLV", "NIC", "CUB", "HTI", "VEN", "ECU", "OTHER"};
  std::vector<std::string> nationalities;
  for (const Nationality& nationality : shipped().nationalities) nationalities.push_back(nationality.id);
  EXPECT_EQ(nationalities, expected);
  EXPECT_TRUE(shipped().nationalities[0].contiguous);
  for (const char* id : {"US", "MX-CHP", "US-TX", "SEC-RGV", "POE-SYS", "SNA", "US-TX-HARRIS", "US-TX-REST-DAL"})
    EXPECT_TRUE(shipped().find_jurisdiction(id)) << id;
  std::map<JurisdictionKind, int> kinds;
  for (const Jurisdiction& jurisdiction : shipped().jurisdictions) ++kinds[jurisdiction.kind];
  EXPECT_EQ(kinds[JurisdictionKind::kSector], 9);
  EXPECT_EQ(kinds[JurisdictionKind::kArea], 24);
  EXPECT_EQ(shipped().label("series.interior_arrests"), "ice_arrests");
  EXPECT_EQ(shipped().label("no.such.label"), "no.such.label");
}

TEST(World, PeopleAddUp) {
  Persons residents = 0, holders = 0, convicted = 0;
  for (const ResidentGroup& group : shipped().residents) {
    EXPECT_GT(group.persons, 0);
    residents += group.persons;
    holders += group.protected_status ? group.persons : 0;
    convicted += group.criminality == Criminality::kConvicted ? group.persons : 0;
  }
  EXPECT_EQ(residents, 10'700'000);
  EXPECT_NEAR(static_cast<double>(holders), 689'800, 100);
  EXPECT_NEAR(static_cast<double>(convicted) / static_cast<double>(residents), 820.0 / 11000, 0.001);
  std::map<int, Persons> by_fiscal_year;
  for (const Cohort& cohort : shipped().cohorts)
    by_fiscal_year[int(cohort.month.year()) + (unsigned(cohort.month.month()) >= 10 ? 1 : 0)] += cohort.persons;
  EXPECT_EQ(by_fiscal_year.begin()->first, 2013);  // the half year before the period is the warm-up
  EXPECT_EQ(by_fiscal_year.rbegin()->first, 2022);
}

TEST(World, WeightsSumToOne) {
  for (std::size_t n = 0; n < shipped().nationalities.size(); ++n) {
    double origins = 0, destinations = 0;
    for (const double weight : shipped().origins[n].weights) origins += weight;
    for (const double weight : shipped().destinations[n].weights) destinations += weight;
    EXPECT_NEAR(origins, 1, 1e-6);
    EXPECT_NEAR(destinations, 1, 1e-6);
    for (const Id<Jurisdiction> place : shipped().destinations[n].choices)
      EXPECT_EQ(shipped().jurisdictions[place.index()].kind, JurisdictionKind::kLocality);
  }
}

TEST(World, WithinFollowsParentsAndTheState) {
  const World& world = shipped();
  const auto id = [&](const char* name) { return world.find_jurisdiction(name); };
  EXPECT_TRUE(world.within(id("POE-HID"), id("SEC-RGV")));
  EXPECT_TRUE(world.within(id("POE-HID"), id("US-TX")));
  EXPECT_TRUE(world.within(id("US-TX-HARRIS"), id("HOU")));
  EXPECT_TRUE(world.within(id("US-TX-HARRIS"), id("US-TX")));
  EXPECT_TRUE(world.within(id("MX-CHP"), id("WORLD")));
  EXPECT_FALSE(world.within(id("US-TX-HARRIS"), id("US-CA")));
  EXPECT_FALSE(world.within(id("SEC-RGV"), id("POE-HID")));
  EXPECT_FALSE(world.within(id("WORLD"), Id<Jurisdiction>{}));
}

TEST(World, EachPlaceOfCustodyHasAnArea) {
  const World& world = shipped();
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const JurisdictionKind kind = world.jurisdictions[j].kind;
    const bool has_area = kind == JurisdictionKind::kSector || kind == JurisdictionKind::kPort ||
                          kind == JurisdictionKind::kArea || kind == JurisdictionKind::kLocality;
    EXPECT_EQ(bool(world.area_of(Id<Jurisdiction>{j})), has_area) << world.jurisdictions[j].id;
  }
  EXPECT_EQ(world.area_of(world.find_jurisdiction("POE-HID")), world.find_jurisdiction("SNA"));
}

TEST(World, AnUnknownParameterIsADefect) { EXPECT_THROW(shipped().parameter("no_such_number"), Defect); }

TEST(WorldMistakes, AMissingFolderIsTold) {
  Problems problems;
  load_world("/no/such/world", problems);
  EXPECT_FALSE(problems.empty());
}

TEST(WorldMistakes, TextThatASpreadsheetWouldObey) {
  Changed formula("formula");
  formula.replace("world.yaml", "mpp_enrolments", "\"=1+1\"");
  expect_tells(formula,
               "world.yaml:16:29: labels.series.enrolments_abroad: begins with '=', which a spreadsheet takes for a "
               "formula; begin with a letter or a digit");
  Changed lines("lines");
  lines.replace("world.yaml", "mpp_enrolments", "\"a\\nb\"");
  expect_tells(lines, "labels.series.enrolments_abroad: holds a line end, and stands in tables; write it in one line");
}

// What the mechanism needs is asked for by name when the world is read, not missed when it is played.
TEST(WorldMistakes, EveryParameterThatIsNeededIsAskedFor) {
  for (const auto& [name, parameter] : shipped().parameters) {
    World world = shipped();
    world.parameters.erase(name);
    const bool needed = std::ranges::count(needed_parameters(), name) > 0;
    if (needed && name == "warm_up_months") continue;  // asked for by the run
    if (needed) {
      EXPECT_THROW(Mechanism{world}, Defect) << name;
    } else {
      EXPECT_NO_THROW(Mechanism{world}) << name;
    }
  }
  Changed renamed("renamed");
  renamed.replace("parameters.yaml", "\nwait_days:", "\nwiat_days:");
  expect_tells(renamed, "parameters.yaml: wait_days: is missing; is it what 'wiat_days' is meant to be?");
}

TEST(WorldMistakes, RowsThatContradictOthers) {
  Changed rates("rates-twice");
  rates.append("base_rates.csv", "departure,left,,,0.5,share,judgement,test");
  expect_tells(rates, "who: a second row for the same gate, outcome, where and who; the first is in line 2");
  Changed routes("routes-twice");
  routes.append("routes.csv", "MX-TAP,HN-SPS,road,600,2,test");
  expect_tells(routes, "routes.csv:8: to: a second route of this mode between the same places");
  Changed departures("departures-none");
  departures.empty_but_header("departures.csv");
  expect_tells(departures, "departures.csv:1: has no rows; it needs at least one: persons who mean to leave, by month");
  Changed quoted("behind-quote");
  quoted.append("intents.csv", "\"AAA\"x,single_adult,1,test");
  expect_tells(quoted, "text stands behind a closing quote; write a quote within quotes twice");
}

TEST(WorldMistakes, Jurisdictions) {
  expect_tells(Changed("parent").replace("jurisdictions.csv", "SEC-RGV,Rio Grande Valley,sector,US",
                                         "SEC-RGV,Rio Grande Valley,sector,UX"),
               "jurisdictions.csv:9: parent: no earlier row has the id 'UX'; parents come before children");
  expect_tells(Changed("twice").append("jurisdictions.csv", "US-TX,Texas,state,US,,test"),
               "id: a second row for the same id; the first is in line 8");
  expect_tells(Changed("nest").append("jurisdictions.csv", "XX,Odd,sector,US-TX,,test"),
               "parent: a sector cannot lie in a state");
  expect_tells(Changed("state").append("jurisdictions.csv", "YY,Odd,area,US,MX,test"), "state: 'MX' is not a state");
  expect_tells(Changed("source").append("jurisdictions.csv", "ZZ,Odd,country,WORLD,,"),
               "source: is empty; say where the row is from");
}

TEST(WorldMistakes, PlacesAndRoutes) {
  expect_tells(Changed("latitude").replace("places.csv", "15.50", "95.50"), "places.csv:2: lat:");
  expect_tells(Changed("place").replace("routes.csv", "HN-SPS,MX-TAP", "HN-SPX,MX-TAP"),
               "routes.csv:2: from: unknown place 'HN-SPX'; did you mean 'HN-SPS'?");
  expect_tells(Changed("short").replace("routes.csv", "road,600", "road,60"), "km: 60 km does not fit the");
  expect_tells(Changed("island").append("places.csv", "HN-TGU,Tegucigalpa,HN,origin_city,origin,14.08,-87.21,test"),
               "no route leads from 'HN-TGU' to 'HN-SPS'");
  expect_tells(Changed("side").replace("places.csv", "origin_city,origin", "origin_city,transit"),
               "does not list the country of place 'HN-SPS'");
  expect_tells(Changed("custody").replace("world.yaml", "SEC-RGV: SNA", "SEC-RGV: MX"),
               "must name the area that takes custody");
}

TEST(WorldMistakes, People) {
  expect_tells(Changed("shares").replace("residents_nationality.csv", "SNA,HND,0.2", "SNA,HND,0.3"),
               "share: the shares of area SNA sum to 1.1, not to 1; they stand in lines 2 and 3");
  expect_tells(Changed("locality").append("residents.csv", "SNA,10,test"), "locality: 'SNA' is no locality");
  expect_tells(Changed("holders").replace("protected.csv", "MEX,500", "MEX,5000000"),
               "more persons than residents without a record");
  expect_tells(Changed("origin").replace("origins.csv", "HND,HN-SPS", "HND,US-TX"),
               "journeys cannot begin in the destination country");
  expect_tells(Changed("destinations").replace("destinations.csv", "HND,SNA,1", "HND,SNA,0.5"),
               "destinations.csv:2: share: the shares of nationality HND sum to 0.5");
  expect_tells(Changed("nobody").replace("destinations.csv", "HND,SNA,1", "HND,SEC-RGV,1"), "nobody lives here yet");
  expect_tells(Changed("gap").append("departures.csv", "2031-01,HND,single_adult,5"),
               "months must follow one another without a gap");
  expect_tells(Changed("twins").append("departures.csv", "2018-01,HND,single_adult,5"),
               "a second row for the same month, nationality and party");
  expect_tells(Changed("sizes").replace("party_sizes.csv", "family_unit,2,0.7", "family_unit,2,0.6"),
               "party_sizes.csv:3: share: the shares of party family_unit sum to 0.9");
  expect_tells(Changed("intents").replace("intents.csv", "MEX,single_adult,0.05,test\n", ""),
               "no row for nationality MEX, party single_adult; every nationality and party needs one");
}

TEST(WorldMistakes, BaseRates) {
  expect_tells(Changed("gate").append("base_rates.csv", "crossin,apprehended,,,0.1,per_attempt,judgement,test"),
               "gate:");
  expect_tells(Changed("outcome").append("base_rates.csv", "court,expelled,,,0.1,share,judgement,test"), "outcome:");
  expect_tells(Changed("unit").append("base_rates.csv", "transit,died,,,0.1,share,judgement,test"),
               "unit: wrong unit 'share'; the gate transit takes per_day");
  expect_tells(Changed("share").append("base_rates.csv", "court,relief,,,1.1,share,judgement,test"), "value:");
  expect_tells(Changed("sum").append("base_rates.csv", "court,in_absentia,,,0.4,share,judgement,test"),
               "sum to 1.4, past 1");
  expect_tells(Changed("where").append("base_rates.csv", "court,relief,MX-CHP,,0.1,share,judgement,test"),
               "nobody meets the gate court here");
  expect_tells(
      Changed("blind").append("base_rates.csv", "contact,at_large,,nationality=MEX,0.1,per_day,judgement,test"),
      "the gate contact does not look at 'nationality'");
  expect_tells(Changed("who").append("base_rates.csv", "court,relief,,nationality=MEXX,0.1,share,judgement,test"),
               "unknown nationality 'MEXX'; did you mean 'MEX'?");
}

TEST(WorldMistakes, Parameters) {
  expect_tells(Changed("range").replace("parameters.yaml", "retry_days: {value: 7", "retry_days: {value: 7000"),
               "parameters.yaml:");
  expect_tells(Changed("status").replace("parameters.yaml", "status: judgement", "status: guessed"), "status");
}

}  // namespace
}  // namespace corridor
