// The bound of the contact rates: set by the world, also where the base knows no contact; no policy may exceed it.
#include "sim/contact.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/input/errors.hpp"
#include "sim/law.hpp"
#include "sim/life_interior.hpp"
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
  EXPECT_NEAR(ContactBounds(*base, 4).of(id(tiny::kLocalityOne), PartyClass{}), 4 * 0.0012, 1e-15);
}

TEST(Contact, AClassWithoutABaseRateTakesTheBoundOfOthersThere) {
  const World world = world_of_convicted();
  const auto base = compile_law(world, {}, tiny::kFrom);
  EXPECT_TRUE(base->chain(Gate::kContact, id(tiny::kLocalityOne), PartyClass{}).empty());
  EXPECT_NEAR(ContactBounds(*base, 4).of(id(tiny::kLocalityOne), PartyClass{}), 4 * 0.0012, 1e-15);
}

/// A look after the last day need not be known, and all others fall as if life went on for ever.
TEST(Contact, AShorterPeriodLosesOnlyTheLooksAfterIt) {
  const World world = tiny::make_world();
  const auto base = compile_law(world, {}, tiny::kFrom);
  const ContactBounds bounds(*base, 4);
  constexpr int kLong = 1 << 24, kShort = 300;
  const auto looks = [&](std::uint64_t identity, int within) {
    const Luck luck(42, 0);
    Surroundings s{};
    s.luck = &luck;
    s.contact_bounds = &bounds;
    Party party;
    party.identity = identity;
    party.destination = tiny::kLocalityOne;
    return days_until_look(s, party, within);
  };
  int in_time = 0;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    const std::optional<int> ever = looks(i, kLong), soon = looks(i, kShort);
    ASSERT_TRUE(ever.has_value());
    EXPECT_EQ(soon, *ever <= kShort ? ever : std::nullopt) << i;
    in_time += soon.has_value();
  }
  EXPECT_NEAR(in_time / 4000.0, 1 - std::exp(-4 * 0.0012 * kShort), 0.025);
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

TEST(Contact, ARateAboveItsBoundStopsTheRunInPlaceOfBeingCutShort) {
  const World world = tiny::make_world();
  EXPECT_NO_THROW(tiny::play(world, {patrols(0.0035)}, tiny::settings(365)));
  EXPECT_THROW(tiny::play(world, {patrols(0.004)}, tiny::settings(365)), Defect);
}

}  // namespace
}  // namespace corridor
