// One run over ranks of MPI: the same bytes as from one process, one word about what is wrong, and nothing left behind
// by a rank that dies.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "tests/tools/machines.hpp"

namespace corridor::tools {
namespace {

class RunOverRanks : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_mpi()) GTEST_SKIP() << "no MPI here";
  }

  int shell(const std::string& command) const { return tools::shell(folder_, command); }
  std::string log() const { return read_file(folder_.path() / "log"); }

  static std::string run(const std::string& out, const std::string& more = "") {
    std::string words = fmt::format("'{}'", CORRIDOR_BINARY);
    for (const std::string& word : small_run(out)) words += fmt::format(" '{}'", word);
    return words + " " + more;
  }

  /// Every file of a run but the two that tell of the process that wrote them.
  std::map<std::string, std::string> files(const std::string& out) const {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path() / out)) {
      const std::string name = entry.path().filename().string();
      if (name != "manifest.json" && name != "report.html") all[name] = read_file(entry.path());
    }
    return all;
  }

  TemporaryFolder folder_;
};

TEST_F(RunOverRanks, GivesTheSameBytes) {
  ASSERT_EQ(shell(run("alone", "--replicates 2")), 0) << log();
  const auto alone = files("alone");
  ASSERT_GT(alone.size(), 8U);
  for (const int count : {2, 3}) {
    for (const int threads : {1, 2}) {
      const std::string out = fmt::format("ranks-{}-{}", count, threads);
      ASSERT_EQ(
          shell(fmt::format("{} {}", mpirun(count), run(out, fmt::format("--replicates 2 --threads {}", threads)))), 0)
          << log();
      const auto many = files(out);
      for (const auto& [name, text] : alone) {
        ASSERT_TRUE(many.contains(name)) << name;
        EXPECT_TRUE(many.at(name) == text) << name << " differs on " << count << " ranks";
      }
      EXPECT_EQ(many.size(), alone.size());
      EXPECT_NE(read_file(folder_.path() / out / "manifest.json").find(fmt::format("\"ranks\": {}", count)),
                std::string::npos);
    }
  }
}

TEST_F(RunOverRanks, ComparesToTheSameBytes) {
  const auto compare = [&](const std::string& more, const std::string& out) {
    return fmt::format(
        "'{}' compare '{}' {} --set period.from=2019-01-01 --set period.to=2019-09-01 --scale 1:1000 "
        "--replicates 2 --quiet -o {}",
        CORRIDOR_BINARY, project_file("scenarios/as-enacted.yaml"), more, out);
  };
  const std::string alternative = fmt::format("'{}'", project_file("scenarios/no-joint-declaration.yaml"));
  for (const std::string& more : {alternative, std::string{"--factorial mpp,metering"}}) {
    ASSERT_EQ(shell(compare(more, "alone --force")), 0) << log();
    ASSERT_EQ(shell(mpirun(3) + " " + compare(more, "ranks --force")), 0) << log();
    for (const char* name : {"comparison.csv", "factorial.csv", "combinations.csv"}) {
      if (!std::filesystem::exists(folder_.path() / "alone" / name)) continue;
      EXPECT_TRUE(read_file(folder_.path() / "alone" / name) == read_file(folder_.path() / "ranks" / name)) << name;
    }
  }
  EXPECT_EQ(shell(mpirun(2) + " " + compare(alternative + " --agents", "lives")), 2) << log();
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "lives"));
}

TEST_F(RunOverRanks, TellsAMistakeOnceAndWritesNothing) {
  EXPECT_EQ(shell(fmt::format("{} {}", mpirun(2), run("none", "--set replicates=many"))), 2) << log();
  EXPECT_EQ(count_of(log(), "nothing was written"), 1U) << log();
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "none"));
}

TEST_F(RunOverRanks, RefusesRanksThatPlayDifferentRuns) {
  const std::string words = run("mixed");
  EXPECT_EQ(shell(fmt::format("{} {} : -n 1 {}", mpirun(1), words, run("mixed", "--seed 3"))), 1) << log();
  EXPECT_NE(log().find("rank 1 has another program, scenario, world or checkpoint than rank 0"), std::string::npos)
      << log();
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "mixed/observables.csv"));
}

/// Rank 1 is killed when there is a checkpoint: that stands, and another number of ranks goes on from it.
TEST_F(RunOverRanks, LeaveACheckpointFromWhichAnotherNumberGoesOn) {
  ASSERT_EQ(shell(run("alone")), 0) << log();
  folder_.write("rank",
                "#!/bin/bash\n"
                "if [[ $OMPI_COMM_WORLD_RANK == 1 ]]; then\n"
                "  \"$@\" & until compgen -G 'stopped/checkpoints/*.bin' || ! kill -0 $!; do sleep 0.01; done\n"
                "  kill -9 $!; wait $!\n"
                "else exec \"$@\"; fi\n");
  for (const auto& [before, after] : {std::pair{2, 3}, {3, 1}}) {
    const std::string start = mpirun(before) + " --mca odls_base_sigkill_timeout 5 ./rank";
    EXPECT_NE(shell(fmt::format("chmod +x rank; rm -rf stopped; {} {}", start, run("stopped", "--checkpoint-every 5"))),
              0);
    EXPECT_NE(log().find("`corridor run --resume stopped` goes on from the last checkpoint"), std::string::npos)
        << log();
    EXPECT_EQ(shell(fmt::format("{} '{}' run --resume stopped", mpirun(after), CORRIDOR_BINARY)), 0) << log();
    EXPECT_TRUE(files("stopped") == files("alone")) << "stopped on " << before;
  }
}

/// Rank 1 is killed once the run has begun: all ends, with a line and a status, and earlier results stay as they were.
TEST_F(RunOverRanks, EndsWhenARankDies) {
  ASSERT_EQ(shell(run("out")), 0) << log();
  const auto before = files("out");
  folder_.write("rank",
                "#!/bin/bash\n"
                "if [[ $OMPI_COMM_WORLD_RANK == 1 ]]; then\n"
                "  \"$@\" & sleep 0.2; until [[ -e out/unfinished ]]; do sleep 0.05; done; sleep 0.5\n"
                "  kill -9 $!; wait $!\n"
                "else exec \"$@\"; fi\n");
  const std::string long_run = fmt::format("'{}' run '{}' --scale 1:10 -o out --force", CORRIDOR_BINARY,
                                           project_file("scenarios/as-enacted.yaml"));
  // mpirun ends the others; on a busy machine they need more than its one second to say why.
  const std::string patient = mpirun(2) + " --mca odls_base_sigkill_timeout 5";
  EXPECT_NE(shell(fmt::format("chmod +x rank && {} ./rank {}", patient, long_run)), 0) << log();
  EXPECT_EQ(count_of(log(), "asked to stop while waiting for another rank"), 1U) << log();
  EXPECT_TRUE(files("out") == before);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out/unfinished"));
}

}  // namespace
}  // namespace corridor::tools
