// The law of the shipped policies, version by version: what a module's `changes` names is all that changes.
#include <numeric>

#include "sim/law.hpp"
#include "tests/policies/fixture.hpp"
#include "tests/sim/same_law.hpp"

namespace corridor {
namespace {

TEST(LawVersions, RenewedByWhatChangesIsTheLawCompiledAfresh) {
  const World& world = test::shipped_world();
  const PolicySetResult set = test::policy_set(world, "");
  const Day from = test::on("2013-10-01");
  const int days = static_cast<int>((test::on("2022-10-01") - from).count());
  Law law(world, set.policies, from, from + Days{days});
  law.prepare(0, days);
  std::vector<PolicyIndex> all(set.policies.size());
  std::iota(all.begin(), all.end(), PolicyIndex{0});
  const GateTables* version = nullptr;
  for (int day = 0; day < days; ++day) {
    if (&law.on(day) == version) continue;
    version = &law.on(day);
    const auto afresh = renew_law(law.base(), set.policies, all, from + Days{day});
    ASSERT_TRUE(test::same_law(*version, *afresh)) << to_string(from + Days{day});
  }
}

}  // namespace
}  // namespace corridor
