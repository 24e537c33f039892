// `corridor sweep` as a user sees it: begun, killed, continued, shared out, told about.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string study_text(const std::string& design, const std::string& model = "") {
  return fmt::format(
      "corridor: 1\nmodel: {{function: linear{}}}\ndesign: {{{}}}\n"
      "parameters:\n  x1: {{uniform: [0, 1]}}\n  x2: {{uniform: [0, 1]}}\nresponses: [y]\n",
      model, design);
}

std::map<std::string, std::string> tables(const std::string& directory) {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.is_regular_file()) all[entry.path().filename().string()] = read_file(entry.path());
  }
  return all;
}

TEST(SweepCommand, WritesTablesAndSaysWhatMatters) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: sobol, base: 64"));
  const Ended ended = corridor_command({"sweep", study, "-o", folder / "out"});
  EXPECT_EQ(ended.status, 0) << ended.messages;
  EXPECT_THAT(ended.output, HasSubstr("x2"));
  EXPECT_THAT(ended.output, HasSubstr("settled"));
  EXPECT_THAT(read_file(folder / "out/design.csv"), StartsWith("run,x1,x2\n"));
  EXPECT_THAT(read_file(folder / "out/responses.csv"), StartsWith("run,replicate,response,value\n"));
  EXPECT_THAT(read_file(folder / "out/indices.csv"), StartsWith("response,parameter,index,value,low,high,verdict\n"));
  const auto json = nlohmann::json::parse(read_file(folder / "out/study.json"));
  EXPECT_EQ(json["runs"]["done"], 2048);  // 64 x 8 x (2 + 2)
}

TEST(SweepCommand, ADryRunCountsFactorByFactorAndWritesNothing) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: sobol, base: 64"));
  const Ended ended = corridor_command({"sweep", study, "--dry-run", "-o", folder / "out"});
  EXPECT_EQ(ended.status, 0);
  for (const char* part : {"8  independent scramblings", "64  base points", "4  rows", "2,048  runs"})
    EXPECT_THAT(ended.output, HasSubstr(part));
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
  const auto json = nlohmann::json::parse(corridor_command({"sweep", study, "--dry-run", "--format", "json"}).output);
  EXPECT_EQ(json["runs"], 2048);
  EXPECT_EQ(json["probe_s"].size(), 3U);
}

TEST(SweepCommand, WritesNothingWhenConstraintsLeaveNothing) {
  const TemporaryFolder folder;
  for (const char* design : {"method: lhs, size: 8", "method: morris, trajectories: 4", "method: grid"}) {
    const std::string study = folder.write("s.yaml", study_text(design) + "constraints: [\"x1 + x2 > 5\"]\n");
    const Ended ended = corridor_command({"sweep", study, "-o", folder / "out"});
    EXPECT_EQ(ended.status, 2) << design;
    EXPECT_THAT(ended.messages, HasSubstr("s.yaml:8:14: constraints: ")) << design;
    EXPECT_FALSE(std::filesystem::exists(folder / "out")) << design;
  }
}

