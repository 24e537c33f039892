// How claims and rates compose into chains.
#include "sim/gates.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "sim/input/errors.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

/// Probability of each outcome at a claim gate, with every room open.
std::map<Outcome, double> shares(std::span<const Link> chain) {
  std::map<Outcome, double> all;
  double left = 1;
  for (const Link& link : chain) {
    all[link.outcome] += left * link.amount;
    left *= 1 - link.amount;
  }
  return all;
}

/// Rate of an outcome at a rate gate, by policy.
std::map<PolicyIndex, double> rates(std::span<const Link> chain, Outcome outcome) {
  std::map<PolicyIndex, double> all;
  double before = 0;
  for (const Link& link : chain) {
    if (link.outcome == outcome) all[link.by] += link.amount - before;
    before = link.amount;
  }
  return all;
}

class Gates : public testing::Test {
 protected:
  std::span<const Link> processing() const { return tables_.chain(Gate::kProcessing, id(tiny::kWestSector), party_); }
  std::span<const Link> crossing() const { return tables_.chain(Gate::kCrossing, id(tiny::kWestSector), party_); }

  World world_ = tiny::make_world();
  GateTables tables_{world_, tiny::kFrom};
  PartyClass party_{};
};

// Draws are addressed by a hash of the policy's name: two names of one hash would share their luck.
TEST_F(Gates, ANameThatWouldShareAnothersDrawsIsRefused) {
  tables_.begin(0, "costarring");
  EXPECT_NO_THROW(tables_.begin(0, "costarring")) << "a policy may speak anew";
  EXPECT_NO_THROW(tables_.begin(1, "mpp"));
  EXPECT_THROW(tables_.begin(2, "liquid"), Defect) << "the same FNV-1a hash as costarring";
}

TEST_F(Gates, ClassIndexAndClassAtAreInverse) {
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    for (std::size_t c = 0; c < classes_of(gate, 5); ++c)
      EXPECT_EQ(class_index(gate, class_at(gate, c, 5), 5), c) << name_of(gate);
  }
}

TEST_F(Gates, BaseSharesBecomeConditionalSharesThatGiveThemBack) {
  tables_.finish();
  const std::map<Outcome, double> all = shares(processing());
  EXPECT_NEAR(all.at(Outcome::kRemovedFast), 0.2, 1e-12);
  EXPECT_NEAR(all.at(Outcome::kProsecuted), 0.05, 1e-12);
  EXPECT_NEAR(all.at(Outcome::kReleased), 0.75, 1e-12) << "what nobody decides has the default outcome";
  EXPECT_EQ(all.count(Outcome::kToDetention), 0U) << "eligible are those who seek protection";
}

TEST_F(Gates, TheLastBaseRowThatMatchesWins) {
  tables_.finish();
  EXPECT_NEAR(rates(crossing(), Outcome::kApprehended).at(kBase), 0.8, 1e-12);
  EXPECT_NEAR(rates(tables_.chain(Gate::kCrossing, id(tiny::kEastSector), party_), Outcome::kApprehended).at(kBase),
              1.1, 1e-12);
  party_[Attribute::kNationality] = 1;
  party_[Attribute::kIntent] = static_cast<std::uint8_t>(Intent::kSeeksProtection);
  EXPECT_NEAR(shares(processing()).at(Outcome::kToDetention), 0.1, 1e-12)
      << "the later row, for the contiguous nationality";
  EXPECT_EQ(rates(tables_.chain(Gate::kTransit, id(tiny::kSouthState), party_), Outcome::kApprehended).count(kBase),
            0U);
}

TEST_F(Gates, ClaimsTakeSharesOfWhatEarlierOnesLeft) {
  tables_.begin(0, "first");
  tables_.claim(Gate::kProcessing,
                {.where = id(tiny::kDestination), .who = {}, .share = 0.5, .outcome = Outcome::kExpelled});
  tables_.begin(1, "second");
  tables_.claim(Gate::kProcessing,
                {.where = id(tiny::kWestSector), .who = {}, .share = 0.4, .outcome = Outcome::kWaitAbroad});
  tables_.finish();
  const std::map<Outcome, double> west = shares(processing());
  EXPECT_NEAR(west.at(Outcome::kExpelled), 0.5, 1e-12);
  EXPECT_NEAR(west.at(Outcome::kWaitAbroad), 0.2, 1e-12);
  EXPECT_NEAR(west.at(Outcome::kRemovedFast), 0.3 * 0.2, 1e-12);
  EXPECT_EQ(shares(tables_.chain(Gate::kProcessing, id(tiny::kEastSector), party_)).count(Outcome::kWaitAbroad), 0U);
  EXPECT_NEAR(shares(tables_.chain(Gate::kProcessing, id(tiny::kWestPort), party_)).at(Outcome::kWaitAbroad), 0.2,
              1e-12)
      << "a port below the sector";
}

