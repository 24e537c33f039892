// Names of scenarios in tables: of their files, each once, and none that a spreadsheet takes for a formula.
#include "analysis/compare/labels.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(ScenarioLabels, AreTheNamesOfFilesEachOnce) {
  std::vector<Scenario> scenarios(4);
  scenarios[0].file = "a/base.yaml";
  scenarios[1].file = "b/base.yaml";
  scenarios[2].file = "=1+1.yaml";
  scenarios[3].file = "no-mpp.yaml";
  EXPECT_EQ(scenario_labels(scenarios), (std::vector<std::string>{"base", "base-2", "_=1+1", "no-mpp"}));
}

}  // namespace
}  // namespace corridor
