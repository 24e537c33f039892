// No draw is taken twice under all policies as enacted: asked in builds that record addresses (preset `audit`).
#include "sim/engine.hpp"
#include "tests/policies/fixture.hpp"

#ifdef CORRIDOR_AUDIT_LUCK
#include "sim/luck_audit.hpp"
#endif

namespace corridor::test {
namespace {

TEST(SlowLuckAudit, AsEnactedUsesNoAddressTwice) {
#ifdef CORRIDOR_AUDIT_LUCK
  RunSettings settings;
  settings.from = on("2013-10-01");
  settings.to = on("2022-10-01");
  settings.seed = 20190607;
  settings.scale = 100;
  const std::uint64_t before = LuckAudit::total();
  EXPECT_NO_THROW(
      run_replicate(shipped_world(), policy_set(shipped_world(), "").policies, settings, [](const auto&) {}));
  RecordProperty("addresses", std::to_string(LuckAudit::total() - before));
  EXPECT_GT(LuckAudit::total() - before, 1000000U);
#else
  GTEST_SKIP() << "only a build with CORRIDOR_AUDIT_LUCK records addresses";
#endif
}

}  // namespace
}  // namespace corridor::test
