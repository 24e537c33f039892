// Calibration of a small world whose truth is known: found again within its interval, and what cannot be known is said.
#include "analysis/calibrate/calibrate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "analysis/calibrate/read_study.hpp"
#include "analysis/check/validate.hpp"
#include "analysis/run/play.hpp"
#include "sim/input/split.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;
using corridor::testing::contents;
using corridor::testing::write;

constexpr double kCrossing = 0.6, kTransit = 1.7;  ///< The truth, against levels of 1.

/// The tiny world with levels on apprehension at the border and on the way, and figures "published" under the truth,
/// with other luck than the calibration's.
class Calibrated : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string world = folder_.path() + "/worlds/tiny";
    fs::create_directories(world);
    fs::copy(std::string(CORRIDOR_ROOT) + "/tests/data/tiny-world", world, fs::copy_options::recursive);
    add_levels(world);
    write(folder_.path() + "/tiny.yaml",
          "corridor: 1\nname: Tiny\nworld: worlds/tiny\nperiod: {from: 2018-01-01, to: 2018-11-01}\nseed: 5\n");
    fs::create_directories(folder_.path() + "/observed");
    write(folder_.path() + "/observed/truth.csv", truth());
    write(study_file(),
          "corridor: 1\nname: Planted\nscenario: tiny.yaml\ncalibrate:\n  replicates: 2\n  rounds: 6\n"
          "  observed: observed\n  parameters:\n    mechanism.crossing: {low: 0.3, high: 3}\n"
          "    mechanism.transit: {low: 0.3, high: 3}\n    mechanism.shelter_days: {low: 10, high: 200}\n  targets:\n"
          "    - {series: encounters_between_ports, granularity: month}\n"
          "    - {series: transit_apprehensions, granularity: month}\n    - {series: got_away, granularity: month}\n");
  }

  static void add_levels(const std::string& world) {
    std::istringstream rows(contents(world + "/base_rates.csv"));
    std::string text, row;
    while (std::getline(rows, row)) {
      const bool crossing = row.starts_with("crossing,apprehended"), transit = row.starts_with("transit,apprehended");
      text += row + (text.empty() ? ",factor" : crossing ? ",crossing" : transit ? ",transit" : ",") + "\n";
    }
    write(world + "/base_rates.csv", text);
    std::string parameters = contents(world + "/parameters.yaml");
    for (const char* name : {"crossing", "transit"})
      parameters +=
          fmt::format("{}: {{value: 1, unit: multiple, low: 0.1, high: 5, source: test, status: judgement}}\n", name);
    write(world + "/parameters.yaml", parameters);
  }

  std::string truth() const {
    const Scenario scenario = load_scenario(
        folder_.path() + "/tiny.yaml",
        {{fmt::format("mechanism.crossing={}", kCrossing), fmt::format("mechanism.transit={}", kTransit)}, {}});
    PlayRequest request = request_of(scenario, 0);
    request.seed = 99;
    const Observables all = play_scenario(scenario, request).observables;
    std::string text = "series,granularity,period,place,nationality,party,detail,value,source,used_for\n";
    for (const char* series : {"encounters_between_ports", "transit_apprehensions", "got_away"}) {
      std::map<Month, double> months;
      for (const ObservableCell& cell : all.series.at(series)) months[cell.month] += cell.value;
      for (const auto& [month, value] : months)
        text += fmt::format("{},month,{},,,,,{},constructed,calibration\n", series, to_string(month), value);
    }
    return text;
  }

  std::string study_file() const { return folder_.path() + "/planted.yaml"; }
  CalibrationStudy study() const {
    Problems problems;
    CalibrationStudy read = read_calibration_study(study_file(), problems);
    problems.throw_if_any();
    return read;
  }
  CalibrationOptions into(const std::string& name, int threads = 2) const {
    CalibrationOptions options;
    options.output_directory = folder_.path() + "/" + name;
    options.threads = threads;
    return options;
  }

  corridor::testing::ScratchFolder folder_;
};

TEST_F(Calibrated, FindsThePlantedValuesAndSaysWhatCannotBeKnown) {
  const CalibrationStudy planted = study();
  EXPECT_EQ(planted.cells.size(), 30U);
  const Calibration done = calibrate(planted, into("out"));
  ASSERT_TRUE(done.search.complete);
  const auto& found = done.found.parameters;
  EXPECT_LE(found[0].low, kCrossing);
  EXPECT_GE(found[0].high, kCrossing);
  EXPECT_LE(found[1].low, kTransit);
  EXPECT_GE(found[1].high, kTransit);
  EXPECT_EQ(found[0].verdict, Verdict::kIdentified);
  EXPECT_EQ(found[1].verdict, Verdict::kIdentified);
  EXPECT_EQ(found[2].verdict, Verdict::kOpen) << "days in shelters touch none of the three series";
  const std::string report = contents(done.directory + "/report.txt");
  EXPECT_NE(report.find("The figures say nothing on mechanism.shelter_days."), std::string::npos) << report;
  for (const std::string& name : done.files) EXPECT_TRUE(fs::exists(done.directory + "/" + name)) << name;
}

