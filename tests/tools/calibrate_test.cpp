// `corridor calibrate`: what it writes and says, what it refuses, what is kept when it is interrupted.
#include <gmock/gmock.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using nlohmann::json;
using testing::ContainsRegex;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// A study of the tiny world that plays for a few seconds.
std::string small_study(const TemporaryFolder& folder, int replicates, const std::string& used_for = "calibration") {
  fs::create_directories(folder.path() / "observed");
  std::ofstream published(folder.path() / "observed" / "made.csv");
  published << "series,granularity,period,place,nationality,party,detail,value,source,used_for\n";
  for (int month = 2; month < 8; ++month)
    published << "encounters_between_ports,month,2018-0" << month << ",,,,,280,constructed," << used_for << "\n";
  std::ofstream(folder.path() / "tiny.yaml")
      << "corridor: 1\nname: Tiny\nworld: " << project_file("tests/data/tiny-world")
      << "\nperiod: {from: 2018-01-01, to: 2018-09-01}\n";
  std::ofstream(folder.path() / "study.yaml")
      << "corridor: 1\nname: Small study\nscenario: tiny.yaml\ncalibrate:\n  rounds: 1\n  observed: observed\n"
      << "  replicates: " << replicates << "\n  parameters:\n    mechanism.retry_days: {low: 2, high: 30}\n"
      << "    mechanism.restart_days: {low: 5, high: 60}\n"
      << "  targets: [{series: encounters_between_ports, granularity: month}]\n";
  return folder / "study.yaml";
}

/// A screen breaks lines that a file does not.
std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

TEST(Calibrate, WritesItsFilesAndReports) {
  const TemporaryFolder folder;
  const std::string study = small_study(folder, 1);
  const Ended text = corridor_command({"calibrate", study, "-o", folder / "out"});
  ASSERT_EQ(text.status, 0) << text.messages;
  EXPECT_THAT(text.output, HasSubstr("What these figures do not say"));
  EXPECT_EQ(words_of(text.output), words_of(read_file(folder.path() / "out" / "report.txt")));
  EXPECT_EQ(corridor_command({"validate", folder / "out/calibrated.yaml"}).status, 0);
  EXPECT_EQ(corridor_command({"calibrate", study, "-o", folder / "out"}).status, 2);
  const Ended again =
      corridor_command({"calibrate", study, "-o", folder / "out", "--force", "--format", "json", "--quiet"});
  ASSERT_EQ(again.status, 0) << again.messages;
  const json result = json::parse(again.output);
  EXPECT_TRUE(result["parameters"]["mechanism.retry_days"].contains("low"));
  for (const auto& file : result["files"])
    EXPECT_TRUE(fs::exists(folder.path() / "out" / file.get<std::string>())) << file;
}

TEST(Calibrate, RefusesValidationCellsAndWritesNothing) {
  const TemporaryFolder folder;
  const Ended refused = corridor_command({"calibrate", small_study(folder, 1, "validation"), "-o", folder / "out"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_THAT(refused.messages, HasSubstr("is kept for validation"));
  EXPECT_FALSE(fs::exists(folder.path() / "out"));
}

TEST(Calibrate, InterruptedKeepsItsPlaysAndGoesOn) {
  const TemporaryFolder folder;
  const std::string study = small_study(folder, 1000);
  const Ended ended = interrupted_command({"calibrate", study, "-o", folder / "out"}, "2 parameters", SIGINT);
  EXPECT_EQ(ended.status, 130);
  EXPECT_THAT(ended.messages,
              ContainsRegex("corridor: interrupted; [0-9]+ plays? and 0 rounds kept in .*goes on from"));
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "plays.csv"));
  EXPECT_FALSE(fs::exists(folder.path() / "out" / "report.txt"));
}

}  // namespace
}  // namespace corridor::tools
