// Folders of results: one writer at a time, users' files kept, old results kept until new ones are whole.
#include <gmock/gmock.h>

#include <csignal>

#include "analysis/base/result_folder.hpp"
#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

const std::string kScenario = project_file("scenarios/as-enacted.yaml");
const std::string kPractice = project_file("scenarios/studies/practice.yaml");

std::vector<std::string> small_compare(const std::string& directory, const std::vector<std::string>& more) {
  std::vector<std::string> words{"compare",      kScenario,
                                 "--scale",      "1:2000",
                                 "--replicates", "2",
                                 "--set",        "period.from=2019-05-01",
                                 "--set",        "period.to=2019-06-01",
                                 "-o",           directory};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<std::string> long_run(const std::string& directory, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"run", kScenario, "--scale", "1:1000", "--replicates", "1000", "-o", directory};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

void expect_all_ours(const std::string& directory) {
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    EXPECT_TRUE(is_ours(directory, entry.path().filename().string())) << entry.path();
  }
}

TEST(Folders, HaveOneWriterAtATime) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "out")).status, 0);
  const std::string cases = folder.write("cases.yaml", "corridor: 1\ncases: [{name: A, run: out}]\n");
  const FolderLock lock(folder / "out");
  const std::vector<std::vector<std::string>> writers{
      small_run(folder / "out", {"--force"}),
      small_compare(folder / "out", {project_file("scenarios/no-mpp.yaml"), "--force"}),
      small_compare(folder / "out", {"--factorial", "mpp,metering", "--force"}),
      {"sweep", kPractice, "-o", folder / "out", "--force"},
      {"cases", cases, "-o", folder / "out", "--force"},
      {"departures", kScenario, "-o", folder / "out", "--force"},
      {"report", folder / "out"}};
  const std::string before = read_file(folder / "out/manifest.json");
  for (const auto& words : writers) {
    const Ended ended = corridor_command(words);
    EXPECT_EQ(ended.status, 2) << words[0];
    EXPECT_THAT(ended.messages, HasSubstr("another corridor writes into this folder now; wait for it")) << words[0];
  }
  EXPECT_EQ(read_file(folder / "out/manifest.json"), before);
}

TEST(Folders, PartsOfAStudyShareOne) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "out");
  const FolderLock lock(folder / "out", FolderUse::kTogether);
  EXPECT_EQ(corridor_command({"sweep", kPractice, "-o", folder / "out", "--shard", "1/64"}).status, 0);
}

TEST(Folders, UsersFilesAreNeverReplaced) {
  const std::string mine = "my thesis\n";
  for (const char* name : {"manifest.json", "report.html", "observables.csv", "results.nc"}) {
    const TemporaryFolder folder;
    folder.write(name, mine);
    for (const auto& words :
         {small_run(folder.path().string(), {"--force"}),
          small_compare(folder.path().string(), {project_file("scenarios/no-mpp.yaml"), "--force"})}) {
      const Ended ended = corridor_command(words);
      EXPECT_EQ(ended.status, 2) << name;
      EXPECT_THAT(ended.messages, HasSubstr(std::string("holds the file ") + name + ", which corridor did not write"));
    }
    EXPECT_EQ(read_file(folder / name), mine);
  }
  for (const char* name : {"design.csv", "study.json", "indices.csv", "box.yaml"}) {
    const TemporaryFolder folder;
    folder.write(name, mine);
    EXPECT_EQ(corridor_command({"sweep", kPractice, "-o", folder.path().string()}).status, 2) << name;
    EXPECT_EQ(corridor_command({"sweep", kPractice, "-o", folder.path().string(), "--force"}).status, 2) << name;
    EXPECT_EQ(read_file(folder / name), mine);
    EXPECT_FALSE(fs::exists(folder / "runs")) << "nothing is written before";
  }
  const TemporaryFolder folder;
  const std::string page = folder.write("thesis.md", mine);
  EXPECT_EQ(corridor_command({"seed-paper", kScenario, "-o", page}).status, 2);
  EXPECT_EQ(read_file(page), mine);
  EXPECT_EQ(
      corridor_command({"departures", kScenario, "-o", project_file("scenarios/worlds/central-america-us"), "--force"})
          .status,
      2);
}