TEST_F(Calibrated, TheLayerIsAScenarioWithTheFittedValues) {
  const Calibration done = calibrate(study(), into("deep/out"));
  const std::string layer = done.directory + "/calibrated.yaml";
  EXPECT_TRUE(validate_file(layer).empty());
  const Scenario scenario = load_scenario(layer);
  const ParameterSpace space(study().parameters);
  EXPECT_EQ(scenario.world->parameter("crossing"), space.value(0, done.search.position[0]));
  EXPECT_EQ(scenario.world->parameter("transit"), space.value(1, done.search.position[1]));
  EXPECT_EQ(to_string(scenario.to), "2018-11-01") << "the rest is the study's scenario";
}

TEST_F(Calibrated, AnInterruptedOneGoesOnAndEndsWithTheSameBytes) {
  const Calibration whole = calibrate(study(), into("whole", 1));
  CalibrationListener stop_early;
  std::atomic<int> plays{0};
  stop_early.bench.on_progress = [&](const BenchProgress&) { ++plays; };
  stop_early.bench.go_on = [&] { return plays < 11; };
  const Calibration part = calibrate(study(), into("parts"), stop_early);
  EXPECT_FALSE(part.search.complete);
  EXPECT_FALSE(fs::exists(part.directory + "/report.txt"));
  write(part.directory + "/plays.csv", contents(part.directory + "/plays.csv") + "1,0.5,0.7");  // cut off while written
  const Calibration rest = calibrate(study(), into("parts"));
  EXPECT_TRUE(rest.search.complete);
  EXPECT_GE(rest.plays_found, 11);
  for (const std::string& name : whole.files) {
    EXPECT_EQ(contents(whole.directory + "/" + name), contents(rest.directory + "/" + name)) << name;
  }
}

TEST_F(Calibrated, AnInterruptedOneWhoseFolderIsGoneFails) {
  CalibrationListener listener;
  std::atomic<bool> gone{false};
  listener.bench.on_progress = [&](const BenchProgress&) {
    fs::remove_all(into("gone").output_directory);
    gone = true;
  };
  listener.bench.go_on = [&] { return !gone; };
  EXPECT_THROW(calibrate(study(), into("gone", 1), listener), RunFailure);
}

TEST_F(Calibrated, APlayThatCannotBeReadIsToldAndPlayedAgain) {
  CalibrationListener listener;
  std::atomic<int> plays{0};
  listener.bench.on_progress = [&](const BenchProgress&) { ++plays; };
  listener.bench.go_on = [&] { return plays < 6; };
  const std::string file = calibrate(study(), into("out", 1), listener).directory + "/plays.csv";
  std::vector<std::string> lines = split(contents(file), '\n');  // a header, six plays, and nothing behind the last end
  ASSERT_EQ(lines.size(), 8U);
  const std::vector<std::string> written = lines;
  lines[2].replace(lines[2].rfind(',') + 1, 1, "x");  // no number
  lines[3].erase(lines[3].rfind(','));                // a cell too few
  std::string damaged;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) damaged += lines[i] + "\n";
  write(file, damaged);
  std::vector<std::string> told;
  listener.bench.on_damage = [&](const std::vector<Problem>& problems) {
    for (const Problem& one : problems) told.push_back(one.headline());
  };
  listener.bench.go_on = [] { return false; };
  EXPECT_EQ(calibrate(study(), into("out", 1), listener).plays_found, 4);
  const std::string what = ": is no play of this study; what it held is played again";
  EXPECT_EQ(told, (std::vector<std::string>{file + ":3" + what, file + ":4" + what}));
  std::vector<std::string> kept = split(contents(file), '\n'), whole{"", written[0], written[1]};
  whole.insert(whole.end(), written.begin() + 4, written.begin() + 7);
  std::sort(kept.begin(), kept.end());
  std::sort(whole.begin(), whole.end());
  EXPECT_EQ(kept, whole);
}

TEST_F(Calibrated, AFolderWithResultsOrAnotherStudyIsKept) {
  CalibrationListener at_once;
  at_once.bench.go_on = [] { return false; };
  calibrate(study(), into("out"), at_once);
  std::string other = contents(study_file());
  other.replace(other.find("low: 10"), 7, "low: 11");
  write(study_file(), other);
  EXPECT_THROW(calibrate(study(), into("out"), at_once), ConfigError);
  CalibrationOptions forced = into("out");
  forced.force = true;
  EXPECT_NO_THROW(calibrate(study(), forced, at_once));
  write(folder_.path() + "/out/report.txt", "done");
  EXPECT_THROW(calibrate(study(), into("out"), at_once), ConfigError);
}

}  // namespace
}  // namespace corridor
