// A run that is killed or stopped at any moment goes on to the bytes that it would have written.
#include "tests/tools/checkpoint.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <random>

#include "tests/tools/limit.hpp"
#include "tests/tools/machines.hpp"

namespace corridor::tools {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using Milliseconds = std::chrono::milliseconds;

/// Kills a run at random moments and goes on, `kills` times; then to the end. Returns how often there was something to
/// go on from.
int kill_and_go_on(const Words& whole, const std::string& directory, int kills, Milliseconds length, unsigned seed) {
  std::mt19937 luck(seed);
  std::uniform_int_distribution<long> moment(0, length.count());
  int gone_on = 0;
  const auto words = [&] {
    if (has_checkpoint(directory)) {
      ++gone_on;
      return Words{"run", "--resume", directory, "--quiet", "--threads", std::to_string(1 + gone_on % 2)};
    }
    Words afresh = whole;
    afresh.push_back("--force");
    return afresh;
  };
  for (int kill = 0; kill < kills; ++kill) {
    const Ended ended = killed_command(words(), Milliseconds(moment(luck)));
    if (ended.status == 0) fs::remove_all(directory);  // it was done before; from the beginning then
    EXPECT_TRUE(ended.status == 0 || ended.status == 128 + SIGKILL) << ended.status << ended.messages;
  }
  const Ended ended = corridor_command(words());
  EXPECT_EQ(ended.status, 0) << ended.messages;
  return gone_on;
}

Milliseconds time_of(const Words& words) {
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(corridor_command(words).status, 0);
  return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);
}

TEST(Checkpoints, ARunThatIsKilledAtAnyMomentGoesOnToTheSameBytes) {
  const TemporaryFolder folder;
  const std::string scenario = scenario_in(folder, 8);
  const Milliseconds length = time_of(run_of(scenario, folder / "whole"));
  const int gone_on =
      kill_and_go_on(run_of(scenario, folder / "out", {"--checkpoint-every", "20"}), folder / "out", 20, length, 7);
  EXPECT_GT(gone_on, 3) << "checkpoints are there to be found";
  expect_same_results(folder / "whole", folder / "out");
}

TEST(SlowCheckpoints, TheShippedScenarioToo) {
  const TemporaryFolder folder;
  const Words more{"--scale", "1:500", "--set", "period.to=2015-10-01", "--replicates", "2"};
  const std::string scenario = project_file("scenarios/as-enacted.yaml");
  const Milliseconds length = time_of(run_of(scenario, folder / "whole", more));
  Words stopped = run_of(scenario, folder / "out", more);
  stopped.insert(stopped.end(), {"--checkpoint-every", "30"});
  EXPECT_GT(kill_and_go_on(stopped, folder / "out", 20, length, 8), 3);
  expect_same_results(folder / "whole", folder / "out");
}

TEST(Checkpoints, ASignalLeavesOneAndTheLineSaysHowToGoOn) {
  const TemporaryFolder folder;
  const std::string scenario = scenario_in(folder, 30);
  ASSERT_EQ(corridor_command(run_of(scenario, folder / "whole")).status, 0);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const std::string out = folder / std::to_string(signal);
    const Ended ended = interrupted_command({"run", scenario, "-o", out}, "30 replicates", signal);
    EXPECT_EQ(ended.status, 130);
    EXPECT_THAT(ended.messages, HasSubstr("go on with `corridor run --resume " + out + "`"));
    EXPECT_TRUE(fs::exists(out + "/manifest.json")) << "what is finished can be read";
    EXPECT_EQ(checkpoints_in(out).size(), 1U);
    const Ended again = corridor_command(run_of(scenario, out));
    EXPECT_EQ(again.status, 2);
    EXPECT_THAT(again.messages,
                HasSubstr("the folder holds a run that was stopped; go on with `corridor run --resume"));
    EXPECT_EQ(corridor_command({"run", "--resume", out}).status, 0);
    expect_same_results(folder / "whole", out);
  }
}

