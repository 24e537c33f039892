// The studies that ship with the program are right, and their runs can be played.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "analysis/scenario/target.hpp"
#include "analysis/studies/design/design.hpp"
#include "analysis/studies/design/make.hpp"
#include "analysis/studies/play/model.hpp"
#include "analysis/studies/play/scenario_settings.hpp"

namespace corridor {
namespace {

const std::filesystem::path kStudies = std::filesystem::path(CORRIDOR_ROOT) / "scenarios" / "studies";

/// The same study of two months, one simulated party for five hundred.
Study tiny(const std::string& name) {
  Study study = load_study((kStudies / name).string());
  auto scenario = std::make_shared<Scenario>(*study.scenario);
  scenario->from = std::chrono::year{2019} / 8 / 1;
  scenario->to = std::chrono::year{2019} / 10 / 1;
  scenario->scale = 500;
  study.scenario = scenario;
  return study;
}

class ShippedStudy : public testing::TestWithParam<const char*> {};

TEST_P(ShippedStudy, PlaysAtBothEndsOfItsDesign) {
  const Study study = tiny(GetParam());
  const auto design = make_design(study);
  const auto model = make_model(study);
  for (const std::uint64_t index : {std::uint64_t{0}, design->size() - 1}) {
    const auto values = model->play(design->at(index), 0, [] { return false; });
    EXPECT_EQ(values.size(), study.responses.size());
    for (const double value : values) EXPECT_TRUE(std::isfinite(value));
  }
}

INSTANTIATE_TEST_SUITE_P(Of, ShippedStudy,
                         testing::Values("screening.yaml", "levers.yaml", "beds-mpp-metering.yaml",
                                         "externalization.yaml"));

TEST(ShippedStudies, ScreeningVariesEveryUncertainNumber) {
  const Study study = load_study((kStudies / "screening.yaml").string());
  std::set<std::string> varied;
  for (const std::string& path : study.paths()) varied.insert(path);
  for (const char* pattern : {"policies.*", "mechanism.*"}) {
    const auto all = uncertain_targets(pattern, study.scenario->world.get());
    EXPECT_GT(all.size(), 20U);
    for (const auto& [path, target] : all) EXPECT_TRUE(varied.contains(path)) << path;
  }
}

TEST(ScenarioSettings, SetNumbersWordsDaysAndSets) {
  Study study = tiny("beds-mpp-metering.yaml");
  const auto factor = [&](const std::string& path, Factor::Kind kind, std::vector<std::string> options) {
    Factor one;
    one.path = path;
    one.kind = kind;
    one.options = std::move(options);
    return one;
  };
  Problems problems;
  study.factors = {factor("policies", Factor::Kind::kPolicySets, {"none", "other"}),
                   factor("policies.detention.beds", Factor::Kind::kNumber, {}),
                   factor("policies.mpp.in_force.from", Factor::Kind::kDay, {}),
                   factor("policies.mpp.in_force.to", Factor::Kind::kDay, {})};
  study.factors[0].sets = {parse_yaml("{}", "test", problems), parse_yaml("{title_42: never}", "test", problems)};
  const auto day = [](int year, unsigned month, unsigned day_of_month) {
    return static_cast<double>(Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}}
                                   .time_since_epoch()
                                   .count());
  };
  const YamlTree policies = trees_at(study, {1, 40500, day(2019, 6, 1), day(2019, 6, 20)}).policies;
  EXPECT_EQ(find_field(policies, "title_42")->scalar, "never");
  EXPECT_EQ(find_field(find_field(policies, "detention"), "beds")->scalar, "40500");
  const YamlTree window = find_field(find_field(policies, "mpp"), "in_force")->items.front();
  EXPECT_EQ(find_field(window, "from")->scalar, "2019-06-01");
  EXPECT_EQ(find_field(window, "to")->scalar, "2019-06-20");
  const YamlTree reversed = trees_at(study, {0, 40500, day(2019, 6, 20), day(2019, 6, 1)}).policies;
  EXPECT_EQ(find_field(find_field(reversed, "mpp"), "in_force")->scalar, "never");
  EXPECT_NO_THROW(scenario_at(study, {1, 40500, day(2019, 6, 1), day(2019, 6, 20)}));
}

TEST(StudyOfAWorld, PointsArePlayedOnTheTablesThatItsFingerprintHas) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "corridor_study_of_a_world";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::filesystem::copy(CORRIDOR_ROOT "/tests/data/tiny-world", folder / "world",
                        std::filesystem::copy_options::recursive);
  std::ofstream(folder / "base.yaml") << "corridor: 1\nworld: world\nperiod: {from: 2018-01-01, to: 2018-03-01}\n";
  std::ofstream(folder / "study.yaml") << "corridor: 1\nscenario: base.yaml\ndesign: {method: lhs, size: 4}\n"
                                          "responses: [series:removals]\nparameters:\n"
                                          "  mechanism.retry_days: {uniform: [2, 30]}\n";
  const Study study = load_study((folder / "study.yaml").string());
  std::ofstream(folder / "world" / "routes.csv") << "edited meanwhile\n";
  const Scenario point = scenario_at(study, {20});
  EXPECT_EQ(point.world->parameter("retry_days"), 20);
  EXPECT_EQ(point.world->routes.size(), study.scenario->world->routes.size());
  std::filesystem::remove_all(folder);
}

