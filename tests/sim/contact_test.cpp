// The bound of the contact rates: set by the world, also where the base knows no contact, and told when a policy
// exceeds it.
#include "sim/contact.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/law.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

using tiny::id;

/// The tiny world where the base meets only people with a conviction.
World world_of_convicted() {
  World world = tiny::make_world();
  for (BaseRate& rate : world.base_rates) {
    if (rate.gate == Gate::kContact) rate.who.only(Attribute::kCriminality, Criminality::kConvicted);
  }
  return world;
}

std::shared_ptr<const Policy> patrols(double add, Day from = tiny::kFrom) {
  return tiny::make_policy("patrols",
                           [=](Day today, GateTables& gates) {
                             if (today < from) return;
                             gates.change_rate(Gate::kContact,
                                               {.where = id(tiny::kWestState),
                                                .who = Who{}.only(Attribute::kCriminality, Criminality::kNone),
                                                .outcome = Outcome::kAtLarge,
                                                .add = add});
                           },
                           {from});
}

TEST(Contact, BoundIsAMultipleOfTheBaseOfTheClass) {
  const World world = tiny::make_world();
  const auto base = compile_law(world, {}, tiny::kFrom);
  EXPECT_NEAR(contact_bound(*base, id(tiny::kLocalityOne), PartyClass{}, 4), 4 * 0.0012, 1e-15);
}

TEST(Contact, AClassWithoutABaseRateTakesTheBoundOfOthersThere) {
  const World world = world_of_convicted();
  const auto base = compile_law(world, {}, tiny::kFrom);
  EXPECT_TRUE(base->chain(Gate::kContact, id(tiny::kLocalityOne), PartyClass{}).empty());
  EXPECT_NEAR(contact_bound(*base, id(tiny::kLocalityOne), PartyClass{}, 4), 4 * 0.0012, 1e-15);
}

TEST(Contact, ARateThatAPolicyAddsToAClassWithoutABaseRateHolds) {
  const World world = world_of_convicted();
  const PolicySet policies{patrols(0.002)};
  Persons met = 0;
  for (const MonthResult& month : tiny::play(world, policies, tiny::settings(365))) {
    for (const Tally::GateRow& row : month.tally.gate_rows())
      met += row.gate == Gate::kContact && row.by == 0 ? row.persons : 0;
  }
  // Residents without a conviction in two localities of the state: 2 nationalities x (2000 + 400) x 2.
  const double residents = 2 * 2400 * 2;
  EXPECT_GT(static_cast<double>(met), 0.8 * residents * (1 - std::exp(-0.002 * 365)));
}

TEST(Contact, ARateAboveItsBoundIsFoundWithTheDayAndThePolicy) {
  const World world = tiny::make_world();
  const Day to = tiny::kFrom + Days{90};
  EXPECT_FALSE(contact_above_bound(world, {patrols(0.0035)}, tiny::kFrom, to));
  const auto above = contact_above_bound(
      world, {tiny::claims("other", Gate::kCourt, Outcome::kRelief, 1), patrols(0.004, tiny::kFrom + Days{30})},
      tiny::kFrom, to);
  ASSERT_TRUE(above);
  EXPECT_EQ(above->day, tiny::kFrom + Days{30});
  EXPECT_EQ(above->by, 1);
  EXPECT_EQ(above->home, id(tiny::kLocalityOne));
  EXPECT_NEAR(above->rate, 0.0052, 1e-12);
  EXPECT_NEAR(above->bound, 0.0048, 1e-12);
}

TEST(Contact, WhereTheWorldKnowsNoContactAPolicyCannotAddOne) {
  World world = tiny::make_world();
  std::erase_if(world.base_rates, [](const BaseRate& rate) { return rate.gate == Gate::kContact; });
  EXPECT_TRUE(contact_above_bound(world, {patrols(0.001)}, tiny::kFrom, tiny::kFrom + Days{10}));
}

}  // namespace
}  // namespace corridor