TEST(SweepCommand, MakesAPageOfItsTables) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: morris, trajectories: 4"));
  ASSERT_EQ(corridor_command({"sweep", study, "-o", folder / "out"}).status, 0);
  const Ended ended = corridor_command({"report", folder / "out"});
  EXPECT_EQ(ended.status, 0) << ended.messages;
  EXPECT_THAT(ended.output, HasSubstr("study.html"));
  const std::string page = read_file(folder / "out/study.html");
  for (const char* part : {"\"parameter\":\"x2\"", "\"index\":\"mu_star\"", "\"counts\":[", "linear"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(SweepCommand, ThePageOfAStudySaysHowManyRunsAreMissing) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 8"));
  ASSERT_EQ(corridor_command({"sweep", study, "-o", folder / "out", "--shard", "1/2"}).status, 0);
  corridor_command({"sweep", "--collect", folder / "out"});
  const Ended report = corridor_command({"report", folder / "out"});
  ASSERT_EQ(report.status, 0) << report.messages;
  EXPECT_THAT(report.messages, HasSubstr("out: 4 of 8 runs have not been played yet"));
  EXPECT_THAT(read_file(folder / "out/study.html"), HasSubstr("4 of 8 runs have not been played yet"));
  ASSERT_EQ(corridor_command({"sweep", study, "-o", folder / "out"}).status, 0);
  ASSERT_EQ(corridor_command({"report", folder / "out"}).status, 0);
  EXPECT_THAT(read_file(folder / "out/study.html"), Not(HasSubstr("not been played yet")));
}

TEST(SweepCommand, MakesNoPageOfAPartWithoutTables) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 8"));
  ASSERT_EQ(corridor_command({"sweep", study, "-o", folder / "out", "--shard", "1/2"}).status, 0);
  const Ended ended = corridor_command({"report", folder / "out"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.messages, HasSubstr("--collect"));
}

TEST(SweepCommand, SaysWhenTheStudyChangedAfterItsRuns) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 8"));
  ASSERT_EQ(corridor_command({"sweep", study, "-o", folder / "out"}).status, 0);
  ASSERT_EQ(corridor_command({"sweep", "--status", folder / "out"}).status, 0);
  const std::string note = read_file(folder / "out/study.json");
  folder.write("s.yaml", study_text("method: lhs, size: 8, seed: 2"));
  for (const std::vector<std::string>& asked : {std::vector<std::string>{"--status", folder / "out"},
                                                {"--collect", folder / "out"},
                                                {"--extend", folder / "out", "--runs", "8"}}) {
    std::vector<std::string> arguments{"sweep"};
    arguments.insert(arguments.end(), asked.begin(), asked.end());
    const Ended ended = corridor_command(arguments);
    EXPECT_EQ(ended.status, 2) << asked.front();
    EXPECT_THAT(ended.messages, HasSubstr("none of them counts")) << asked.front();
  }
  EXPECT_EQ(read_file(folder / "out/study.json"), note);
}

TEST(SweepCommand, KilledAtAnyMomentItLosesNothingThatWasFinished) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 240", ", seconds: 0.02"));
  const std::string run = fmt::format("'{}' sweep '{}' -o '{}' --quiet", CORRIDOR_BINARY, study, folder / "out");
  long before = 0;
  for (int kill = 0; kill < 3; ++kill) {
    const std::string further =
        fmt::format("[ $(cat '{}'/runs/*.log 2>/dev/null | wc -l) -gt {} ]", folder / "out", before + 5);
    std::system(fmt::format("{} >/dev/null 2>&1 & until {}; do sleep 0.02; done; kill -9 $!", run, further).c_str());
    const Ended status = corridor_command({"sweep", "--status", folder / "out", "--format", "json"});
    const long done = nlohmann::json::parse(status.output)["done"];
    EXPECT_GT(done, before);
    EXPECT_LT(done, 240);
    before = done;
  }
  const Ended last = corridor_command({"sweep", study, "-o", folder / "out", "--format", "json"});
  EXPECT_EQ(last.status, 0) << last.messages;
  const auto json = nlohmann::json::parse(last.output);
  EXPECT_EQ(json["reused"], before);
  EXPECT_EQ(json["played"], 240 - before);
  EXPECT_EQ(corridor_command({"sweep", study, "-o", folder / "straight"}).status, 0);
  EXPECT_EQ(tables(folder / "out"), tables(folder / "straight"));
}

TEST(SweepCommand, InterruptedItSaysHowToGoOn) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 80", ", seconds: 0.2"));
  const Ended ended =
      interrupted_command({"sweep", study, "-o", folder / "out", "--progress", "plain"}, "0 of 80", SIGINT);
  EXPECT_EQ(ended.status, 130);
  EXPECT_THAT(ended.messages, HasSubstr("the same command continues"));
}