TEST_F(Gates, AClaimHoldsInTheStateOfALocality) {
  tables_.begin(0, "state");
  tables_.claim(Gate::kTransfer, {.where = id(tiny::kWestState), .who = {}, .share = 1, .outcome = Outcome::kDeclined});
  tables_.finish();
  EXPECT_EQ(shares(tables_.chain(Gate::kTransfer, id(tiny::kLocalityOne), party_)).at(Outcome::kDeclined), 1.0);
  EXPECT_EQ(shares(tables_.chain(Gate::kTransfer, id(tiny::kLocalityThree), party_)).count(Outcome::kDeclined), 0U);
}

TEST_F(Gates, ASecondClaimOfOneOutcomeDrawsApartWhateverTheFirstOneTakes) {
  const auto second_luck = [&](double first_share) {
    GateTables tables(world_, tiny::kFrom);
    tables.begin(0, "double");
    tables.claim(Gate::kProcessing,
                 {.where = id(tiny::kRoot), .who = {}, .share = first_share, .outcome = Outcome::kExpelled});
    tables.claim(Gate::kProcessing,
                 {.where = id(tiny::kRoot), .who = {}, .share = 0.25, .outcome = Outcome::kExpelled});
    tables.finish();
    const auto chain = tables.chain(Gate::kProcessing, id(tiny::kWestSector), party_);
    const auto found = std::find_if(chain.begin(), chain.end(), [](const Link& link) { return link.amount == 0.25; });
    EXPECT_TRUE(first_share == 0 || chain[0].luck != chain[1].luck);
    return found->luck;
  };
  EXPECT_EQ(second_luck(0.5), second_luck(0.0));
  EXPECT_EQ(second_luck(0.5), second_luck(0.9));
}

TEST_F(Gates, TheAddressOfADrawDependsOnThePolicysNameNotItsNumber) {
  const auto luck_of = [&](PolicyIndex number, const char* name) {
    GateTables tables(world_, tiny::kFrom);
    tables.begin(number, name);
    tables.claim(Gate::kProcessing, {.where = id(tiny::kRoot), .who = {}, .share = 0.5, .outcome = Outcome::kExpelled});
    tables.finish();
    return tables.chain(Gate::kProcessing, id(tiny::kWestSector), party_)[0].luck;
  };
  EXPECT_EQ(luck_of(0, "mpp"), luck_of(9, "mpp"));
  EXPECT_NE(luck_of(0, "mpp"), luck_of(0, "ppm"));
}

TEST_F(Gates, AClaimOnEveryoneEndsTheChainUnlessItNeedsRoom) {
  tables_.begin(0, "all");
  tables_.claim(Gate::kProcessing,
                {.where = id(tiny::kWestSector), .who = {}, .share = 1, .outcome = Outcome::kExpelled});
  tables_.claim(Gate::kProcessing, {.where = id(tiny::kEastSector),
                                    .who = {},
                                    .share = 1,
                                    .outcome = Outcome::kExpelled,
                                    .room = Room::kHearingsAbroad});
  tables_.finish();
  EXPECT_EQ(processing().size(), 1U);
  const auto east = tables_.chain(Gate::kProcessing, id(tiny::kEastSector), party_);
  EXPECT_GT(east.size(), 1U);
  EXPECT_EQ(east.back().amount, 1.0) << "someone always decides";
  EXPECT_EQ(east.back().room, Room::kNone);
}

TEST_F(Gates, SharesOfNothingLeaveNoTrace) {
  tables_.begin(0, "null");
  tables_.claim(Gate::kProcessing, {.where = id(tiny::kRoot), .who = {}, .share = 0, .outcome = Outcome::kExpelled});
  tables_.change_rate(Gate::kCrossing,
                      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .add = 0, .scale = 1});
  tables_.finish();
  GateTables base(world_, tiny::kFrom);
  base.finish();
  const auto untouched = base.chain(Gate::kProcessing, id(tiny::kWestSector), party_);
  ASSERT_EQ(processing().size(), untouched.size());
  for (std::size_t i = 0; i < untouched.size(); ++i) EXPECT_EQ(processing()[i].luck, untouched[i].luck);
  const auto rates_before = base.chain(Gate::kCrossing, id(tiny::kWestSector), party_);
  ASSERT_EQ(crossing().size(), rates_before.size());
  for (std::size_t i = 0; i < rates_before.size(); ++i) EXPECT_EQ(crossing()[i].amount, rates_before[i].amount);
}

