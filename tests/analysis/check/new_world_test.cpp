// The page that tells how to make a world makes one: its files, as they stand there, are a world that can be played.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include "analysis/check/validate.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/run.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// Writes each file that the page names before a block of its content; returns how many.
int write_files_of_page(const std::string& page, const fs::path& below) {
  std::ifstream lines(page);
  const std::regex named("`(my-world/[a-z_.]+)`");
  std::string line, file;
  int files = 0;
  while (std::getline(lines, line)) {
    std::smatch match;
    if (std::regex_search(line, match, named)) file = match[1];
    if (line != "```text" && line != "```yaml") continue;
    fs::create_directories((below / file).parent_path());
    std::ofstream content(below / file);
    while (std::getline(lines, line) && line != "```") content << line << '\n';
    ++files;
  }
  return files;
}

TEST(NewWorld, OfThePageValidatesAndIsPlayed) {
  const testing::ScratchFolder folder;
  const fs::path world = fs::path(folder.path()) / "my-world", root = CORRIDOR_ROOT;
  EXPECT_EQ(write_files_of_page((root / "tools/site/topics/new-world.md").string(), folder.path()), 17);
  fs::copy(root / "scenarios/worlds/central-america-us/parameters.yaml", world / "parameters.yaml");
  EXPECT_TRUE(validate_file((world / "world.yaml").string()).empty());

  const Scenario scenario = load_scenario((world / "scenario.yaml").string());
  Persons landed = 0, taken_back = 0, drowned = 0;
  RunSettings settings;
  settings.from = scenario.from;
  settings.to = scenario.to;
  run_replicate(*scenario.world, scenario.policies.policies, settings, [&](const MonthResult& month) {
    for (const Tally::Row& row : month.tally.series_rows()) {
      if (row.series == Series::kEncountersBetweenPorts) landed += row.value;
      if (row.series == Series::kInterceptions) taken_back += row.value;
      if (row.series == Series::kDeaths) drowned += row.value;
    }
  });
  // Of 3,600 some tenths are met on the way; per attempt 0.6 of 3.65 are taken back and 0.05 drown.
  EXPECT_GT(landed, 2000);
  EXPECT_NEAR(static_cast<double>(taken_back) / static_cast<double>(landed), 0.6 / 3, 0.05);
  EXPECT_GT(drowned, 0);
}

}  // namespace
}  // namespace corridor