TEST(SweepCommand, ShardsAreCollectedIntoTheSameTables) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: morris, trajectories: 12"));
  EXPECT_EQ(corridor_command({"sweep", study, "-o", folder / "whole"}).status, 0);
  for (const char* part : {"1/3", "2/3", "3/3"})
    EXPECT_EQ(corridor_command({"sweep", study, "-o", folder / "parts", "--shard", part}).status, 0);
  EXPECT_EQ(corridor_command({"sweep", "--collect", folder / "parts"}).status, 0);
  EXPECT_EQ(tables(folder / "whole"), tables(folder / "parts"));
}

TEST(SweepCommand, ExtendsAStudy) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 20"));
  EXPECT_EQ(corridor_command({"sweep", study, "-o", folder / "out"}).status, 0);
  const Ended ended = corridor_command({"sweep", "--extend", folder / "out", "--runs", "15", "--format", "json"});
  EXPECT_EQ(ended.status, 0) << ended.messages;
  const auto json = nlohmann::json::parse(ended.output);
  EXPECT_EQ(json["reused"], 20);
  EXPECT_EQ(json["played"], 15);
}

TEST(SweepCommand, RunsThatFailAreToldWithTheirInput) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 20", ", fails: \"x1 > 0.9\""));
  const Ended ended = corridor_command({"sweep", study, "-o", folder / "out"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_THAT(ended.output, HasSubstr("20 runs in plan, 18 done, 2 failed"));
  EXPECT_THAT(ended.messages, HasSubstr("x1=0.9"));
  EXPECT_THAT(read_file(folder / "out/failures.csv"), HasSubstr("this practice run fails"));
}

TEST(SweepCommand, RefusesWrongUse) {
  const TemporaryFolder folder;
  const std::string study = folder.write("s.yaml", study_text("method: lhs, size: 20"));
  EXPECT_EQ(corridor_command({"sweep"}).status, 2);
  EXPECT_EQ(corridor_command({"sweep", study, "--shard", "4/3", "-o", folder / "out"}).status, 2);
  EXPECT_EQ(corridor_command({"sweep", "--status", folder / "none"}).status, 2);
  EXPECT_EQ(corridor_command({"sweep", "--extend", folder / "none"}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
  EXPECT_EQ(corridor_command({"sweep", folder.write("w.yaml", "corridor: 1\n"), "-o", folder / "out"}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

/// Six months of the shipped scenario with and without a policy.
TEST(SweepCommand, PlaysScenarios) {
  const TemporaryFolder folder;
  folder.write("base.yaml",
               fmt::format("corridor: 1\nextends: {}\nscale: 1:1000\nperiod: {{from: 2019-01-01, to: 2019-07-01}}\n",
                           project_file("scenarios/as-enacted.yaml")));
  const std::string study = folder.write(
      "s.yaml",
      "corridor: 1\nscenario: base.yaml\ndesign: {method: grid}\n"
      "parameters:\n  policies.mpp: {choice: [as_enacted, never]}\n  policies.metering: {choice: [as_enacted, never]}\n"
      "responses: [indicator:P-1:overall, series:mpp_enrolments, series:ice_detained]\nreplicates: 2\n");
  const Ended ended = corridor_command({"sweep", study, "-o", folder / "out"});
  EXPECT_EQ(ended.status, 0) << ended.messages;
  const std::string indices = read_file(folder / "out/indices.csv");
  EXPECT_THAT(indices, HasSubstr("series:mpp_enrolments,policies.mpp,S1,"));
  EXPECT_THAT(indices, HasSubstr("(chance),ST,"));
  EXPECT_EQ(corridor_command({"sweep", study, "-o", folder / "one", "--threads", "1"}).status, 0);
  EXPECT_EQ(tables(folder / "out"), tables(folder / "one"));
}

}  // namespace
}  // namespace corridor::tools
