// Enforcement on the way through Mexico: its dates, its reach when more people come, cards, and children.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/law.hpp"
#include "sim/run.hpp"
#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::amount;
using test::as_enacted;
using test::law;
using test::on;
using test::policy_set;
using test::shipped_world;
using test::Someone;

/// What someone meets on the way through a state.
std::span<const Link> on_the_way(const GateTables& tables, const std::string& where, const Someone& who = {}) {
  return tables.chain(Gate::kTransit, shipped_world().find_jurisdiction(where), who.in(shipped_world()));
}

TEST(MexicoEnforcement, ApprehendsMoreOftenFromItsDates) {
  const auto rate = [](const PolicySetResult& set, const std::string& day) {
    const auto tables = law(shipped_world(), set, day);
    const auto chain = on_the_way(*tables, "MX-CHP");
    double total = 0, before = 0;
    for (const Link& link : chain) {
      if (link.outcome == Outcome::kApprehended) total += link.amount - before;
      before = link.amount;
    }
    return total;
  };
  EXPECT_NEAR(rate(as_enacted(), "2014-07-07") / rate(as_enacted(), "2014-07-06"), 1.35, 1e-9);
  EXPECT_NEAR(rate(as_enacted(), "2015-01-01") / rate(as_enacted(), "2014-12-31"), 2.75 / 1.35, 1e-9);
  EXPECT_NEAR(rate(as_enacted(), "2019-06-07") / rate(as_enacted(), "2019-06-06"), 1 + 6 * 0.025, 1e-9);
  EXPECT_NEAR(rate(as_enacted(), "2019-06-24") / rate(as_enacted(), "2019-06-06"), 1 + 25 * 0.025, 1e-9);
  const PolicySetResult no_surge = policy_set(shipped_world(), "mexico_enforcement: {surge: {in_force: never}}");
  EXPECT_EQ(rate(no_surge, "2019-07-01"), rate(as_enacted(), "2019-06-06"));
}

TEST(MexicoEnforcement, ReachesASmallerShareWhenMoreAreOnTheWay) {
  const World& world = shipped_world();
  const auto& policies = as_enacted().policies;
  const auto mexico = std::ranges::find_if(policies, [](const auto& p) { return p->name() == "mexico_enforcement"; });
  const Id<Jurisdiction> chiapas = world.find_jurisdiction("MX-CHP"), valley = world.find_jurisdiction("SEC-RGV");
  const auto rate_after = [&](Persons guatemalans, Persons mexicans) {
    MonthResult month{month_of(on("2018-05-01")), Tally(world), {}, {}, month_of(on("2018-05-01"))};
    const auto count = [&](const char* nationality, Series series, Id<Jurisdiction> where, Persons persons) {
      month.tally.count(series, where, *world.find_nationality(nationality), PartyKind::kSingleAdult, 0, persons);
    };
    count("GTM", Series::kEncountersBetweenPorts, valley, guatemalans / 2);
    count("GTM", Series::kTransitApprehensions, chiapas, guatemalans - guatemalans / 2);
    count("MEX", Series::kEncountersBetweenPorts, valley, mexicans);
    PolicySet amended = policies;
    const Amendment amendment = (*mexico)->after(month);
    EXPECT_TRUE(amendment.changes_law);
    amended[static_cast<std::size_t>(mexico - policies.begin())] = amendment.policy;
    return on_the_way(*compile_law(world, amended, on("2018-06-01")), "MX-CHP", {.nationality = "GTM"}).back().amount;
  };
  const double usual = rate_after(42000, 0), others = 1.5e-5 + 0.0002;  // who dies or settles there is not apprehended
  EXPECT_NEAR((rate_after(0, 0) - others) / (usual - others), 1 + 42.0 / 150, 1e-6);
  EXPECT_NEAR((rate_after(119000, 0) - others) / (usual - others), (1 + 42.0 / 150) / (1 + 119.0 / 150), 1e-6);
  EXPECT_EQ(rate_after(42000, 100000), usual) << "its own nationals keep nobody busy";
}

TEST(MexicoEnforcement, LetsPeopleWithCardsPassAndChildrenGo) {
  const auto rate = [](const std::string& day, const std::string& where) {
    return on_the_way(*law(shipped_world(), as_enacted(), day), where).back().amount;
  };
  EXPECT_LT(rate("2019-01-17", "MX-CHP"), 0.6 * rate("2019-01-16", "MX-CHP"));
  EXPECT_EQ(rate("2019-01-17", "MX-TAB"), rate("2019-01-16", "MX-TAB"));
  EXPECT_EQ(rate("2019-01-28", "MX-CHP"), rate("2019-01-16", "MX-CHP"));
  EXPECT_GT(rate("2021-06-01", "MX-CHP"), 1.3 * rate("2021-03-01", "MX-CHP")) << "three times as many troops";
  const auto let_go = [](const std::string& day, PartyKind kind) {
    return amount(day, Gate::kTransitCustody, "MX-CHP", {.kind = kind}, "mexico_enforcement", Outcome::kReleased);
  };
  EXPECT_EQ(let_go("2021-01-10", PartyKind::kFamilyUnit), 0);
  EXPECT_GT(let_go("2021-01-11", PartyKind::kFamilyUnit), 0);
  EXPECT_GT(let_go("2021-01-11", PartyKind::kUnaccompaniedMinor), 0);
  EXPECT_EQ(let_go("2021-01-11", PartyKind::kSingleAdult), 0);
}

}  // namespace
}  // namespace corridor
