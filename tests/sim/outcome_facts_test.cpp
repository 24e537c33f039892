// One table of outcomes: in order, with a place for each, and a Defect for what is foreign to a gate.
#include "sim/outcome_facts.hpp"

#include <gtest/gtest.h>

#include "sim/input/errors.hpp"
#include "sim/tally.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

TEST(OutcomeFacts, APositionLeadsBackToItsOutcome) {
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    ASSERT_FALSE(outcomes_of(gate).empty()) << name_of(gate);
    for (std::size_t o = 0; o < outcomes_of(gate).size(); ++o)
      EXPECT_EQ(position_of(gate, outcomes_of(gate)[o]), o) << name_of(gate);
  }
}

TEST(OutcomeFacts, AForeignOutcomeHasNoPosition) {
  EXPECT_THROW(position_of(Gate::kProcessing, Outcome::kTurnedBack), Defect);
  EXPECT_THROW(position_of(Gate::kCourt, Outcome::kBed), Defect);
  EXPECT_THROW(default_outcome(Gate::kCrossing), Defect) << "at a rate gate nothing happens";
}

TEST(OutcomeFacts, AForeignOutcomeIsChargedToNobody) {
  const World world = tiny::make_world();
  Tally tally(world);
  EXPECT_THROW(tally.charge(Gate::kProcessing, tiny::id(tiny::kWestSector), Outcome::kTurnedBack, kBase, 1), Defect);
  EXPECT_TRUE(tally.gate_rows().empty());
}

TEST(OutcomeFacts, PoliciesCannotWriteAForeignOutcome) {
  const World world = tiny::make_world();
  GateTables law(world, tiny::kFrom);
  EXPECT_THROW(law.claim(Gate::kProcessing, {.where = tiny::id(tiny::kRoot), .who = {}, .outcome = Outcome::kBed}),
               Defect);
  EXPECT_THROW(
      law.change_rate(Gate::kTransit, {.where = tiny::id(tiny::kRoot), .who = {}, .outcome = Outcome::kGotAway}),
      Defect);
  EXPECT_NO_THROW(law.claim(Gate::kDetention, {.where = tiny::id(tiny::kRoot), .who = {}, .outcome = Outcome::kBed}));
}

// Each difference between what is interdicted and what is perceived as risk is meant; a new one needs its reason in the
// table.
TEST(OutcomeFacts, InterdictionAndPerceivedRiskDifferOnlyWhereTheTableSaysWhy) {
  std::string differ;
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    for (const Outcome outcome : outcomes_of(gate)) {
      if (is_interdicted(gate, outcome) != is_perceived_risk(gate, outcome))
        differ += std::string(name_of(gate)) + "." + std::string(name_of(outcome)) + " ";
    }
  }
  EXPECT_EQ(differ,
            "transit.apprehended transit_custody.returned port_of_entry.listed port_of_entry.turned_back "
            "crossing.turned_back crossing.intercepted processing.expelled processing.removed_fast processing.returned "
            "processing.prosecuted processing.separated processing.wait_abroad ");
  EXPECT_TRUE(is_interdicted(Gate::kProcessing, Outcome::kSeparated)) << "the parent is prosecuted";
  EXPECT_FALSE(is_interdicted(Gate::kProcessing, Outcome::kReleased));
}

}  // namespace
}  // namespace corridor
