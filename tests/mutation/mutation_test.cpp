// Spoilt inputs by the hundred: each is refused in words that help, or plays.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/mutation/campaign.hpp"

namespace corridor::mutation {
namespace {

struct Plan {
  const char* name;
  Kind kind;
  std::uint64_t count;  ///< Of trials in the quick suite.
};

constexpr Plan kPlans[] = {
    {"World", Kind::kWorld, 2500},      {"Scenario", Kind::kScenario, 800},
    {"Study", Kind::kStudy, 300},       {"Calibration", Kind::kCalibration, 200},
    {"Observed", Kind::kObserved, 600}, {"Facts", Kind::kFacts, 500},
    {"Cases", Kind::kCases, 400},       {"Manifest", Kind::kManifest, 300},
};
constexpr std::uint64_t kSlowFirst = 1'000'000;
constexpr std::uint64_t kSlowTimes = 20;

void expect_no_faults(const Plan& plan, std::uint64_t first, std::uint64_t count) {
  const Campaign campaign = run_campaign(plan.kind, first, count);
  for (const Fault& fault : campaign.faults) {
    ADD_FAILURE() << fault.text << "\n  again: CORRIDOR_MUTATION=" << fault.seed
                  << " mutation_tests --gtest_filter='Of/*" << plan.name << "'";
  }
  if (count > 50) {
    EXPECT_GT(campaign.accepted, count / 50) << "a campaign in which nothing plays shows little";
    EXPECT_LT(campaign.accepted, count - count / 50) << "and so does one in which nothing is refused";
  }
}

class Mutations : public testing::TestWithParam<Plan> {};

TEST_P(Mutations, AreRefusedInWordsOrPlay) {
  if (const char* const seed = std::getenv("CORRIDOR_MUTATION"))
    expect_no_faults(GetParam(), std::strtoull(seed, nullptr, 10), 1);
  else
    expect_no_faults(GetParam(), 0, GetParam().count);
}

class SlowMutations : public Mutations {};

TEST_P(SlowMutations, AreRefusedInWordsOrPlay) {
  expect_no_faults(GetParam(), kSlowFirst, GetParam().count * kSlowTimes);
}

constexpr auto kName = [](const auto& plan) { return std::string(plan.param.name); };
INSTANTIATE_TEST_SUITE_P(Of, Mutations, testing::ValuesIn(kPlans), kName);
INSTANTIATE_TEST_SUITE_P(Slow, SlowMutations, testing::ValuesIn(kPlans), kName);

}  // namespace
}  // namespace corridor::mutation
