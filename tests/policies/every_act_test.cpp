// Every act of the register bites, or says that it does not: left out alone, it changes the law of some day of the
// period, and an act that says `acts: indicators only` changes none.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/run.hpp"
#include "tests/policies/acts_compared.hpp"
#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::as_enacted;
using test::on;
using test::policy_set;
using test::shipped_world;

const Day kBegin = on("2013-10-01"), kEnd = on("2022-10-01");

/// A month in which five times as many people came as usual: to which some policies answer.
const MonthResult& full_month() {
  static const MonthResult month = [] {
    constexpr Month kMay = std::chrono::year{2018} / 5;
    MonthResult full{kMay, Tally(shipped_world()), {}, {}, kMay};
    full.tally.count(Series::kEncountersBetweenPorts, shipped_world().find_jurisdiction("SEC-RGV"),
                     *shipped_world().find_nationality("GTM"), PartyKind::kSingleAdult, 0, 210000);
    return full;
  }();
  return month;
}

test::ActsCompared compared() { return {shipped_world(), as_enacted(), kBegin, kEnd, full_month()}; }

TEST(EveryAct, ChangesTheLawOfSomeDayOrSaysThatItDoesNot) {
  const test::ActsCompared both = compared();
  for (const Instrument& act : register_of(shipped_world()).instruments) {
    EXPECT_EQ(both.changes_law(act, policy_set(shipped_world(), "", {act.id})), !act.indicators_only)
        << act.id
        << (act.indicators_only ? " says 'acts: indicators only' and changes a gate"
                                : " changes no gate and does not say 'acts: indicators only'");
  }
}

TEST(EveryAct, OfWhichNoLawFollowsSaysSoWhenItIsLeftOut) {
  for (const Instrument& act : register_of(shipped_world()).instruments) {
    if (!act.indicators_only || register_of(shipped_world()).find_module(act.id) != nullptr) continue;
    const PolicySetResult without = policy_set(shipped_world(), "", {act.id});
    ASSERT_EQ(without.warnings.size(), 1U) << act.id;
    EXPECT_EQ(without.warnings[0].problem,
              "as enacted, leaving out '" + act.id + "' moves the indicators only: " + act.reason);
    const PolicySetResult in_file = policy_set(shipped_world(), "without: [" + act.id + "]");
    EXPECT_EQ(in_file.warnings.size(), 1U) << act.id;
  }
}

TEST(EveryAct, StoppedByCourtsBitesWithoutThem) {
  const PolicySetResult free = policy_set(shipped_world(), "enjoined: never");
  const PolicySetResult without = policy_set(shipped_world(), "enjoined: never\nwithout: [matter_of_m_s]");
  const auto detention =
      static_cast<std::size_t>(std::find_if(free.settings.begin(), free.settings.end(),
                                            [](const auto& one) { return one.name() == "detention"; }) -
                               free.settings.begin());
  const test::ActsCompared both = compared();
  EXPECT_TRUE(both.differ(*both.alone(free, detention, on("2020-01-01")),
                          *both.alone(without, detention, on("2020-01-01")),
                          register_of(shipped_world()).modules[detention]));
}

}  // namespace
}  // namespace corridor
