// Coast guards of transit countries: so many persons a month, a smaller share when more put to sea, more with boats.
#include <algorithm>

#include "sim/law.hpp"
#include "sim/run.hpp"
#include "tests/policies/central-mediterranean/mediterranean_fixture.hpp"

namespace corridor {
namespace {

using test::mediterranean;
using test::mediterranean_enacted;
using test::mediterranean_set;
using test::on;
using test::rate_of;

MonthResult month_at_sea(const std::string& first, const std::string& sector, Persons landed, Persons taken_back) {
  const Month month = month_of(on(first));
  MonthResult result{month, Tally(mediterranean()), {}, {}, month};
  const auto count = [&](Series series, Persons persons) {
    result.tally.count(series, mediterranean().find_jurisdiction(sector), *mediterranean().find_nationality("NGA"),
                       PartyKind::kSingleAdult, 0, persons);
  };
  count(Series::kEncountersBetweenPorts, landed);
  count(Series::kInterceptions, taken_back);
  return result;
}

/// The share taken back in a sector on the first day of the month after one in which so many put to sea there.
double share_after(const PolicySetResult& set, const std::string& first, const std::string& next,
                   const std::string& sector, Persons persons) {
  PolicySet amended = set.policies;
  const auto guard = std::ranges::find_if(amended, [](const auto& p) { return p->name() == "coast_guard"; });
  const Amendment amendment = (*guard)->after(month_at_sea(first, sector, persons / 2, persons - persons / 2));
  EXPECT_TRUE(amendment.changes_law);
  *guard = (*guard)->recall(amendment.policy->memory());
  const auto tables = compile_law(mediterranean(), amended, on(next));
  const double taken = rate_of(*tables, Gate::kCrossing, sector, Outcome::kIntercepted);
  return taken / (taken + rate_of(*tables, Gate::kCrossing, sector, Outcome::kApprehended));
}

TEST(CoastGuard, TakesBackALargeShareOfFewAndASmallShareOfMany) {
  const auto share = [](Persons persons) {
    return share_after(mediterranean_enacted(), "2016-05-01", "2016-06-01", "SEA-LYW", persons);
  };
  EXPECT_NEAR(share(0), 0.8, 1e-6);
  EXPECT_NEAR(share(15000), 0.8 / (1 + 0.8 * 15000 / 1350), 1e-6);
  EXPECT_LT(share(15000) * 15000, 1350) << "no more than its boats can take";
  EXPECT_LT(share(15000) * 15000, share(40000) * 40000);
}

TEST(CoastGuard, TakesBackMoreWithBoatsTrainingAndARegion) {
  const auto persons = [](const std::string& first, const std::string& next, const std::vector<std::string>& without) {
    return 1e6 * share_after(mediterranean_set("", without), first, next, "SEA-LYW", 1000000);
  };
  EXPECT_NEAR(persons("2016-11-01", "2016-12-01", {}), 1350, 5);
  EXPECT_NEAR(persons("2017-02-01", "2017-03-01", {}), 1350 + 100, 5);
  EXPECT_NEAR(persons("2017-10-01", "2017-11-01", {}), 1350 + 100 + 4 * 190, 10);
  EXPECT_NEAR(persons("2018-11-01", "2018-12-01", {}), 1350 + 100 + 6 * 190 + 1000 + 200, 30);
  EXPECT_NEAR(persons("2018-11-01", "2018-12-01", {"italy_libya_mou"}), 1350 + 100 + 200, 10);
  EXPECT_NEAR(persons("2018-11-01", "2018-12-01", {"libyan_sar_region"}), 1350 + 100 + 6 * 190 + 1000, 30);
  EXPECT_NEAR(persons("2018-11-01", "2018-12-01", {"eunavfor_sophia"}), 1350 + 6 * 190 + 1000 + 200, 30);
}

TEST(CoastGuard, ChangesNeitherWhoDrownsNorWhoLandsUnseenWhereNobodyEvadesIt) {
  const PolicySetResult none = mediterranean_set("coast_guard: never");
  const PolicySetResult calm = mediterranean_set("coast_guard: {evasion_danger: 0}");
  const auto rates = [](const PolicySetResult& set, Outcome outcome) {
    return test::rate_on(set, "2019-06-01", Gate::kCrossing, "SEA-LYW", outcome);
  };
  EXPECT_NEAR(rates(calm, Outcome::kDied), rates(none, Outcome::kDied), 1e-12);
  EXPECT_GT(rates(mediterranean_enacted(), Outcome::kIntercepted), 0);
  EXPECT_NEAR(
      rates(mediterranean_enacted(), Outcome::kIntercepted) + rates(mediterranean_enacted(), Outcome::kApprehended),
      rates(none, Outcome::kApprehended), 1e-9);
  const PolicySetResult silent = mediterranean_set("coast_guard: {region_danger_factor: 2, evasion_danger: 0}");
  EXPECT_NEAR(rates(silent, Outcome::kDied), 2 * rates(none, Outcome::kDied), 1e-9);
}

TEST(CoastGuard, IsEvadedAtTheCostOfThoseOnBoard) {
  const auto danger = [](const PolicySetResult& set, Persons persons, const std::string& sector = "SEA-LYW") {
    PolicySet amended = set.policies;
    const auto guard = std::ranges::find_if(amended, [](const auto& p) { return p->name() == "coast_guard"; });
    *guard = (*guard)->after(month_at_sea("2018-11-01", sector, persons, 0)).policy;
    return rate_of(*compile_law(mediterranean(), amended, on("2018-12-01")), Gate::kCrossing, sector, Outcome::kDied);
  };
  const PolicySetResult calm = mediterranean_set("coast_guard: {evasion_danger: 0}");
  const double taken = share_after(mediterranean_enacted(), "2018-11-01", "2018-12-01", "SEA-LYW", 3000);
  EXPECT_NEAR(danger(mediterranean_enacted(), 3000) / danger(calm, 3000), 1 + 3 * taken, 1e-9);
  EXPECT_LT(danger(mediterranean_enacted(), 20000), danger(mediterranean_enacted(), 3000));
  EXPECT_LT(danger(mediterranean_set("", {"italy_libya_mou"}), 3000), danger(mediterranean_enacted(), 3000))
      << "fewer boats take fewer back";
  EXPECT_EQ(danger(mediterranean_enacted(), 3000, "SEA-TN"), danger(calm, 3000, "SEA-TN"));
}

TEST(CoastGuard, CountsEachCoastByItself) {
  const double quiet = share_after(mediterranean_enacted(), "2018-05-01", "2018-06-01", "SEA-TN", 0);
  EXPECT_NEAR(quiet, 0.32, 1e-6);
  const auto tunisia = [](Persons from_libya) {
    PolicySet amended = mediterranean_enacted().policies;
    const auto guard = std::ranges::find_if(amended, [](const auto& p) { return p->name() == "coast_guard"; });
    *guard = (*guard)->after(month_at_sea("2018-05-01", "SEA-LYW", from_libya, 0)).policy;
    return rate_of(*compile_law(mediterranean(), amended, on("2018-06-01")), Gate::kCrossing, "SEA-TN",
                   Outcome::kIntercepted);
  };
  EXPECT_EQ(tunisia(0), tunisia(50000)) << "who leaves from Libya keeps nobody busy in Tunisia";
}

TEST(CoastGuard, ClosedTheCoastOfEgyptWithItsLaw) {
  const auto egypt = [](const std::string& first, const std::string& next, const std::vector<std::string>& without) {
    return share_after(mediterranean_set("", without), first, next, "SEA-EG", 0);
  };
  EXPECT_NEAR(egypt("2016-10-01", "2016-11-01", {}), 0.2, 1e-6);
  EXPECT_NEAR(egypt("2016-11-01", "2016-12-01", {}), 0.95, 1e-6);
  EXPECT_NEAR(egypt("2016-11-01", "2016-12-01", {"egypt_law_82_2016"}), 0.2, 1e-6);
}

TEST(CoastGuard, LeavesTheWayFromTurkeyAlone) {
  for (const char* day : {"2014-06-01", "2018-12-01", "2023-12-01"}) {
    EXPECT_EQ(test::rate_on(mediterranean_enacted(), day, Gate::kCrossing, "SEA-TR", Outcome::kIntercepted), 0) << day;
  }
}

}  // namespace
}  // namespace corridor
