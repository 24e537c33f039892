// The page of the seed paper: the shipped one has every figure and counterfactual that the tables and the code have
// now.
#include "analysis/paper/seed_paper.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

constexpr const char* kFolder = CORRIDOR_ROOT "/scenarios/facts";

/// Rows of the figures' tables without what was simulated.
std::vector<std::string> figure_rows(const std::string& page) {
  std::vector<std::string> rows;
  std::istringstream lines{page};
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("## The argument", 0) == 0) break;
    if (line.rfind("#", 0) == 0) rows.push_back(line);
    if (line.rfind("| ", 0) != 0) continue;
    std::vector<std::string> cells;
    std::istringstream fields{line};
    for (std::string cell; std::getline(fields, cell, '|');) cells.push_back(cell);
    if (cells.size() > 7) cells[4] = cells[5] = "";
    std::string row;
    for (const std::string& cell : cells) row += cell + "|";
    rows.push_back(row);
  }
  return rows;
}

TEST(SeedPaper, TheShippedPageHasEveryFigureOfTheTables) {
  const SeedTables tables = read_seed_tables(kFolder);
  EXPECT_GT(tables.figures.size(), 25U);
  EXPECT_GT(tables.dates.size(), 3U);
  const std::string page = testing::contents(CORRIDOR_ROOT "/analysis/paper/SEED-PAPER.md");
  EXPECT_EQ(figure_rows(page), figure_rows(seed_paper_page(tables, {}, "", "")))
      << "write the page again: the command stands at its top";
}

TEST(SeedPaper, TheShippedPageHasEveryCounterfactualAndSaysWhatItComesTo) {
  const std::string page = testing::contents(CORRIDOR_ROOT "/analysis/paper/SEED-PAPER.md");
  for (const char* heading : {"### Without sanctuary rules", "### Without court orders", "### Without either",
                              "### With sanctuary rules everywhere", "### Without the joint declaration of June 2019",
                              "## What it comes to", "## What this page cannot say"}) {
    EXPECT_NE(page.find(heading), std::string::npos) << heading;
  }
  EXPECT_NE(page.find("corridor seed-paper scenarios/as-enacted.yaml --scale"), std::string::npos);
  EXPECT_EQ(page.find("nan %"), std::string::npos);
}

TEST(SeedPaper, InputsAreCountedByState) {
  const Scenario scenario = load_scenario(CORRIDOR_ROOT "/scenarios/as-enacted.yaml");
  MeasureTables tables;
  tables.observables.names.add("");
  tables.observables.months = {std::chrono::year{2017} / 1, std::chrono::year{2020} / 9};
  add_inputs_as_series(scenario, tables);
  const auto value = [&](const std::string& measure) {
    return Measure{measure, {"test", 0, 0}, "measure"}.of(tables).value_or(-1);
  };
  EXPECT_NEAR(value("deferred_action[2017-09]"), 689800, 100) << "USCIS";
  EXPECT_NEAR(value("deferred_action[place=US-CA, 2017-09] / deferred_action[2017-09]"), 0.287, 0.001);
  EXPECT_EQ(value("agreements_287g[place=US-CA, 2017-12]"), 1) << "Orange County, to the end of 2017";
  EXPECT_EQ(value("agreements_287g[place=US-CA, 2018-01]"), 0);
  EXPECT_GT(value("agreements_287g[2020-09]"), 3 * value("agreements_287g[2017-01]"));
}

TEST(SeedPaper, PlaysOnlyAsTheCommandSays) {
  SeedRequest request{CORRIDOR_ROOT "/scenarios/as-enacted.yaml", {{"scale=1:1000"}, {}}, 2};
  EXPECT_THROW(play_seed_paper(request, read_seed_tables(kFolder), [](const std::string&) { return false; }),
               RunFailure);
}

}  // namespace
}  // namespace corridor
