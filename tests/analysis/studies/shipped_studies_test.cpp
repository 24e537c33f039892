// The studies that ship with the program are right, and their runs can be played.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
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

}  // namespace
}  // namespace corridor