TEST(Folders, AStudysTablesAreKeptWhereItsRunsAreGone) {
  const TemporaryFolder folder;
  const std::vector<std::string> words{"sweep", kPractice, "-o", folder / "out"};
  ASSERT_EQ(corridor_command(words).status, 0);
  expect_all_ours(folder / "out");
  EXPECT_EQ(corridor_command(words).status, 0) << "continues";
  fs::remove_all(folder / "out/runs");
  const Ended refused = corridor_command(words);
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.messages, HasSubstr("holds results already (design.csv)"));
}

TEST(Folders, WhatIsWrittenIsKnownAsOurs) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "run")).status, 0);
  expect_all_ours(folder / "run");
  ASSERT_EQ(
      corridor_command(small_compare(folder / "pair", {project_file("scenarios/no-mpp.yaml"), "--agents"})).status, 0);
  expect_all_ours(folder / "pair");
  ASSERT_EQ(corridor_command(small_compare(folder / "pair", {"--factorial", "mpp,metering", "--force"})).status, 0);
  expect_all_ours(folder / "pair");
  EXPECT_TRUE(fs::exists(folder / "pair/manifest.json"));
  EXPECT_FALSE(fs::exists(folder / "pair/comparison.csv")) << "old results have given way";
  const std::string cases = folder.write("cases.yaml", "corridor: 1\ncases: [{name: A, run: run}]\n");
  ASSERT_EQ(corridor_command({"cases", cases, "-o", folder / "cases"}).status, 0);
  expect_all_ours(folder / "cases");
  ASSERT_EQ(corridor_command({"cases", cases, "-o", folder / "cases", "--force"}).status, 0);
  EXPECT_FALSE(fs::exists(folder / "cases/unfinished"));
  const std::vector<std::string> effects{"effects",      project_file("scenarios/effects/daca-minors.yaml"),
                                         "--scale",      "1:2000",
                                         "--replicates", "1",
                                         "-o",           folder / "effects"};
  ASSERT_EQ(corridor_command(effects).status, 0);
  expect_all_ours(folder / "effects");
  EXPECT_EQ(corridor_command(effects).status, 2) << "results are not overwritten unasked";
}

TEST(Folders, OldResultsStayUntilNewOnesAreWhole) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "out")).status, 0);
  const std::string manifest = read_file(folder / "out/manifest.json"), stocks = read_file(folder / "out/stocks.csv");
  for (const int signal : {SIGINT, SIGKILL}) {
    const Ended ended = interrupted_command(long_run(folder / "out", {"--force"}), "1000 replicates", signal);
    EXPECT_EQ(ended.status, signal == SIGINT ? 130 : 128 + SIGKILL);
    EXPECT_EQ(read_file(folder / "out/manifest.json"), manifest);
    EXPECT_EQ(read_file(folder / "out/stocks.csv"), stocks);
    if (signal == SIGINT) {
      EXPECT_THAT(ended.messages, HasSubstr("kept in " + (folder / "out/unfinished")));
      EXPECT_TRUE(fs::exists(folder / "out/unfinished/manifest.json"));
    }
  }
  ASSERT_EQ(corridor_command(small_run(folder / "out", {"--force", "--seed", "8"})).status, 0);
  EXPECT_NE(read_file(folder / "out/stocks.csv"), stocks);
  EXPECT_FALSE(fs::exists(folder / "out/unfinished"));
}

TEST(Folders, ALinkIsNeverFollowed) {
  for (const std::string name : {".observables.csv.part", ".results.nc.part", ".manifest.json.part", "stocks.csv"}) {
    const TemporaryFolder folder;
    const std::string thesis = folder.write("thesis", "my thesis\n");
    fs::create_directories(folder / "out");
    fs::create_symlink(thesis, folder / ("out/" + name));
    const Ended ended = corridor_command(small_run(folder / "out", {"--force"}));
    EXPECT_EQ(ended.status, name == "stocks.csv" ? 2 : 1) << name;
    EXPECT_EQ(read_file(thesis), "my thesis\n") << name;
    EXPECT_TRUE(fs::is_symlink(folder / ("out/" + name)));
  }
}

}  // namespace
}  // namespace corridor::tools
