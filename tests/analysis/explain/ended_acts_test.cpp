// What `explain` tells of an act that another ended.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/explain/explain.hpp"
#include "analysis/explain/json.hpp"

namespace corridor {
namespace {

using nlohmann::json;

/// A module goes on from what an act that was ended left; the dates told are those of the law.
TEST(Explain, TellsWhenAnActEndedAndByWhich) {
  const std::string file = std::string(CORRIDOR_ROOT) + "/scenarios/mediterranean/as-enacted.yaml";
  const auto permit = [&](const ScenarioChanges& changes) {
    const Scenario scenario = load_scenario(file, changes);
    const Explanation answer = explain(scenario, {"2018-11-15", "IT-SIC", {}, "court"});
    const json gate = json::parse(explanation_as_json(scenario, answer))["gates"][0];
    for (const json& step : gate["steps"]) {
      for (const json& provision : step["provisions"])
        if (provision["instrument"] == "humanitarian_permit") return provision;
    }
    return json();
  };
  const json ended = permit({}), held = permit({.set = {}, .without = {"dl_113_2018_protection"}});
  ASSERT_FALSE(ended.is_null() || held.is_null());
  EXPECT_EQ(ended["to"], "2018-10-05");
  EXPECT_EQ(ended["ended_by"], json::array({"dl_113_2018_protection"}));
  EXPECT_EQ(held["to"], "2024-01-01") << "without the act that ended it";
  EXPECT_TRUE(held["ended_by"].empty());
}

}  // namespace
}  // namespace corridor
