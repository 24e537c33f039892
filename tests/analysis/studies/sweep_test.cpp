// Studies from file to tables: continued, extended, shared out, with runs that fail.
#include "analysis/studies/sweep.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>

#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

const std::string kParameters =
    "parameters:\n"
    "  x1: {uniform: [-3.141592653589793, 3.141592653589793]}\n"
    "  x2: {uniform: [-3.141592653589793, 3.141592653589793]}\n"
    "  x3: {uniform: [-3.141592653589793, 3.141592653589793]}\n"
    "responses: [y]\n";

class Sweep : public ::testing::Test {
 protected:
  std::string study(const std::string& design, const std::string& more = "", const std::string& model = "ishigami") {
    const std::string file = folder_.path() + "/study.yaml";
    testing::write(file,
                   "corridor: 1\nmodel: {function: " + model + "}\ndesign: {" + design + "}\n" + kParameters + more);
    return file;
  }
  std::string directory(const std::string& name) const { return folder_.path() + '/' + name; }

  SweepReport sweep(const std::string& file, const std::string& name, int threads = 2, Shard shard = {}) {
    SweepOptions options;
    options.study_file = file;
    options.directory = directory(name);
    options.threads = threads;
    options.shard = shard;
    return run_sweep(options);
  }

  /// Every table by name.
  std::map<std::string, std::string> tables(const std::string& name) const {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(directory(name))) {
      if (entry.is_regular_file()) all[entry.path().filename().string()] = contents(entry.path().string());
    }
    return all;
  }

  ScratchFolder folder_;
};

double value_of(const SweepReport& report, const std::string& parameter, const std::string& index) {
  for (const IndexRow& row : report.answers.rows) {
    if (row.parameter == parameter && row.index == index) return row.estimate.value;
  }
  return std::nan("");
}

using ThreadsSweep = Sweep;
TEST_F(ThreadsSweep, GivesTheSameBytesOnAnyNumber) {
  const std::string file = study("method: sobol, base: 64, scrambles: 4");
  sweep(file, "one", 1);
  sweep(file, "two", 2);
  sweep(file, "five", 5);
  EXPECT_EQ(tables("one").size(), 8U);
  EXPECT_EQ(tables("one"), tables("two"));
  EXPECT_EQ(tables("one"), tables("five"));
}

TEST_F(Sweep, GivesTheSameBytesAfterAStop) {
  const std::string file = study("method: sobol, base: 64, scrambles: 4");
  sweep(file, "straight");
  SweepOptions options;
  options.study_file = file;
  options.directory = directory("stopped");
  for (const std::uint64_t after : {1, 300, 700}) {
    std::atomic<std::uint64_t> played = 0;
    options.stop = [&] { return played >= after; };
    const SweepReport report = run_sweep(options, [&](const SweepProgress& progress) { played = progress.played; });
    EXPECT_FALSE(report.complete);
  }
  options.stop = [] { return false; };
  const SweepReport report = run_sweep(options);
  EXPECT_TRUE(report.complete);
  EXPECT_GE(report.progress.reused, 1000U);
  EXPECT_EQ(tables("straight"), tables("stopped"));
}

TEST_F(Sweep, StoppedEarlyItSpeaksFromAWholeDesign) {
  const std::string file = study("method: sobol, base: 64, scrambles: 4");
  SweepOptions options;
  options.study_file = file;
  options.directory = directory("half");
  std::atomic<std::uint64_t> played = 0;
  options.stop = [&] { return played >= 800; };  // of 1280: 40 base points
  const SweepReport half = run_sweep(options, [&](const SweepProgress& progress) { played = progress.played; });
  const SweepReport small = sweep(study("method: sobol, base: 32, scrambles: 4"), "small");
  EXPECT_EQ(value_of(half, "x3", "ST"), value_of(small, "x3", "ST"));
}

TEST_F(Sweep, GivesTheSameBytesFromShards) {
  const std::string file = study("method: morris, trajectories: 20");
  sweep(file, "whole");
  for (std::uint32_t part = 1; part <= 3; ++part) {
    const SweepReport report = sweep(file, "parts", 1, {part, 3});
    EXPECT_TRUE(report.files.empty());
    sweep(file, "apart-" + std::to_string(part), 1, {part, 3});
  }
  collect_study({directory("parts")});
  EXPECT_EQ(tables("whole"), tables("parts"));
  collect_study({directory("apart-1"), directory("apart-2"), directory("apart-3")});
  EXPECT_EQ(tables("whole"), tables("apart-1"));
}

