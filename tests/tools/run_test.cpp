// `corridor run` and `report`: what is written, what is refused, what is kept when it is interrupted.
#include <gmock/gmock.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/tools/command.hpp"
#include "tests/tools/limit.hpp"

namespace corridor::tools {
namespace {

using nlohmann::json;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

TEST(Run, WritesItsFilesAndSummarisesOnStandardOutput) {
  const TemporaryFolder folder;
  const Ended run = corridor_command(small_run(folder / "out"));
  ASSERT_EQ(run.status, 0) << run.messages;
  EXPECT_THAT(run.output, Not(HasSubstr("events/s")));
  EXPECT_LE(count_of(run.output, "\n"), 27U) << "one screen";
  for (const char* file :
       {"manifest.json", "indicators.csv", "observables.csv", "gates.csv", "stocks.csv", "report.html"}) {
    EXPECT_TRUE(fs::exists(folder.path() / "out" / file)) << file;
  }
}

TEST(Run, GoesToResultsAndTheScenariosNameUnlessTold) {
  const TemporaryFolder folder;
  std::vector<std::string> words = small_run("unused");
  words.resize(words.size() - 2);
  ASSERT_EQ(corridor_command(words, folder.path().string()).status, 0);
  EXPECT_TRUE(fs::exists(folder.path() / "results" / "as-enacted" / "manifest.json"));
}

TEST(Run, JsonIsOneDocumentAndQuietSaysNothingElse) {
  const TemporaryFolder folder;
  const Ended run =
      corridor_command(small_run(folder / "out", {"--format", "json", "--quiet", "--seed", "7", "--replicates", "2"}));
  ASSERT_EQ(run.status, 0) << run.messages;
  EXPECT_EQ(run.messages, "");
  const json result = json::parse(run.output);
  EXPECT_EQ(result["directory"], folder / "out");
  EXPECT_EQ(result["complete"], true);
  EXPECT_EQ(result["months_done"], json::parse("[2, 2]"));
  EXPECT_GT(result["persons"], 0);
  const json manifest = json::parse(read_file(folder.path() / "out" / "manifest.json"));
  EXPECT_EQ(manifest["seed"], 7);
  EXPECT_EQ(manifest["persons"], result["persons"]);
}

TEST(Run, SaysWhereTheTimeGoesWhenAsked) {
  const TemporaryFolder folder;
  const Ended run = corridor_command(small_run(folder / "out", {"--profile", "--format", "json"}));
  ASSERT_EQ(run.status, 0) << run.messages;
  const auto has = [](const json& profile, const std::string& name) {
    return std::ranges::any_of(profile, [&](const json& phase) { return phase["name"] == name; });
  };
  const json told = json::parse(run.output)["profile"];
  for (const char* phase : {"read the scenario and its world", "compile the law", "live", "derive and write results"})
    EXPECT_TRUE(has(told, phase)) << phase;
  const json manifest = json::parse(read_file(folder.path() / "out" / "manifest.json"));
  EXPECT_TRUE(has(manifest["profile"], "settle requests"));
  const Ended text = corridor_command(small_run(folder / "text", {"--profile"}));
  EXPECT_THAT(text.output, HasSubstr("ns an event"));
}

TEST(Run, RefusesAFolderThatHoldsResultsUnlessForced) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "out")).status, 0);
  const std::string before = read_file(folder.path() / "out" / "stocks.csv");
  const Ended refused = corridor_command(small_run(folder / "out", {"--seed", "8"}));
  EXPECT_EQ(refused.status, 2);
  EXPECT_EQ(refused.output, "");
  EXPECT_THAT(refused.messages, HasSubstr("--force"));
  EXPECT_EQ(read_file(folder.path() / "out" / "stocks.csv"), before);
  EXPECT_EQ(corridor_command(small_run(folder / "out", {"--force"})).status, 0);
  EXPECT_EQ(read_file(folder.path() / "out" / "stocks.csv"), before) << "same seed, same bytes";
}

TEST(Run, BadFileNamesTheLineAndWritesNothing) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("bad.yaml", "corridor: 1\nname: Bad\nextends: " + project_file("scenarios/as-enacted.yaml") +
                                   "\npolicies:\n  mpp:\n    enrolment_shar: 0.2\n");
  const Ended ended = corridor_command({"run", file, "-o", folder / "out"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_EQ(ended.output, "");
  EXPECT_THAT(ended.messages, HasSubstr(file + ":6:"));
  EXPECT_THAT(ended.messages, HasSubstr("policies.mpp.enrolment_shar: unknown key; did you mean 'enrolment_share'?"));
  EXPECT_THAT(ended.messages, HasSubstr("    enrolment_shar: 0.2"));
  EXPECT_FALSE(fs::exists(folder.path() / "out"));
}

TEST(Run, MissingFileIsTheUsersMistake) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command({"run", "no-such.yaml"}, folder.path().string());
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.messages, HasSubstr("no-such.yaml"));
  EXPECT_TRUE(folder.empty());
}

TEST(Run, UnknownNamesOnTheCommandLineAreTheUsersMistake) {
  const TemporaryFolder folder;
  const Ended without = corridor_command(small_run(folder / "out", {"--without", "no_such_policy"}));
  EXPECT_EQ(without.status, 2);
  EXPECT_THAT(without.messages, HasSubstr("no_such_policy"));
  const Ended set = corridor_command(small_run(folder / "out", {"--set", "policies.mpp.no_such=1"}));
  EXPECT_EQ(set.status, 2);
  EXPECT_THAT(set.messages, HasSubstr("no_such"));
  EXPECT_TRUE(folder.empty());
}