TEST(Checkpoints, ARunOverOldResultsGoesOnAndTakesTheirPlaceWhenItIsWhole) {
  const TemporaryFolder folder;
  const std::string scenario = scenario_in(folder, 30);
  ASSERT_EQ(corridor_command(run_of(scenario, folder / "whole")).status, 0);
  ASSERT_EQ(corridor_command(run_of(scenario, folder / "out", {"--replicates", "1"})).status, 0);
  const std::string old = read_file(folder / "out/stocks.csv");
  const Ended ended = interrupted_command({"run", scenario, "-o", folder / "out", "--force"}, "30 replicates", SIGTERM);
  EXPECT_EQ(ended.status, 130);
  EXPECT_TRUE(has_checkpoint(folder / "out/unfinished"));
  EXPECT_EQ(read_file(folder / "out/stocks.csv"), old);
  EXPECT_EQ(corridor_command({"run", "--resume", folder / "out"}).status, 0);
  expect_same_results(folder / "whole", folder / "out");
}

TEST(Checkpoints, ADiskThatIsFullEndsTheRunInOneLineAndOneThatIsNotGoesOn) {
  const TemporaryFolder folder;
  const std::string scenario = scenario_in(folder, 4);
  ASSERT_EQ(corridor_command(run_of(scenario, folder / "whole")).status, 0);
  const auto size = fs::file_size(folder / "whole/observables.csv");
  {
    const Limit limit(RLIMIT_FSIZE, size / 2);
    const Ended ended = corridor_command(run_of(scenario, folder / "out", {"--checkpoint-every", "60"}));
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(count_of(ended.messages, "\n"), 1U) << ended.messages;
    EXPECT_THAT(ended.messages, ContainsRegex("File too large; kept: whole months of .*; `corridor run --resume"));
  }
  EXPECT_EQ(corridor_command({"run", "--resume", folder / "out", "--quiet"}).status, 0);
  expect_same_results(folder / "whole", folder / "out");
}

TEST(Checkpoints, AFolderThatGoesAwayEndsTheRunInOneLine) {
  const TemporaryFolder folder;
  const std::string run =
      fmt::format("'{}' run '{}' -o out --quiet --checkpoint-every 20", CORRIDOR_BINARY, scenario_in(folder, 30));
  const std::string wait = "until ls out/checkpoints/*.bin >/dev/null 2>&1; do sleep 0.02; done";
  EXPECT_EQ(shell(folder, fmt::format("{} & {}; mv out away; wait $!", run, wait)), 1);
  const std::string said = read_file(folder.path() / "log");
  EXPECT_EQ(count_of(said, "\n"), 1U) << said;
  EXPECT_THAT(said, ContainsRegex("No such file or directory; kept: nothing")) << said;
}

TEST(Checkpoints, FewOpenFilesAreAClearFailureAndOldResultsStay) {
  const TemporaryFolder folder;
  const std::string scenario = scenario_in(folder, 2);
  ASSERT_EQ(corridor_command(run_of(scenario, folder / "out")).status, 0);
  const std::string before = read_file(folder / "out/manifest.json");
  int failed = 0;
  for (rlim_t files = 4; files < 16; ++files) {
    const Limit limit(RLIMIT_NOFILE, files);
    const Ended ended = corridor_command(run_of(scenario, folder / "out", {"--force", "--checkpoint-every", "30"}));
    if (ended.status == 0) break;
    if (ended.status == 125 || ended.status == 127) continue;  // not even started: its streams, its libraries
    ++failed;
    EXPECT_TRUE(ended.status == 1 || ended.status == 2) << files << ended.messages;
    EXPECT_NE(ended.messages, "") << files;
    EXPECT_LE(count_of(ended.messages, "\n"), 2U) << files << ended.messages;
    EXPECT_EQ(read_file(folder / "out/manifest.json"), before) << files;
  }
  EXPECT_GT(failed, 0);
}

TEST(Checkpoints, ClosedStandardOutputIsAFailureThatHarmsNoFile) {
  const TemporaryFolder folder;
  const std::string scenario = scenario_in(folder, 2);
  ASSERT_EQ(corridor_command(run_of(scenario, folder / "whole")).status, 0);
  const Ended ended = corridor_command(run_of(scenario, folder / "out"), "", kClosed);
  EXPECT_EQ(ended.status, 1);
  EXPECT_THAT(ended.messages, HasSubstr("could not write to standard output"));
  expect_same_results(folder / "whole", folder / "out");
}

}  // namespace
}  // namespace corridor::tools
