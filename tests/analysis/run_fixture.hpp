// A small world with two months of counts, written as a run writes them: ground for tests of what reads them.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"
#include "sim/tally.hpp"
#include "sim/world.hpp"
#include "tests/scratch_folder.hpp"

namespace corridor::testing {

/// World > two countries > a state of transit, a sector, a port, an area.
inline std::unique_ptr<World> small_world() {
  using Kind = JurisdictionKind;
  auto world = std::make_unique<World>();
  const auto add = [&](const char* id, Kind kind, std::size_t parent) {
    const Id<Jurisdiction> above = kind == Kind::kWorld ? Id<Jurisdiction>{} : Id<Jurisdiction>{parent};
    world->jurisdictions.push_back({id, std::string{id} + " name", kind, above, Id<Jurisdiction>{}});
  };
  add("WORLD", Kind::kWorld, 0);
  add("DEST", Kind::kCountry, 0);
  add("TRAN", Kind::kCountry, 0);
  add("TRAN-S", Kind::kState, 2);
  add("SEC", Kind::kSector, 1);
  add("POE", Kind::kPort, 1);
  add("AREA", Kind::kArea, 1);
  world->nationalities = {{"AAA", "Aland", false}, {"BBB", "Bland", false}};
  const auto place = [&](const char* id, std::size_t jurisdiction, Side side, double latitude) {
    world->places.push_back({id, id, Id<Jurisdiction>{jurisdiction}, "town", side, latitude, -100});
  };
  place("P1", 3, Side::kTransit, 15);
  place("P2", 4, Side::kDestination, 26);
  place("P3", 4, Side::kDestination, 28);
  place("P4", 5, Side::kDestination, 32);
  place("P5", 6, Side::kDestination, 40);
  world->labels = {{"series.enrolments_abroad", "programme_enrolments"},
                   {"authority.expelled", "title_x"},
                   {"processing.expelled", "sent_back"},
                   {"processing.returned", "sent_back"},
                   {"setting.local_jail", "jail"}};
  return world;
}

inline constexpr Id<Jurisdiction> kTransitState{3}, kSector{4}, kPort{5}, kArea{6};

/// A month with some of everything; `more` shifts the counts.
inline MonthResult small_month(const World& world, Month month, Persons more) {
  MonthResult result{month, Tally{world}, {}, {}, month};
  Tally& tally = result.tally;
  const PartyKind adult = PartyKind::kSingleAdult, family = PartyKind::kFamilyUnit;
  tally.count(Series::kEncountersBetweenPorts, kSector, 0, adult, 0, 100 + more);
  tally.count(Series::kEncountersBetweenPorts, kSector, 1, family, 1, 40);
  const auto outcomes = outcomes_of(Gate::kProcessing);
  const auto slot = [&](Outcome outcome) {
    return static_cast<std::size_t>(std::find(outcomes.begin(), outcomes.end(), outcome) - outcomes.begin());
  };
  tally.count(Series::kProcessing, kSector, 0, adult, slot(Outcome::kExpelled), 30);
  tally.count(Series::kProcessing, kSector, 0, adult, slot(Outcome::kReturned), 12);
  tally.count(Series::kTransitApprehensions, kTransitState, 0, adult, 0, 50);
  tally.count(Series::kEnrolmentsAbroad, kPort, 0, family, 0, 7);
  tally.count(Series::kInteriorArrests, kArea, 0, adult, 2, 9);
  tally.count(Series::kSettled, kArea, 0, adult, 0, 1000 + 10 * more);
  tally.charge(Gate::kProcessing, kSector, Outcome::kExpelled, kBase, 30);
  result.stocks = {
      {State::kInTransit, kTransitState, 5}, {State::kSettled, kArea, 1000 + 10 * more}, {State::kDetained, kArea, 0}};
  return result;
}

inline constexpr Month kJune = std::chrono::year{2019} / 6, kJuly = std::chrono::year{2019} / 7;

/// A manifest with what readers of the tables need.
inline nlohmann::json small_manifest(const World& world, std::vector<int> months_done) {
  nlohmann::json manifest{{"corridor", 1},
                          {"version", "0"},
                          {"complete", true},
                          {"months_done", months_done},
                          {"seed", 7},
                          {"scale", 1},
                          {"threads", 2},
                          {"parties", 123},
                          {"persons", 234},
                          {"deaths", 0},
                          {"events", 999},
                          {"wall_s", 1.5},
                          {"peak_rss_mib", 12.0},
                          {"replicates", months_done.size()}};
  manifest["scenario"] = {{"name", "A small <run>"}, {"file", "small.yaml"}, {"description", ""}, {"sha256", "0"}};
  manifest["period"] = {{"from", "2019-06-01"}, {"to", "2019-08-01"}};
  manifest["world"] = {
      {"id", "small"},
      {"name", "Small"},
      {"labels", world.labels},
      {"jurisdictions", nlohmann::json::object()},
      {"nationalities", nlohmann::json::object()},
      {"sides", {{"origin", {"Aland", "Bland"}}, {"transit", {"Transitland"}}, {"destination", {"Destland"}}}}};
  manifest["policies"] = nlohmann::json::array();
  manifest["series"] = series_manifest(world);
  return manifest;
}

/// Writes the tables of `replicates` runs of June and July 2019 and the manifest into a folder.
inline void write_small_run(const std::string& directory, const World& world, int replicates) {
  RunTables tables{directory, world, {}};
  for (int replicate = 0; replicate < replicates; ++replicate) {
    tables.add_month(replicate, small_month(world, kJune, 10 * replicate));
    tables.add_month(replicate, small_month(world, kJuly, 10 * replicate + 20));
    const std::vector<IndicatorRow> indicators{{kJune, "P-1", "overall", 0.25}, {kJuly, "P-1", "overall", 1.0 / 3}};
    tables.add_indicators(replicate, indicators);
  }
  tables.keep();
  write(directory + "/manifest.json",
        small_manifest(world, std::vector<int>(static_cast<std::size_t>(replicates), 2)).dump());
}

}  // namespace corridor::testing