TEST_F(Sweep, ExtendedItEqualsTheLargerStudyAndPlaysOnlyWhatIsNew) {
  sweep(study("method: sobol, base: 128, scrambles: 4"), "large");
  const std::string file = study("method: sobol, base: 64, scrambles: 4");
  sweep(file, "grown");
  EXPECT_EQ(extend_study(directory("grown"), 1280), 2560U);
  const SweepReport report = sweep(file, "grown");
  EXPECT_EQ(report.progress.reused, 1280U);
  EXPECT_EQ(report.progress.played, 1280U);
  EXPECT_EQ(tables("large")["indices.csv"], tables("grown")["indices.csv"]);
  EXPECT_EQ(tables("large")["responses.csv"], tables("grown")["responses.csv"]);
  EXPECT_EQ(extend_study(directory("grown"), 100), 2560U + 640U);  // one more scrambling
  EXPECT_EQ(sweep(file, "grown").progress.reused, 2560U);
}

TEST_F(Sweep, ExtendsMorrisByTrajectories) {
  const std::string file = study("method: morris, trajectories: 10");
  sweep(file, "grown");
  EXPECT_EQ(extend_study(directory("grown"), 41), 40U + 44U);
  const SweepReport report = sweep(file, "grown");
  EXPECT_GE(report.progress.reused, 40U);  // of the grid's 64 points some come again
  EXPECT_EQ(report.progress.reused + report.progress.played, 84U);
}

TEST_F(Sweep, AFailedRunStopsNoOtherAndIsTriedAgain) {
  const std::string file = study("method: lhs, size: 40", "", "ishigami, fails: \"x1 > 2\"");
  const SweepReport report = sweep(file, "failing");
  EXPECT_EQ(report.state.done + report.state.failed, 40U);
  EXPECT_GT(report.state.failed, 3U);
  EXPECT_NE(report.state.first_failure.find("x1="), std::string::npos);
  const std::string failures = contents(directory("failing") + "/failures.csv");
  EXPECT_EQ(static_cast<std::uint64_t>(std::count(failures.begin(), failures.end(), '\n')), report.state.failed + 1);
  const SweepReport again = sweep(file, "failing");
  EXPECT_EQ(again.progress.played, report.state.failed);
}

TEST_F(Sweep, ChangedQuestionsNeedNoNewRuns) {
  sweep(study("method: lhs, size: 60"), "asked");
  const SweepReport report =
      sweep(study("method: lhs, size: 60", "questions: {discover: {response: y, above: 5}}\n"), "asked");
  EXPECT_EQ(report.progress.played, 0U);
  EXPECT_TRUE(report.answers.more.contains("box"));
}

TEST_F(Sweep, RefusesTheFolderOfAnotherStudy) {
  sweep(study("method: lhs, size: 10, seed: 1"), "taken");
  EXPECT_THROW(sweep(study("method: lhs, size: 10, seed: 2"), "taken"), ConfigError);
  SweepOptions options;
  options.study_file = study("method: lhs, size: 10, seed: 2");
  options.directory = directory("taken");
  options.force = true;
  EXPECT_EQ(run_sweep(options).progress.played, 10U);
}

/// Noise of standard deviation 2 on y = x1 with variance 1: a share of 4/5.
TEST_F(Sweep, TellsTheShareOfChance) {
  const std::string file = folder_.path() + "/chance.yaml";
  testing::write(file,
                 "corridor: 1\nmodel: {function: linear, noise: 2}\n"
                 "design: {method: sobol, base: 256, scrambles: 8}\n"
                 "parameters: {x1: {uniform: [-1.7320508075688772, 1.7320508075688772]}}\n"
                 "responses: [y]\nreplicates: 4\n");
  EXPECT_NEAR(value_of(sweep(file, "chance"), kChance, "ST"), 0.8, 0.02);
}

TEST_F(Sweep, FindsABoxThatCanBeRun) {
  const std::string file = study("method: lhs, size: 400", "questions: {discover: {response: y, above: 8}}\n");
  const SweepReport found = sweep(file, "box");
  const double density = found.answers.more["box"]["density"];
  const double overall = static_cast<double>(found.answers.box->hits) / 400;
  EXPECT_GT(density, 2 * overall);
  ASSERT_TRUE(std::filesystem::exists(directory("box") + "/box.yaml"));
  const SweepReport inside = sweep(directory("box") + "/box.yaml", "inside");
  EXPECT_EQ(inside.state.done, 100U);
  const std::string responses = contents(directory("inside") + "/responses.csv");
  int above = 0;
  for (std::size_t at = responses.find(",y,"); at != std::string::npos; at = responses.find(",y,", at + 1))
    above += std::stod(responses.substr(at + 3)) > 8 ? 1 : 0;
  EXPECT_NEAR(above / 100.0, density, 0.15);  // new runs, another hypercube
}