TEST(Run, FailsInOneLineWhenTheFolderCannotBeWritten) {
  const TemporaryFolder folder;
  const std::string file = folder.write("in-the-way", "");
  const Ended ended = corridor_command(small_run(file + "/out", {"--quiet"}));
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.output, "");
  EXPECT_EQ(count_of(ended.messages, "\n"), 1U) << ended.messages;
  EXPECT_THAT(ended.messages, HasSubstr("in-the-way"));
}

TEST(Run, FailsWhenStandardOutputIsFull) {
  const Ended ended = corridor_command({"plan"}, "", "/dev/full");
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(count_of(ended.messages, "\n"), 1U) << ended.messages;
  EXPECT_EQ(corridor_command({"policies"}, "", "/dev/full").status, 1);
}

TEST(Run, AFileThatGrowsPastItsLimitIsAFailedWriteAndLeavesNoPart) {
  const TemporaryFolder folder;
  const Limit limit(RLIMIT_FSIZE, 20000);
  const Ended ended = corridor_command(small_run(folder / "out", {"--quiet"}));
  EXPECT_EQ(ended.status, 1) << "not killed by a signal";
  EXPECT_EQ(count_of(ended.messages, "\n"), 1U) << ended.messages;
  if (!fs::exists(folder.path() / "out")) return;
  for (const auto& entry : fs::directory_iterator(folder.path() / "out"))
    EXPECT_NE(entry.path().extension(), ".part") << entry.path();
}

TEST(Run, InterruptedKeepsWhatIsFinishedAndSaysSo) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const TemporaryFolder folder;
    const Ended ended = interrupted_command({"run", project_file("scenarios/as-enacted.yaml"), "--scale", "1:1000",
                                             "--replicates", "1000", "-o", folder / "out"},
                                            "1000 replicates", signal);
    EXPECT_EQ(ended.status, 130);
    EXPECT_THAT(ended.messages, ContainsRegex("corridor: interrupted; [0-9]+ complete months? kept in "));
    EXPECT_THAT(ended.messages, HasSubstr(folder / "out"));
    EXPECT_TRUE(fs::exists(folder.path() / "out" / "manifest.json"));
  }
}

TEST(Report, IsWrittenAnew) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "out")).status, 0);
  fs::remove(folder.path() / "out" / "report.html");
  const Ended report = corridor_command({"report", folder / "out"});
  EXPECT_EQ(report.status, 0) << report.messages;
  EXPECT_THAT(report.output, HasSubstr("report.html"));
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "report.html"));
  const Ended score = corridor_command({"score", folder / "out", "--format", "json"});
  EXPECT_EQ(score.status, 0) << score.messages;
  EXPECT_TRUE(json::parse(score.output)["fit"].is_array());
}

TEST(Score, FindsPublishedSeriesFromAnyFolderAndTellsWhatIsMissing) {
  const TemporaryFolder folder, elsewhere;
  ASSERT_EQ(corridor_command(small_run(folder / "out")).status, 0);
  const Ended score = corridor_command({"score", folder / "out"}, elsewhere.path().string());
  EXPECT_EQ(score.status, 0) << score.messages;
  EXPECT_THAT(score.output, HasSubstr("INPUT: the model is fed"));
  const Ended empty = corridor_command({"score", folder / "out", "--observed", elsewhere.path().string()});
  EXPECT_EQ(empty.status, 2);
  EXPECT_THAT(empty.messages, HasSubstr("holds no CSV file"));
}

TEST(Score, AndReportOfAHandEditedManifestSayWhatIsWrong) {
  for (const char* text : {"{}", "[1,2]", "{\"period\": 5}", "not json"}) {
    const TemporaryFolder folder;
    folder.write("manifest.json", text);
    for (const char* verb : {"score", "report"}) {
      const Ended ended = corridor_command({verb, folder.path().string()});
      EXPECT_EQ(ended.status, 2) << verb << text << ended.messages;
      EXPECT_EQ(ended.output, "");
      EXPECT_THAT(ended.messages, HasSubstr("manifest.json")) << text;
      EXPECT_THAT(ended.messages, HasSubstr("not the manifest of a run")) << text;
    }
  }
}

TEST(SeedPaper, IsWrittenAsAPageThatNamesItsCommand) {
  const TemporaryFolder folder;
  const std::string scenario = project_file("scenarios/as-enacted.yaml");
  const Ended ended =
      corridor_command({"seed-paper", scenario, "--scale", "1:2000", "--replicates", "2", "--set",
                        "period.from=2017-01-01", "--set", "period.to=2017-05-01", "-o", folder / "page.md"});
  ASSERT_EQ(ended.status, 0) << ended.messages;
  const std::string page = read_file(folder.path() / "page.md");
  EXPECT_THAT(page, HasSubstr("corridor seed-paper " + scenario + " --scale 1:2000 --replicates 2 --set period.from"));
  EXPECT_THAT(page, HasSubstr("### Without sanctuary rules"));
  EXPECT_THAT(page, HasSubstr("outside the period"));
  EXPECT_THAT(page, Not(HasSubstr("nan %")));
  EXPECT_EQ(corridor_command({"seed-paper", "no-such.yaml", "-o", folder / "other.md"}).status, 2);
  EXPECT_FALSE(fs::exists(folder.path() / "other.md"));
}

TEST(Report, OfAFolderWithoutResultsFails) {
  const TemporaryFolder folder;
  const Ended report = corridor_command({"report", folder / "nothing"});
  EXPECT_NE(report.status, 0);
  EXPECT_NE(report.status, 70);
  EXPECT_THAT(report.messages, HasSubstr("nothing"));
}

}  // namespace
}  // namespace corridor::tools