TEST_F(Gates, RatesAddUpAndGrowthIsChargedToWhoCausedIt) {
  tables_.begin(0, "adds");
  tables_.change_rate(Gate::kCrossing,
                      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .add = 0.4});
  tables_.begin(1, "doubles");
  tables_.change_rate(Gate::kCrossing,
                      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .scale = 2});
  tables_.finish();
  const auto by = rates(crossing(), Outcome::kApprehended);
  EXPECT_NEAR(by.at(kBase), 0.8, 1e-12);
  EXPECT_NEAR(by.at(0), 0.4, 1e-12);
  EXPECT_NEAR(by.at(1), 1.2, 1e-12);
  EXPECT_NEAR(rates(crossing(), Outcome::kTurnedBack).at(kBase), 0.2, 1e-12) << "other outcomes keep their rate";
}

TEST_F(Gates, AScaleBelowOneShrinksEveryEarlierChargeAlike) {
  tables_.begin(0, "adds");
  tables_.change_rate(Gate::kCrossing,
                      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .add = 0.4});
  tables_.begin(1, "halves");
  tables_.change_rate(
      Gate::kCrossing,
      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .add = 0.1, .scale = 0.5});
  tables_.finish();
  const auto by = rates(crossing(), Outcome::kApprehended);
  EXPECT_NEAR(by.at(kBase), 0.4, 1e-12);
  EXPECT_NEAR(by.at(0), 0.2, 1e-12);
  EXPECT_NEAR(by.at(1), 0.1, 1e-12) << "what a policy adds is not scaled by itself";
}

TEST_F(Gates, AnAmountCanDependOnClassAndPlace) {
  tables_.begin(0, "depends");
  const Amount share([](const PartyClass& party, Id<Jurisdiction> where) {
    return where == id(tiny::kWestSector) && party[Attribute::kKind] == 1 ? 1.0 : 0.0;
  });
  tables_.claim(Gate::kProcessing,
                {.where = id(tiny::kRoot), .who = {}, .share = share, .outcome = Outcome::kSeparated});
  tables_.finish();
  EXPECT_EQ(shares(processing()).count(Outcome::kSeparated), 0U);
  party_[Attribute::kKind] = 1;
  EXPECT_EQ(shares(processing()).at(Outcome::kSeparated), 1.0);
  EXPECT_EQ(shares(tables_.chain(Gate::kProcessing, id(tiny::kEastSector), party_)).count(Outcome::kSeparated), 0U);
}

TEST_F(Gates, WrongUseIsADefect) {
  tables_.begin(0, "wrong");
  EXPECT_THROW(tables_.claim(Gate::kCrossing, {.where = id(tiny::kRoot), .who = {}}), Defect);
  EXPECT_THROW(tables_.change_rate(Gate::kProcessing, {.where = id(tiny::kRoot), .who = {}}), Defect);
  for (const double share : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    GateTables tables(world_, tiny::kFrom);
    tables.claim(Gate::kCourt, {.where = id(tiny::kRoot), .who = {}, .share = share, .outcome = Outcome::kRelief});
    EXPECT_THROW(tables.finish(), Defect) << share;
  }
  for (const double rate : {-0.1, std::numeric_limits<double>::quiet_NaN()}) {
    GateTables tables(world_, tiny::kFrom);
    tables.change_rate(Gate::kTransit, {.where = id(tiny::kRoot), .who = {}, .add = rate});
    EXPECT_THROW(tables.finish(), Defect) << rate;
  }
}

TEST_F(Gates, PlacesComeFromTheNearestThatProvidesAndTheLastToSpeak) {
  EXPECT_EQ(tables_.places(Room::kBeds, id(tiny::kAreaOne)), std::numeric_limits<double>::infinity());
  tables_.provide({Room::kBeds, id(tiny::kDestination), 100});
  tables_.provide({Room::kBeds, id(tiny::kAreaTwo), 7});
  tables_.provide({Room::kBeds, id(tiny::kDestination), 80});
  EXPECT_EQ(tables_.places(Room::kBeds, id(tiny::kAreaOne)), 80);
  EXPECT_EQ(tables_.places(Room::kBeds, id(tiny::kAreaTwo)), 7);
  EXPECT_EQ(tables_.places(Room::kPortSlots, id(tiny::kAreaTwo)), std::numeric_limits<double>::infinity());
}