TEST_F(Sweep, AnEmulatorTellsItsErrorAndTheIndices) {
  const std::string file = study("method: lhs, size: 300", "questions: {emulator: {kind: chaos, degree: 9}}\n");
  const SweepReport report = sweep(file, "chaos");
  EXPECT_GT(double{report.answers.more["emulators"]["y"]["q2"]}, 0.95);
  EXPECT_NEAR(value_of(report, "x1", "emulator_S1"), 0.3139, 0.03);
  EXPECT_NEAR(value_of(report, "x3", "emulator_ST"), 0.2437, 0.03);
}

TEST_F(Sweep, KrigingEmulatesASmoothModelFromFewPoints) {
  const SweepReport report =
      sweep(study("method: lhs, size: 100", "questions: {emulator: {kind: kriging}}\n"), "kriging");
  EXPECT_GT(double{report.answers.more["emulators"]["y"]["q2"]}, 0.7);
  EXPECT_NEAR(value_of(report, "x2", "emulator_S1"), 0.4424, 0.1);
}

TEST_F(Sweep, ChoicesAreComparedByRegret) {
  const std::string file = folder_.path() + "/robust.yaml";
  testing::write(file,
                 "corridor: 1\nmodel: {function: sobol_g, coefficients: [0, 0]}\n"
                 "design: {method: lhs, size: 50, cross: x2}\n"
                 "parameters:\n  x1: {uniform: [0, 1]}\n  x2: {choice: [0.5, 0.75, 1]}\n"  // factors 0, 1 and 2
                 "responses: [y]\nquestions: {robust: {policy: x2, response: y, better: less, satisfied: 1}}\n");
  const SweepReport report = sweep(file, "robust");
  EXPECT_EQ(value_of(report, "x2=0.5", "regret_max"), 0);
  EXPECT_EQ(value_of(report, "x2=0.5", "satisfied"), 1);
  EXPECT_NEAR(value_of(report, "x2=0.75", "satisfied"), 0.5, 0.05);
  EXPECT_NEAR(value_of(report, "x2=1", "regret_mean"), 2, 0.02);
}

TEST_F(Sweep, AGridSharesOutItsVarianceExactly) {
  const std::string file = folder_.path() + "/grid.yaml";
  testing::write(file,
                 "corridor: 1\nmodel: {function: linear}\ndesign: {method: grid}\n"
                 "parameters:\n  x1: {choice: [0, 1]}\n  x2: {choice: [0, 1]}\nresponses: [y]\n");
  const SweepReport report = sweep(file, "grid");
  EXPECT_NEAR(value_of(report, "x1", "S1"), 0.2, 1e-12);  // 1 : 4
  EXPECT_NEAR(value_of(report, "x2", "ST"), 0.8, 1e-12);
  EXPECT_NEAR(value_of(report, "x1", "S2:x2"), 0, 1e-12);
}

TEST_F(Sweep, OneAtATimeSaysThatItIsLocal) {
  const SweepReport report = sweep(study("method: oat"), "oat");
  ASSERT_FALSE(report.answers.rows.empty());
  for (const IndexRow& row : report.answers.rows) EXPECT_TRUE(row.verdict.starts_with("local"));
}

// Sums of the same numbers in another order differ in their last digits: that is no variance to share out.
TEST_F(Sweep, RoundingIsNotVariance) {
  for (const char* design : {"method: sobol, base: 32, seed: 3", "method: morris, trajectories: 4, levels: 4, seed: 3",
                             "method: lhs, size: 20, seed: 3"}) {
    const std::string file = folder_.path() + "/study.yaml";
    testing::write(file, std::string("corridor: 1\nmodel: {function: linear}\ndesign: {") + design +
                             "}\nparameters:\n  x1: {uniform: [1000000, 1000000.0000001]}\n"
                             "  x2: {uniform: [1000000, 1000000.0000001]}\nresponses: [y]\n");
    const SweepReport report = sweep(file, std::string(design).substr(8, 5));
    ASSERT_FALSE(report.answers.rows.empty()) << design;
    for (const IndexRow& row : report.answers.rows)
      EXPECT_EQ(row.verdict, "not defined: the response does not vary") << design << " " << row.index;
  }
}

}  // namespace
}  // namespace corridor
