// One study over several processes: MPI, Slurm arrays (with a stand-in for sbatch), parts of HTCondor.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <map>

#include "tests/tools/machines.hpp"

namespace corridor::tools {
namespace {

const std::string kStudy =
    "corridor: 1\nmodel: {function: linear, seconds: 0.002}\ndesign: {method: lhs, size: 60}\n"
    "parameters:\n  x1: {uniform: [0, 1]}\n  x2: {uniform: [0, 1]}\nresponses: [y]\n";

class Machines : public testing::Test {
 protected:
  void SetUp() override {
    study_ = folder_.write("s.yaml", kStudy);
    ASSERT_EQ(corridor_command({"sweep", study_, "-o", folder_ / "alone"}).status, 0);
  }

  int shell(const std::string& command) const { return tools::shell(folder_, command); }

  std::map<std::string, std::string> tables(const std::string& name) const {
    std::map<std::string, std::string> all;
    for (const char* file : {"design.csv", "responses.csv", "indices.csv", "study.json"})
      all[file] = read_file(folder_.path() / name / file);
    return all;
  }

  TemporaryFolder folder_;
  std::string study_;
};

TEST_F(Machines, RanksOfMpiGiveTheSameBytes) {
  if (!has_mpi()) GTEST_SKIP() << "no MPI here";
  EXPECT_EQ(shell(fmt::format("{} '{}' sweep s.yaml -o ranks", mpirun(3), CORRIDOR_BINARY)), 0)
      << read_file(folder_.path() / "log");
  EXPECT_EQ(tables("ranks"), tables("alone"));
  EXPECT_NE(shell(fmt::format("{} '{}' sweep none.yaml -o none", mpirun(3), CORRIDOR_BINARY)), 0);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "none"));
}

/// Does at once what Slurm would do later: every task of an array, then what depends on it.
constexpr const char* kSbatch = R"(#!/bin/bash
first=0 last=0
while (($#)); do
  case $1 in
    --array=*) range=${1#--array=}; first=${range%-*} last=${range#*-} ;;
    --wrap) wrap=$2; shift ;;
  esac
  shift
done
for ((task = first; task <= last; ++task)); do SLURM_ARRAY_TASK_ID=$task bash -c "$wrap" >&2; done
echo 7
)";

TEST_F(Machines, ASlurmArrayGivesTheSameBytes) {
  folder_.write("sbatch", kSbatch);
  EXPECT_EQ(shell(fmt::format("chmod +x sbatch && PATH=$PWD:$PATH CORRIDOR='{}' '{}' s.yaml array 4 --time=1:00:00",
                              CORRIDOR_BINARY, project_file("tools/jobs/slurm-array"))),
            0)
      << read_file(folder_.path() / "log");
  EXPECT_EQ(tables("array"), tables("alone"));
}

TEST_F(Machines, PartsOfHtCondorGiveTheSameBytes) {
  const std::string part =
      fmt::format("CORRIDOR='{}' '{}' s.yaml parts", CORRIDOR_BINARY, project_file("tools/jobs/htcondor-part"));
  EXPECT_EQ(shell(fmt::format("{0} 2 3 && {0} 0 3 && {0} 1 3 && '{1}' sweep --collect parts", part, CORRIDOR_BINARY)),
            0)
      << read_file(folder_.path() / "log");
  EXPECT_EQ(tables("parts"), tables("alone"));
}

/// Most memory that a sweep of `runs` short runs holds, MiB.
double peak_mib(const TemporaryFolder& folder, int runs) {
  const std::string study =
      folder.write(fmt::format("{}.yaml", runs),
                   fmt::format("corridor: 1\nmodel: {{function: linear}}\ndesign: {{method: lhs, size: {}}}\n"
                               "parameters: {{x1: {{uniform: [0, 1]}}, x2: {{uniform: [0, 1]}}}}\nresponses: [y]\n",
                               runs));
  const std::string out = folder / fmt::format("out-{}", runs);
  const pid_t child = fork();
  if (child == 0) {
    execl(CORRIDOR_BINARY, "corridor", "sweep", study.c_str(), "-o", out.c_str(), "--quiet", nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  EXPECT_EQ(wait4(child, &status, 0, &usage), child);
  EXPECT_EQ(status, 0);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

TEST(SlowSweepMemory, IsFlatFromAHundredToAHundredThousandRuns) {
  const TemporaryFolder folder;
  const double few = peak_mib(folder, 100);
  EXPECT_LT(peak_mib(folder, 100'000), few + 8);  // 27 bytes a run were measured, and tables are written row by row
}

}  // namespace
}  // namespace corridor::tools
