// `corridor compare` as a user sees it: files, exit statuses, messages.
#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// Two months, one simulated party for two thousand.
std::vector<std::string> small_comparison(const std::string& directory, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"compare",
                                 project_file("scenarios/as-enacted.yaml"),
                                 project_file("scenarios/no-mpp.yaml"),
                                 "--set",
                                 "period={from: 2019-06-01, to: 2019-08-01}",
                                 "--scale",
                                 "1:2000",
                                 "--replicates",
                                 "2",
                                 "-o",
                                 directory};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(CompareVerb, WritesItsFilesAndTellsTheDifferences) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command(small_comparison(folder / "out", {"--progress", "none"}));
  ASSERT_EQ(ended.status, 0) << ended.messages;
  EXPECT_LE(count_of(ended.output, "\n"), 45U) << "one screen";
  EXPECT_THAT(ended.output, HasSubstr("policies.mpp: as_enacted -> never"));
  EXPECT_THAT(on_one_line(ended.output), HasSubstr("95 % confidence of the mean difference"));
  EXPECT_THAT(ended.messages, HasSubstr("by 1 value (policies: mpp); nothing else differs"));
  for (const char* file : {"comparison.csv", "inputs.json", "compare.html", "manifest.json"})
    EXPECT_TRUE(fs::exists(folder.path() / "out" / file)) << file;
  EXPECT_THAT(read_file(folder.path() / "out" / "compare.html"), HasSubstr("95 % confidence of the mean"));
}

TEST(CompareVerb, JsonIsOneDocument) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command(small_comparison(folder / "out", {"--format", "json", "--quiet"}));
  ASSERT_EQ(ended.status, 0) << ended.messages;
  EXPECT_EQ(ended.messages, "");
  const auto result = nlohmann::json::parse(ended.output);
  EXPECT_EQ(result["replicates"], 2);
  EXPECT_EQ(result["alternatives"][0]["scenario"], "no-mpp");
}

TEST(CompareVerb, RefusesOtherLuckAndWritesNothing) {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "other.yaml", "corridor: 1\nname: Other\nextends: " + project_file("scenarios/as-enacted.yaml") + "\nseed: 8\n");
  const Ended ended =
      corridor_command({"compare", project_file("scenarios/as-enacted.yaml"), file, "-o", folder / "out"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.output, "");
  EXPECT_THAT(ended.messages, HasSubstr(file + ":4:7: seed: 8 here, but 20190607 in the base"));
  EXPECT_THAT(ended.messages, HasSubstr("or give --seed"));
  EXPECT_FALSE(fs::exists(folder.path() / "out"));
}

TEST(CompareVerb, NeedsAnAlternativeAndAFolder) {
  EXPECT_EQ(corridor_command({"compare", project_file("scenarios/as-enacted.yaml"), "-o", "x"}).status, 2);
  EXPECT_EQ(
      corridor_command({"compare", project_file("scenarios/as-enacted.yaml"), project_file("scenarios/no-mpp.yaml")})
          .status,
      2);
}

TEST(CompareVerb, RefusesAFolderThatHoldsResultsUnlessForced) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "out")).status, 0);
  const Ended refused = corridor_command(small_comparison(folder / "out"));
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.messages, HasSubstr("--force"));
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "observables.csv"));
}

TEST(CompareVerb, InterruptedSaysWhatIsKept) {
  const TemporaryFolder folder;
  const Ended ended =
      interrupted_command({"compare", project_file("scenarios/as-enacted.yaml"), project_file("scenarios/no-mpp.yaml"),
                           "--scale", "1:1000", "--replicates", "1000", "-o", folder / "out", "--progress", "plain"},
                          "nothing else differs", SIGINT);
  EXPECT_EQ(ended.status, 130);
  EXPECT_THAT(ended.messages, HasSubstr("interrupted"));
}

/// A line of parties.csv whose two fates differ.
std::vector<std::string> someone(const std::string& file) {
  std::istringstream lines(read_file(file));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) fields.push_back(cell);
    if (fields.size() == 12 && fields[6] != fields[7] && fields[11] == "both") return fields;
  }
  return {};
}

TEST(CompareVerb, AgentsTellsFatesAndWhyTellsOneOfTheLives) {
  const TemporaryFolder folder;
  std::vector<std::string> comparison = small_comparison(folder / "out", {"--agents"});
  std::replace(comparison.begin(), comparison.end(), std::string("1:2000"), std::string("1:200"));
  const Ended compared = corridor_command(comparison);
  ASSERT_EQ(compared.status, 0) << compared.messages;
  EXPECT_THAT(on_one_line(compared.output), HasSubstr("persons end otherwise"));
  const std::vector<std::string> party = someone(folder / "out/parties.csv");
  ASSERT_EQ(party.size(), 12U);
  const Ended why = corridor_command({"why", folder / "out", "--party", party[2]});
  ASSERT_EQ(why.status, 0) << why.messages;
  EXPECT_THAT(why.output, HasSubstr("At the end: "));
  EXPECT_THAT(read_file(folder / "out/compare.html"), HasSubstr("\"party\":\"" + party[2])) << "told on the page";
  EXPECT_THAT(why.output, HasSubstr("Party " + party[2]));
  const Ended as_json = corridor_command({"why", folder / "out", "--party", party[2], "--format", "json"});
  const auto story = nlohmann::json::parse(as_json.output);
  EXPECT_EQ(story["parties"][0]["histories"][0]["fate"], party[6]);
  EXPECT_EQ(story["parties"][0]["histories"][1]["fate"], party[7]);
}

TEST(WhyVerb, ReadsRunsAndRefusesOtherFolders) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "run")).status, 0);
  const Ended nobody = corridor_command({"why", folder / "run", "--party", "1"});
  EXPECT_EQ(nobody.status, 2);
  EXPECT_THAT(nobody.messages, HasSubstr("nobody of number 1 did anything"));
  const Ended nothing = corridor_command({"why", folder / "none", "--party", "1"});
  EXPECT_EQ(nothing.status, 2);
  EXPECT_THAT(nothing.messages, HasSubstr("holds neither a run nor a comparison"));
}

TEST(CompareVerb, FactorialPlaysEveryCombination) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command({"compare", project_file("scenarios/as-enacted.yaml"), "--factorial",
                                        "mpp,expedited_removal", "--set", "period={from: 2019-06-01, to: 2019-08-01}",
                                        "--scale", "1:2000", "--replicates", "2", "-o", folder / "out"});
  ASSERT_EQ(ended.status, 0) << ended.messages;
  EXPECT_THAT(on_one_line(ended.output), HasSubstr("4 combinations of 2 policies"));
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "factorial.csv"));
  EXPECT_EQ(corridor_command(small_comparison(folder / "x", {"--factorial", "mpp"})).status, 2);
}

}  // namespace
}  // namespace corridor::tools
