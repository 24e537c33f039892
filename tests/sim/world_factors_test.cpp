// Numbers of the mechanism that a scenario sets, and base rates that they scale.
#include <gtest/gtest.h>

#include "sim/input/yaml.hpp"
#include "tests/sim/changed_world.hpp"

namespace corridor {
namespace {

/// The tiny world with a factor on its first base rates: departures, and apprehension on the way.
Changed& with_factors(Changed& changed, const std::string& of_departure, const std::string& of_transit) {
  return changed.replace("base_rates.csv", "status,source\n", "status,source,factor\n")
      .replace("base_rates.csv", "departure,left,,,1,share,judgement,test\n",
               "departure,left,,,1,share,judgement,test," + of_departure + "\n")
      .replace("base_rates.csv", "0.02,per_day,judgement,test\n", "0.02,per_day,judgement,test," + of_transit + "\n")
      .append_to_rows("base_rates.csv", 3, ",");
}

const std::string kLevels =
    "level: {value: 0.5, unit: multiple, low: 0, high: 4, source: test, status: judgement}\n"
    "other: {value: 3, unit: multiple, low: 0, high: 4, source: test, status: judgement}\n"
    "debt: {value: 1, unit: multiple, low: -1, high: 4, source: test, status: judgement}";

TEST(WorldFactors, ScaleBaseRatesByTheProductOfParameters) {
  Changed changed("factors");
  with_factors(changed.append("parameters.yaml", kLevels), "level", "level*other");
  Problems problems;
  const std::unique_ptr<World> world = load_world(changed.directory(), problems);
  ASSERT_TRUE(problems.empty()) << listed(problems);
  EXPECT_DOUBLE_EQ(world->base_rates[0].value, 0.5);
  EXPECT_DOUBLE_EQ(world->base_rates[1].value, 0.02 * 0.5 * 3);
  EXPECT_DOUBLE_EQ(world->base_rates[2].value, 0.0001) << "a row without a factor is as written";
}

TEST(WorldFactors, FollowWhatAScenarioSets) {
  Changed changed("factors-set");
  with_factors(changed.append("parameters.yaml", kLevels), "", "level");
  Problems problems;
  const YamlTree mechanism = parse_yaml("{level: 2, retry_days: 3}", "scenario.yaml", problems);
  const std::unique_ptr<World> world = load_world(changed.directory(), problems, mechanism);
  ASSERT_TRUE(problems.empty()) << listed(problems);
  EXPECT_DOUBLE_EQ(world->base_rates[1].value, 0.04);
  EXPECT_DOUBLE_EQ(world->parameter("retry_days"), 3);
  EXPECT_EQ(world->parameters.at("retry_days").source, "set by the scenario; the world's own is 7: test");
  EXPECT_EQ(world->parameters.at("other").source, "test");
}

TEST(WorldFactors, MistakesAreTold) {
  Changed changed("factors-wrong");
  with_factors(changed.append("parameters.yaml", kLevels), "other", "levl*debt");
  expect_tells(changed, "base_rates.csv:2: factor: makes 3 of 1, past 1; lower the parameters that it names");
  expect_tells(changed, "base_rates.csv:3: factor: unknown parameter 'levl'; did you mean 'level'?");
  expect_tells(changed, "base_rates.csv:3: factor: 'debt' may be negative; give it a 'low' of 0 or more");
}

TEST(WorldFactors, EveryShippedAreaHasItsLevelOfContacts) {
  Problems problems;
  const std::unique_ptr<World> world = load_world(kShipped, problems);
  std::size_t areas = 0;
  for (const Jurisdiction& area : world->jurisdictions) {
    if (area.kind != JurisdictionKind::kArea) continue;
    ++areas;
    EXPECT_GT(world->parameter("contacts_" + area.id), 0) << area.id;
  }
  EXPECT_EQ(areas, 24U);
}

}  // namespace
}  // namespace corridor
