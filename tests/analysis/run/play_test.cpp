// What is played in memory is what a run writes.
#include "analysis/run/play.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "analysis/run/run.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

Scenario tiny_scenario() {
  static const corridor::testing::ScratchFolder folder;
  const std::string file = folder.path() + "/tiny.yaml";
  corridor::testing::write(file, "corridor: 1\nname: Tiny\nworld: " + std::string(CORRIDOR_ROOT) +
                                     "/tests/data/tiny-world\nperiod: {from: 2018-01-01, to: 2018-07-01}\nseed: 5\n");
  return load_scenario(file);
}

using Row = std::tuple<std::string, Month, std::string, std::string, std::string, std::string, double>;

std::vector<Row> rows_of(const Observables& all) {
  std::vector<Row> rows;
  for (const auto& [series, cells] : all.series) {
    for (const ObservableCell& cell : cells) {
      rows.emplace_back(series, cell.month, all.names[cell.place], all.names[cell.nationality], all.names[cell.party],
                        all.names[cell.detail], cell.value);
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

TEST(Play, KeepsTheCellsAndIndicatorsThatARunWrites) {
  const Scenario scenario = tiny_scenario();
  const corridor::testing::ScratchFolder folder;
  RunOptions options;
  options.output_directory = folder.path() + "/run";
  options.threads = 1;
  const RunReport report = run_scenario(scenario, options);
  const Played played = play_scenario(scenario, request_of(scenario, 0));
  const Observables written = read_observables(options.output_directory, read_manifest(options.output_directory));
  EXPECT_EQ(rows_of(played.observables), rows_of(written));
  EXPECT_GT(rows_of(written).size(), 100U);
  EXPECT_EQ(played.observables.months, written.months);
  EXPECT_EQ(played.totals.events, report.totals.events);
  std::string indicators = "replicate,month,indicator,scope,value\n";
  for (const IndicatorRow& row : played.indicators)
    indicators += fmt::format("0,{},{},{},{:.6g}\n", to_string(row.month), row.indicator, row.scope, row.value);
  EXPECT_EQ(indicators, corridor::testing::contents(options.output_directory + "/indicators.csv"));
}

TEST(Play, KeepsOnlyWhatIsAskedFor) {
  const Scenario scenario = tiny_scenario();
  PlayRequest request = request_of(scenario, 0);
  request.series = {"removals"};
  request.indicators = false;
  const Played played = play_scenario(scenario, request);
  EXPECT_EQ(played.observables.series.size(), 1U);
  EXPECT_TRUE(played.observables.series.contains("removals"));
  EXPECT_TRUE(played.indicators.empty());
}

TEST(Play, StopsWhenTold) {
  const Scenario scenario = tiny_scenario();
  int days = 0;
  const Played played = play_scenario(scenario, request_of(scenario, 0), [&] { return ++days < 70; });
  EXPECT_FALSE(played.complete);
  EXPECT_EQ(to_string(played.observables.months.last), "2018-02");
}

}  // namespace
}  // namespace corridor