TEST_F(Gates, ALimitHoldsUnlessAnEarlierPolicyLeftLess) {
  tables_.begin(0, "first");
  tables_.provide({Room::kPortSlots, id(tiny::kWestPort), 30});
  tables_.provide({Room::kPortSlots, id(tiny::kDestination), 90});
  tables_.begin(1, "second");
  tables_.limit({Room::kPortSlots, id(tiny::kWestPort), 50});
  tables_.limit({Room::kPortSlots, id(tiny::kEastPort), 50});
  tables_.finish();
  EXPECT_EQ(tables_.places(Room::kPortSlots, id(tiny::kWestPort)), 30);
  EXPECT_EQ(tables_.places(Room::kPortSlots, id(tiny::kEastPort)), 50);
  EXPECT_EQ(tables_.size_of(Room::kPortSlots, id(tiny::kEastPort))->by, 1);
  GateTables next(tables_, tiny::kFrom + Days{1});
  next.begin(0, "first");
  next.finish();
  EXPECT_EQ(next.places(Room::kPortSlots, id(tiny::kWestPort)), 50) << "what the first policy left is gone";
  EXPECT_EQ(next.size_of(Room::kBeds, id(tiny::kAreaOne)), nullptr);
}

TEST_F(Gates, AnAccountOfClaimsTellsEveryStepOfTheChain) {
  tables_.begin(0, "first");
  tables_.claim(Gate::kProcessing, {.where = id(tiny::kRoot),
                                    .who = {},
                                    .share = Amount{0.5, {{"programme"}, {"enrolment_share"}}},
                                    .outcome = Outcome::kWaitAbroad,
                                    .room = Room::kHearingsAbroad});
  tables_.begin(1, "second");
  tables_.claim(Gate::kProcessing, {.where = id(tiny::kRoot), .who = {}, .share = 0, .outcome = Outcome::kExpelled});
  tables_.claim(Gate::kProcessing,
                {.where = id(tiny::kEastSector), .who = {}, .share = 0.1, .outcome = Outcome::kExpelled});
  tables_.finish();
  const std::vector<ChainStep> steps = tables_.account(Gate::kProcessing, id(tiny::kWestSector), party_);
  const auto chain = processing();
  ASSERT_EQ(steps.size(), chain.size() + 1) << "the claim on nobody is a step, but no link";
  EXPECT_EQ(steps[0].by, 0);
  EXPECT_EQ(steps[0].room, Room::kHearingsAbroad);
  EXPECT_EQ(steps[0].basis.parts, std::vector<std::string>{"programme"});
  EXPECT_EQ(steps[1].share, 0);
  for (std::size_t i = 1; i < chain.size(); ++i) {
    EXPECT_EQ(steps[i + 1].share, chain[i].amount);
    EXPECT_EQ(steps[i + 1].outcome, chain[i].outcome);
    EXPECT_EQ(steps[i + 1].by, kBase);
  }
  EXPECT_TRUE(tables_.account(Gate::kProcessing, id(tiny::kAreaOne), party_).empty()) << "not met there";
}

TEST_F(Gates, AnAccountOfRatesTellsWhatEachPolicyDid) {
  tables_.begin(0, "adds");
  tables_.change_rate(Gate::kCrossing,
                      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .add = 0.4});
  tables_.begin(1, "doubles");
  tables_.change_rate(
      Gate::kCrossing,
      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kApprehended, .scale = Amount{2, {{"agents"}, {}}}});
  tables_.finish();
  const std::vector<ChainStep> steps = tables_.account(Gate::kCrossing, id(tiny::kWestSector), party_);
  ASSERT_EQ(steps.size(), 5U) << "three outcomes of the base, two changes";
  EXPECT_EQ(steps[0].outcome, Outcome::kApprehended);
  EXPECT_NEAR(steps[0].after, 0.8, 1e-12);
  EXPECT_NEAR(steps[3].before, 0.8, 1e-12);
  EXPECT_NEAR(steps[3].after, 1.2, 1e-12);
  EXPECT_NEAR(steps[4].after, 2.4, 1e-12);
  EXPECT_EQ(steps[4].scale, 2);
  EXPECT_EQ(steps[4].basis.parts, std::vector<std::string>{"agents"});
}

TEST_F(Gates, EveryClaimGateHasADefaultAmongItsOutcomes) {
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    if (is_rate_gate(gate)) continue;
    const std::span<const Outcome> outcomes = outcomes_of(gate);
    EXPECT_NE(std::find(outcomes.begin(), outcomes.end(), default_outcome(gate)), outcomes.end()) << name_of(gate);
  }
}

}  // namespace
}  // namespace corridor
