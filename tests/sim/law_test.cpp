// Versions of the law: the right one on each day, and none compiled twice.
#include "sim/law.hpp"

#include <gtest/gtest.h>

#include <random>

#include "sim/input/errors.hpp"
#include "tests/sim/same_law.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

bool expels(const GateTables& law) {
  for (const Link& link : law.chain(Gate::kProcessing, tiny::id(tiny::kWestSector), PartyClass{})) {
    if (link.outcome == Outcome::kExpelled) return true;
  }
  return false;
}

TEST(Law, ChangesOnTheDayAndOnlyThen) {
  const World world = tiny::make_world();
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.5, tiny::kFrom + Days{40})};
  Law law(world, policies, tiny::kFrom, tiny::kFrom + Days{90});
  law.prepare(0, 31);
  EXPECT_EQ(&law.on(0), &law.on(30)) << "one version for the whole month";
  law.prepare(31, 59);
  EXPECT_FALSE(expels(law.on(39)));
  EXPECT_TRUE(expels(law.on(40)));
  EXPECT_EQ(&law.on(40), &law.on(58));
  law.prepare(59, 90);
  EXPECT_TRUE(expels(law.on(59)));
}

TEST(Law, SharesWithTheVersionBeforeWhatNobodyWroteAnew) {
  const World world = tiny::make_world();
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.5, tiny::kFrom + Days{10}),
                           tiny::make_policy("hold", [](Day, GateTables& gates) {
                             gates.claim(
                                 Gate::kDetention,
                                 {.where = tiny::id(tiny::kRoot), .who = {}, .share = 0.3, .outcome = Outcome::kBed});
                           })};
  Law law(world, policies, tiny::kFrom, tiny::kFrom + Days{31});
  law.prepare(0, 31);
  const auto first_link = [&](int day, Gate gate, tiny::Where where) {
    return law.on(day).chain(gate, tiny::id(where), PartyClass{}).data();
  };
  EXPECT_EQ(first_link(9, Gate::kDetention, tiny::kAreaOne), first_link(10, Gate::kDetention, tiny::kAreaOne));
  EXPECT_EQ(first_link(9, Gate::kTransit, tiny::kSouthState), first_link(10, Gate::kTransit, tiny::kSouthState));
  EXPECT_NE(first_link(9, Gate::kProcessing, tiny::kWestSector), first_link(10, Gate::kProcessing, tiny::kWestSector));
}

/// A policy that on each of its days claims, scales and provides something else, somewhere else, or nothing.
std::shared_ptr<const Policy> restless(std::size_t number, std::vector<Day> days) {
  const auto apply = [=](Day today, GateTables& gates) {
    const auto version = std::count_if(days.begin(), days.end(), [&](Day day) { return day <= today; });
    std::mt19937 dice(static_cast<unsigned>(number * 1000 + static_cast<std::size_t>(version)));
    const auto roll = [&](std::size_t sides) { return static_cast<std::size_t>(dice() % sides); };
    for (std::size_t acts = roll(4); acts > 0; --acts) {
      const auto where = tiny::id(static_cast<tiny::Where>(roll(18)));
      const Who who = roll(2) == 0 ? Who{} : Who{}.only(Attribute::kKind, roll(3));
      const double amount = 0.1 * static_cast<double>(roll(10));
      gates.claim(Gate::kProcessing, {.where = where, .who = who, .share = amount, .outcome = Outcome::kExpelled});
      gates.claim(Gate::kTransfer, {.where = where, .who = {}, .share = amount, .outcome = Outcome::kDeclined});
      gates.change_rate(Gate::kTransit, {.where = where, .who = who, .add = 0.01, .scale = amount * 3});
      if (roll(2) == 0) gates.provide({Room::kBeds, where, 100 * amount});
      if (roll(2) == 0) gates.limit({Room::kBeds, where, 300 * amount});
    }
  };
  return tiny::make_policy("restless" + std::to_string(number), apply, days);
}

TEST(Law, RenewedDayByDayIsTheLawCompiledAfresh) {
  const World world = tiny::make_world();
  std::mt19937 dice(7);
  PolicySet policies;
  for (std::size_t number = 0; number < 6; ++number) {
    std::vector<Day> days;
    for (int i = 0; i < 12; ++i) days.push_back(tiny::kFrom + Days{static_cast<int>(dice() % 90)});
    policies.push_back(restless(number, days));
  }
  Law law(world, policies, tiny::kFrom, tiny::kFrom + Days{90});
  for (int begin = 0; begin < 90; begin += 30) {
    law.prepare(begin, begin + 30);
    for (int day = begin; day < begin + 30; ++day) {
      const auto afresh = compile_law(world, policies, tiny::kFrom + Days{day});
      ASSERT_TRUE(test::same_law(law.on(day), *afresh)) << "day " << day;
    }
  }
  Law late(world, policies, tiny::kFrom, tiny::kFrom + Days{90});
  late.prepare(45, 90);
  EXPECT_TRUE(test::same_law(late.on(60), law.on(60))) << "a run that begins within the period";
}

TEST(Law, BaseIsTheLawWithoutPolicies) {
  const World world = tiny::make_world();
  const Law law(world, {tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 1)}, tiny::kFrom,
                tiny::kFrom + Days{1});
  EXPECT_TRUE(test::same_law(law.base(), *compile_law(world, {}, tiny::kFrom)));
}

TEST(Law, CourtCapacityComesFromTheWorldUntilAPolicySpeaks) {
  const World world = tiny::make_world();
  EXPECT_EQ(compile_law(world, {}, tiny::kFrom)->places(Room::kCourtReleased, tiny::id(tiny::kRoot)), 20);
  const PolicySet more{tiny::provides("judges", Room::kCourtReleased, 55)};
  EXPECT_EQ(compile_law(world, more, tiny::kFrom)->places(Room::kCourtReleased, tiny::id(tiny::kRoot)), 55);
}

TEST(Law, TooManyPoliciesAreADefect) {
  const World world = tiny::make_world();
  const PolicySet policies(kMostPolicies + 1, tiny::claims("same", Gate::kCourt, Outcome::kRelief, 0));
  EXPECT_THROW(compile_law(world, policies, tiny::kFrom), Defect);
}

}  // namespace
}  // namespace corridor
