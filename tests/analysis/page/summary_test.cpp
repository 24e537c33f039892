// The screen that a run ends with: what it says, and that it fits.
#include "analysis/page/summary.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "analysis/base/data_package.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/record/score.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void write_fit_files(const std::string& directory) {
  testing::write(directory + "/fit.csv",
                 header_of(fit_form()) +
                     "interior_arrests,month x place,100,90,0.5,-0.1,validation,1,,,0,,,0,,,0,,,0,,\n"
                     "interior_arrests,month,100,90,0.12,-0.1,validation,1,,,0,,,0,,,0,,,0,,\n");
  testing::write(directory + "/skill.csv", header_of(skill_form()));
  testing::write(directory + "/fit_cells.csv",
                 "series,granularity,period,place,nationality,party,detail,observed,simulated,used_for,source\n");
}

TEST(Summary, SaysWhatBecameOfThePersonsAndHowCloseItIs) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 1);
  write_fit_files(folder.path());
  const std::string text = run_summary(folder.path());
  const std::vector<std::string> lines = lines_of(text);
  EXPECT_LE(lines.size(), 34U);
  for (const std::string& line : lines) EXPECT_LE(width_of(line), 80U) << line;
  EXPECT_NE(text.find("A small <run> | small | 2019-06-01 to 2019-08-01 | seed 7"), std::string::npos) << text;
  EXPECT_NE(text.find("234 persons in 123 parties, scale 1:1, replicates: 1 | 999 events in 1.5 s on 2"),
            std::string::npos)
      << text;
  // FY2019 has two months only (*): encounters 140 + 160, apprehended in transit 2 x 50, expelled 2 x 42 (both outcomes
  // bear one name).
  const auto year =
      std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return line.rfind("FY2019*", 0) == 0; });
  ASSERT_NE(year, lines.end()) << text;
  std::istringstream columns{year->substr(7)};
  std::vector<std::string> numbers;
  for (std::string number; columns >> number;) numbers.push_back(number);
  EXPECT_EQ(numbers, (std::vector<std::string>{"300", "100", "84", "14", "18", "0", "0", "0"}));
  EXPECT_NE(text.find("Expelled"), std::string::npos) << text;
  EXPECT_EQ(text.find("Taken back"), std::string::npos) << "a column of what happens to nobody\n" << text;
  EXPECT_NE(text.find("settled 1,200"), std::string::npos) << text;
  EXPECT_NE(text.find("interior arrests 12 % (-10)"), std::string::npos) << text;
  EXPECT_NE(text.find("report.html"), std::string::npos);
}

TEST(Summary, SpeaksSpanishAndSaysWhatTheCommandLineChanged) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 1);
  write_fit_files(folder.path());
  nlohmann::json manifest = nlohmann::json::parse(testing::contents(folder.path() + "/manifest.json"));
  manifest["changes"] = {{"set", {"scale=1:1", "policies.detention.beds=30000"}}, {"without", {"mpp"}}};
  testing::write(folder.path() + "/manifest.json", manifest.dump());
  const std::string english = run_summary(folder.path()),
                    spanish = run_summary(folder.path(), {.language = Language::kSpanish});
  EXPECT_NE(english.find("but without Remain in Mexico (MPP), with"), std::string::npos) << english;
  EXPECT_EQ(english.find("scale=1:1"), std::string::npos) << "a scale is no change of policy";
  EXPECT_NE(spanish.find("pero sin Quédate en México (MPP)"), std::string::npos) << spanish;
  EXPECT_NE(spanish.find("asentadas 1,200"), std::string::npos) << spanish;
}

TEST(Summary, SaysThatARunWasStopped) {
  const ScratchFolder folder;
  const auto world = testing::small_world();
  testing::write_small_run(folder.path(), *world, 1);
  write_fit_files(folder.path());
  nlohmann::json manifest = testing::small_manifest(*world, {2, 1});
  manifest["complete"] = false;
  manifest["replicates"] = 40;
  testing::write(folder.path() + "/manifest.json", manifest.dump());
  EXPECT_NE(run_summary(folder.path()).find("STOPPED EARLY: 1 of 40 replicates is whole"), std::string::npos);
}

TEST(Summary, AFolderWithoutARunIsTheUsersMistake) {
  const ScratchFolder folder;
  EXPECT_THROW(run_summary(folder.path()), ConfigError);
}

}  // namespace
}  // namespace corridor
