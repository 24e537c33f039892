// What a comparison says of its inputs: where a switch or a number differs, and who set it.
#include "analysis/compare/inputs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace corridor {
namespace {

Scenario load(const std::string& file, std::vector<std::string> set = {}) {
  return load_scenario(file, {std::move(set), {}});
}
std::string shipped(const std::string& name) { return std::string{CORRIDOR_ROOT} + "/scenarios/" + name; }

TEST(CompareInputs, SayWhereSwitchAndNumberDiffer) {
  const std::string number = "policies.mpp.enrolment_share=0.3";
  const InputDifferences never =
      compare_inputs(load(shipped("as-enacted.yaml"), {number}), load(shipped("no-mpp.yaml"), {number}));
  ASSERT_EQ(never.values.size(), 1U);
  EXPECT_EQ(never.values[0].path, "policies.mpp.in_force");
  EXPECT_EQ(never.values[0].base, "as_enacted");
  EXPECT_EQ(never.values[0].alternative, "never");
  EXPECT_EQ(never.policies_changed, std::vector<std::string>{"mpp"});
  const InputDifferences idle = compare_inputs(load(shipped("no-mpp.yaml")), load(shipped("no-mpp.yaml"), {number}));
  ASSERT_EQ(idle.values.size(), 1U);
  EXPECT_EQ(idle.values[0].path, "policies.mpp.enrolment_share");
  const InputDifferences part =
      compare_inputs(load(shipped("as-enacted.yaml")), load(shipped("no-joint-declaration.yaml")));
  EXPECT_TRUE(std::any_of(part.values.begin(), part.values.end(), [](const ValueDifference& one) {
    return one.path == "policies.mexico_enforcement.surge" && one.base.empty() && one.alternative == "never";
  }));
}

TEST(CompareInputs, PrintAListOfNoWindowsAsNever) {
  const InputDifferences empty =
      compare_inputs(load(shipped("as-enacted.yaml")), load(shipped("as-enacted.yaml"), {"policies.mpp.in_force=[]"}));
  ASSERT_EQ(empty.values.size(), 1U);
  EXPECT_EQ(empty.values[0].alternative, "never");
  EXPECT_EQ(empty.values[0].alternative_from, "--set");
}

}  // namespace
}  // namespace corridor
