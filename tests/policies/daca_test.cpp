// Deferred action: who is protected on which day, and how protection runs out when renewals stop.
#include <gtest/gtest.h>

#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::amount;
using test::as_enacted;
using test::on;
using test::policy_set;
using test::shipped_world;

double deferred(const PolicySetResult& set, const std::string& day, const std::string& where = "US-TX-BEXAR") {
  return amount(set, day, Gate::kTransfer, where, {.is_protected = true}, "daca", Outcome::kNotSought);
}

TEST(Daca, DeferredActionOutlivesItsRescissionByCourtOrder) {
  for (const std::string day : {"2014-01-01", "2017-09-05", "2018-07-05", "2020-01-01", "2021-08-01", "2022-09-30"}) {
    EXPECT_DOUBLE_EQ(deferred(as_enacted(), day), 0.97) << day;
  }
  const double lapsed = 0.136 * 126 / 730;  // late for the deadline of October 2017, until a court reopened renewals
  EXPECT_NEAR(deferred(as_enacted(), "2018-01-09"), 0.97 * (1 - lapsed), 1e-9);
  EXPECT_EQ(amount("2018-06-01", Gate::kTransfer, "US-TX-BEXAR", {}, "daca", Outcome::kNotSought), 0)
      << "people without a permit";
}

TEST(Daca, DeferredActionEndsAtOnceForNobodyHeldItAndOverTwoYearsWhenRenewalsStop) {
  EXPECT_EQ(deferred(policy_set(shipped_world(), "daca: never"), "2016-01-01"), 0);
  EXPECT_EQ(deferred(policy_set(shipped_world(), "", {"daca"}), "2016-01-01"), 0);
  const PolicySetResult no_injunction = policy_set(shipped_world(), "daca: {rescission: {enjoined: never}}");
  const double month = 30.0 / 730;  // the tables follow the share once a month
  EXPECT_NEAR(deferred(no_injunction, "2018-03-05"), 0.97 * (1 - 0.136 * 181 / 730), 0.136 * month)
      << "of permits that ran out by then, those not renewed by the deadline";
  EXPECT_NEAR(deferred(no_injunction, "2019-03-05"), 0.97 * (1 - (365 + 0.136 * 181) / 730), month)
      << "and half of two years";
  EXPECT_EQ(deferred(no_injunction, "2020-03-04"), 0);
  EXPECT_DOUBLE_EQ(deferred(policy_set(shipped_world(), "", {"daca_rescission_2017"}), "2019-01-01"), 0.97);
}

TEST(Daca, DeferredActionComesBackWhenRenewalsAreTakenAgain) {
  const PolicySetResult set = policy_set(
      shipped_world(),
      "daca: {in_force: [{from: 2012-06-15, to: 2016-01-01}, {from: 2017-06-30}], notice_days: 0, rescission: never}");
  EXPECT_NEAR(deferred(set, "2017-06-30"), 0.97 * (1 - 546.0 / 730), 1e-9);
  EXPECT_NEAR(deferred(set, "2017-07-30"), 0.97 * (1 - 546.0 / 730 + 30.0 / 150), 1e-9);
  EXPECT_DOUBLE_EQ(deferred(set, "2018-01-01"), 0.97);
  const PolicySetResult texas =
      policy_set(shipped_world(), "daca: {rescission: {in_force: [{from: 2016-01-01, where: [US-TX]}]}}");
  EXPECT_EQ(deferred(texas, "2019-01-01"), 0);
  EXPECT_DOUBLE_EQ(deferred(texas, "2019-01-01", "US-CA-FRESNO"), 0.97);
}

TEST(Daca, WhilePermitsRunOutTheLawChangesEveryMonth) {
  const auto days_of = [](const PolicySetResult& set) {
    for (const auto& policy : set.policies) {
      if (policy->name() == "daca") return policy->changes();
    }
    return std::vector<Day>{};
  };
  EXPECT_EQ(days_of(as_enacted()).back(), on("2020-06-18")) << "nothing moves after the last court order";
  const PolicySetResult ended = policy_set(shipped_world(), "daca: {rescission: {enjoined: never}}");
  const std::vector<Day> days = days_of(ended);
  EXPECT_GE(days.size(), 24U);
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i - 1] < on("2018-04-01") || days[i] > on("2020-02-01")) continue;
    EXPECT_LE((days[i] - days[i - 1]).count(), 31);
    EXPECT_LT(deferred(ended, to_string(days[i])), deferred(ended, to_string(days[i - 1])));
  }
}

}  // namespace
}  // namespace corridor