/// A study of the tiny world that varies a switch, a number, a part and days of one policy, lines in any order.
class SwitchesAndNumbers : public testing::Test {
 protected:
  Study study(const std::vector<std::string>& lines, const std::string& policies = "{}") {
    std::filesystem::create_directories(folder_);
    const auto write = [&](const std::string& name, const std::string& text) {
      std::ofstream(folder_ / name) << text;
      return (folder_ / name).string();
    };
    write("base.yaml", "corridor: 1\nname: Base\nworld: " CORRIDOR_ROOT
                       "/scenarios/worlds/central-america-us\nperiod: {from: 2019-06-01, to: 2019-09-01}\n"
                       "policies: " +
                           policies + "\n");
    std::string text =
        "corridor: 1\nscenario: base.yaml\ndesign: {method: lhs, size: 4}\n"
        "responses: [series:removals]\nparameters:\n";
    for (const std::string& line : lines) text += "  " + line + "\n";
    return load_study(write("study.yaml", text));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static bool in_force(const Study& study, const Point& point, const std::string& module, const std::string& part) {
    for (const ModuleSettings& one : scenario_at(study, point).policies.settings) {
      if (one.name() == module) return !one.windows.at(part).empty();
    }
    throw Defect("no module " + module);
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("corridor_switches_" + std::to_string(::getpid()));
};

TEST_F(SwitchesAndNumbers, DoNotDependOnTheOrderOfLines) {
  const std::string choice = "policies.mpp: {choice: [as_enacted, never]}";
  const std::string number = "policies.mpp.enrolment_share: {uniform: [0, 0.6]}";
  const Study first = study({choice, number}), last = study({number, choice});
  for (const double word : {0.0, 1.0}) {
    for (const auto& [one, point] : {std::pair{&first, Point{word, 0.3}}, std::pair{&last, Point{0.3, word}}}) {
      EXPECT_EQ(in_force(*one, point, "mpp", "programme"), word == 0);
      for (const ModuleSettings& settings : scenario_at(*one, point).policies.settings) {
        if (settings.name() != "mpp") continue;
        EXPECT_EQ(settings.number("enrolment_share", one->scenario->from), 0.3) << "the number is kept";
      }
    }
  }
  EXPECT_TRUE(warnings_of_idle(first).empty()) << "it is in force at some points";
}

TEST_F(SwitchesAndNumbers, NeverHoldsOverPartsAndDays) {
  const std::string whole = "policies.mexico_enforcement: {choice: [as_enacted, never]}";
  const std::string part = "policies.mexico_enforcement.surge: {choice: [as_enacted, never]}";
  const std::string day = "policies.mexico_enforcement.surge.in_force.from: {choice: [2019-06-07, 2019-07-01]}";
  const auto surge = [&](const Study& one, const Point& point) {
    return in_force(one, point, "mexico_enforcement", "surge");
  };
  EXPECT_TRUE(surge(study({part, whole}), {0, 0}));
  EXPECT_FALSE(surge(study({part, whole}), {0, 1})) << "the whole is off";
  EXPECT_FALSE(surge(study({whole, part}), {0, 1})) << "the part is off";
  EXPECT_FALSE(surge(study({part, whole}), {1, 0})) << "the part is off, whichever line comes last";
  EXPECT_FALSE(surge(study({day, part}), {0, 1}));
  EXPECT_FALSE(surge(study({whole, day}), {1, 0}));
  const Study days = study({day, part});
  for (const ModuleSettings& settings : scenario_at(days, {1, 0}).policies.settings) {
    if (settings.name() != "mexico_enforcement") continue;
    EXPECT_EQ(to_string(settings.windows.at("surge").at(0).from), "2019-07-01") << "a choice among days is a day";
  }
}

TEST_F(SwitchesAndNumbers, ANumberOfAPolicyThatIsNeverInForceIsAWarning) {
  const std::string number = "policies.mpp.enrolment_share: {uniform: [0, 0.6]}";
  const Study off = study({number}, "{mpp: never}");
  EXPECT_FALSE(in_force(off, {0.3}, "mpp", "programme"));
  const auto warnings = warnings_of_idle(off);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].sentence(),
            "policies.mpp.enrolment_share: changes nothing: mpp is not in force from 2019-06-01 to 2019-09-01 at any "
            "point of the study");
  EXPECT_EQ(warnings[0].at.line, 6);
  EXPECT_TRUE(warnings_of_idle(study({number})).empty());
  EXPECT_TRUE(warnings_of_idle(study({number, "policies.mpp: {choice: [as_enacted, never]}"}, "{mpp: never}")).empty());
  EXPECT_TRUE(
      warnings_of_idle(study({number, "policies: {sets: {off: {}, on: {mpp: as_enacted}}}"}, "{mpp: never}")).empty());
}

}  // namespace
}  // namespace corridor
