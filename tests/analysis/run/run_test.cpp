// A run from scenario to files: what it writes, what it refuses, what stopping early leaves.
#include "analysis/run/run.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/tables/read.hpp"
#include "analysis/tables/run_tables.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

constexpr std::uint32_t kCoarse = 2000;  ///< One party for so many: quick, and enough to fill every table.

/// The shipped world and policies for four months of 2019.
const Scenario& short_scenario() {
  static const Scenario scenario = load_scenario(std::string{CORRIDOR_ROOT} + "/scenarios/as-enacted.yaml",
                                                 {{"period.from=2019-04-01", "period.to=2019-08-01"}, {}});
  return scenario;
}

RunOptions into(const ScratchFolder& folder) {
  RunOptions options;
  options.output_directory = folder.path();
  options.scale = kCoarse;
  options.threads = 1;
  return options;
}

TEST(Run, WritesEveryFileWithItsHash) {
  const ScratchFolder folder;
  const RunReport report = run_scenario(short_scenario(), into(folder));
  EXPECT_TRUE(report.complete);
  EXPECT_EQ(report.months_done, std::vector<int>{4});
  const nlohmann::json manifest = read_manifest(folder.path());
  for (const std::string& name : run_file_names()) {
    EXPECT_TRUE(std::filesystem::exists(folder.path() + "/" + name)) << name;
    if (name == "manifest.json") continue;
    EXPECT_EQ(manifest.at("outputs").at(name), sha256_of_file(folder.path() + "/" + name)) << name;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(entry.path().string().find(".part"), std::string::npos) << entry.path();
  }
  EXPECT_EQ(manifest.at("scale"), kCoarse);
  EXPECT_EQ(manifest.at("ranks"), 1);
  EXPECT_GT(manifest.at("persons").get<std::int64_t>(), 10'000'000);  // the residents at least
  EXPECT_EQ(manifest.at("world").at("sha256").at("places.csv"),
            sha256_of_file(short_scenario().world_directory + "/places.csv"));
}

TEST(Run, EveryMonthsStocksSumToEveryoneAlive) {
  const ScratchFolder folder;
  run_scenario(short_scenario(), into(folder));
  std::map<std::string, double> alive;
  for_each_row(
      folder.path() + "/stocks.csv", "replicate,month,state,jurisdiction,persons",
      [&](std::span<const std::string_view> row) { alive[std::string{row[1]}] += std::stod(std::string{row[4]}); });
  std::map<std::string, double> deaths;
  for_each_row(folder.path() + "/observables.csv", "replicate,series,month,place,nationality,party,detail,value",
               [&](std::span<const std::string_view> row) {
                 if (row[1] == "deaths") deaths[std::string{row[2]}] += std::stod(std::string{row[7]});
               });
  ASSERT_EQ(alive.size(), 4U);
  // Everyone who will ever leave within the run is somewhere from their month on: the sum can grow, and falls by deaths
  // only.
  double before = 0;
  for (const auto& [month, persons] : alive) {
    EXPECT_GE(persons, before - deaths[month]) << month;
    before = persons;
  }
}

TEST(ThreadsRun, TheSameSeedGivesTheSameBytesOnAnyNumber) {
  const ScratchFolder one, two;
  RunOptions options = into(two);
  options.threads = 2;
  run_scenario(short_scenario(), into(one));
  run_scenario(short_scenario(), options);
  for (const std::string& name : run_file_names()) {
    if (name == "manifest.json" || name == "report.html") continue;
    EXPECT_EQ(contents(one.path() + "/" + name), contents(two.path() + "/" + name)) << name;
  }
}

TEST(Run, ReplicatesFollowEachOtherInTheTables) {
  const ScratchFolder folder;
  RunOptions options = into(folder);
  options.replicates = 2;
  EXPECT_EQ(run_scenario(short_scenario(), options).months_done, (std::vector<int>{4, 4}));
  int last = 0;
  for_each_row(folder.path() + "/observables.csv", "replicate,series,month,place,nationality,party,detail,value",
               [&](std::span<const std::string_view> row) {
                 const int replicate = std::stoi(std::string{row[0]});
                 EXPECT_GE(replicate, last);
                 last = replicate;
               });
  EXPECT_EQ(last, 1);
}

TEST(Run, AFolderWithResultsIsRefusedWithoutForce) {
  const ScratchFolder folder;
  RunOptions options = into(folder);
  run_scenario(short_scenario(), options);
  const std::string before = contents(folder.path() + "/observables.csv");
  options.seed = 8;
  EXPECT_THROW(run_scenario(short_scenario(), options), ConfigError);
  EXPECT_EQ(contents(folder.path() + "/observables.csv"), before);
  options.force = true;
  run_scenario(short_scenario(), options);
  EXPECT_NE(contents(folder.path() + "/observables.csv"), before);
}

TEST(Run, StoppingEarlyKeepsWholeMonths) {
  const ScratchFolder whole, stopped;
  run_scenario(short_scenario(), into(whole));
  const Day stop = first_day(std::chrono::year{2019} / 6) + Days{10};
  const RunReport report = run_scenario(short_scenario(), into(stopped),
                                        [&](const RunProgress& progress) { return progress.engine.today < stop; });
  EXPECT_FALSE(report.complete);
  EXPECT_EQ(report.months_done, std::vector<int>{2});
  EXPECT_FALSE(read_manifest(stopped.path()).at("complete").get<bool>());
  for (const char* name : {"observables.csv", "gates.csv", "stocks.csv", "indicators.csv"}) {
    const std::string all = contents(whole.path() + "/" + name), part = contents(stopped.path() + "/" + name);
    EXPECT_LT(part.size(), all.size()) << name;
    EXPECT_EQ(part, all.substr(0, part.size())) << name;
    EXPECT_EQ(part.find(",2019-06,"), std::string::npos) << name;
  }
}

TEST(Run, AFileThatCannotBeWrittenIsAFailureThatSaysWhatWasKept) {
  const ScratchFolder folder;
  std::filesystem::create_symlink("/dev/full", folder.path() + "/.fit.csv.part");  // a link is never followed
  try {
    run_scenario(short_scenario(), into(folder));
    FAIL();
  } catch (const RunFailure& failure) {
    EXPECT_NE(std::string{failure.what()}.find(
                  "a link or folder of that name is in the way; kept: indicators.csv, observables.csv"),
              std::string::npos)
        << failure.what();
  }
  EXPECT_TRUE(std::filesystem::exists(folder.path() + "/observables.csv"));
}

TEST(Run, NothingIsSaidToBeKeptInAFolderThatIsGone) {
  const ScratchFolder folder;
  const std::string gone = folder.path() + "/gone";
  RunOptions options = into(folder);
  options.output_directory = gone;
  try {
    run_scenario(short_scenario(), options, [&](const RunProgress& progress) {
      const bool stop = progress.engine.today > first_day(std::chrono::year{2019} / 6);
      if (stop) std::filesystem::remove_all(gone);
      return !stop;
    });
    FAIL();
  } catch (const RunFailure& failure) {
    EXPECT_NE(std::string{failure.what()}.find("kept: nothing"), std::string::npos) << failure.what();
  }
}

TEST(Run, WrongPublishedFiguresStopItBeforeAnythingIsWritten) {
  const ScratchFolder folder, observed;
  testing::write(observed.path() + "/figures.csv", "series,value\nsettled,1\n");
  RunOptions options = into(folder);
  options.observed_directory = observed.path();
  EXPECT_THROW(run_scenario(short_scenario(), options), ConfigError);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace corridor
