// The simulation against exact solutions: the Markov chain of a life, and thinned contacts under a law that changes.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "sim/law.hpp"
#include "sim/population.hpp"
#include "tests/sim/markov.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

using tiny::Cell;
using tiny::id;

/// No perceived risk, no scarce room, nobody in the country yet, and no contacts there.
World chain_world(Persons persons) {
  World world = tiny::make_independent_world(persons);
  world.residents.clear();
  std::erase_if(world.base_rates, [](const BaseRate& rate) { return rate.gate == Gate::kContact; });
  return world;
}

struct Expected {
  double mean = 0, variance = 0;
};

/// Mean and variance of persons charged in each cell over all cohorts, by the exact solution.
class ExactAnswer {
 public:
  ExactAnswer(const World& world, const PolicySet& policies)
      : world_(world), mechanism_(world), law_(compile_law(world, policies, tiny::kFrom)), routes_(world, mechanism_) {
    routes_.solve(PerceivedRisk(world, mechanism_), Experience(world, mechanism_, 1), month_of(tiny::kFrom));
    const Luck luck(1, 0);
    const Population population(world, mechanism_, luck, 1);
    std::map<std::pair<std::uint8_t, PartyKind>, double> parties;
    for (const Cohort& cohort : world.cohorts)
      parties[{cohort.nationality, cohort.kind}] += static_cast<double>(population.parties_of(cohort));
    for (const auto& [group, count] : parties) add_group(group.first, group.second, count);
  }
  const std::map<Cell, Expected>& cells() const { return cells_; }

 private:
  void add_group(std::uint8_t nationality, PartyKind kind, double parties) {
    std::map<Cell, tiny::Moments> mixed;
    const double seeks = world_.intents[group_of(nationality, kind)];
    const Weighted<Place>& origins = world_.origins[nationality];
    for (std::size_t o = 0; o < origins.choices.size(); ++o) {
      for (unsigned traits = 0; traits < 4; ++traits) {
        Party party;
        party.nationality = nationality;
        party.kind = kind;
        party.guided = traits & 1U;
        party.intent = static_cast<Intent>(traits >> 1);
        const double weight = origins.weights[o] *
                              (party.guided ? mechanism_.guided_share : 1 - mechanism_.guided_share) *
                              (party.intent == Intent::kSeeksProtection ? seeks : 1 - seeks);
        const tiny::MarkovLife life(world_, mechanism_, *law_, routes_, party, origins.choices[o].value);
        for (const auto& [cell, moments] : life.solve()) {
          mixed[cell].mean += weight * moments.mean;
          mixed[cell].square += weight * moments.square;
        }
      }
    }
    double size = 0, size_square = 0;
    const std::vector<double>& sizes = world_.party_sizes.at(std::string(name_of(kind)));
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const double persons = static_cast<double>(i + 1);
      size += sizes[i] * persons;
      size_square += sizes[i] * persons * persons;
    }
    for (const auto& [cell, moments] : mixed) {
      const double mean = size * moments.mean;
      cells_[cell].mean += parties * mean;
      cells_[cell].variance += parties * (size_square * moments.square - mean * mean);
    }
  }

  const World& world_;
  Mechanism mechanism_;
  std::unique_ptr<GateTables> law_;
  RouteChoice routes_;
  std::map<Cell, Expected> cells_;
};

std::string text_of(const Cell& cell) {
  const auto& [gate, where, outcome, by] = cell;
  return std::string(name_of(gate)) + " at " + std::to_string(where) + ": " + std::string(name_of(outcome)) + " by " +
         std::to_string(by);
}

/// Plays 219,256 parties until their lives have come to rest and compares every cell of the gate table.
void expect_exact(const PolicySet& policies, std::uint64_t seed) {
  const World world = chain_world(20000);
  std::map<Cell, double> played;
  RunTotals totals;
  for (const MonthResult& month : tiny::play(world, policies, tiny::settings(2200, seed, 2), &totals)) {
    for (const Tally::GateRow& row : month.tally.gate_rows()) {
      played[{row.gate, row.where.value, row.outcome, row.by}] += static_cast<double>(row.persons);
    }
  }
  ASSERT_GE(totals.parties, 200000U);
  const ExactAnswer answer(world, policies);
  std::size_t compared = 0;
  for (const auto& [cell, expected] : answer.cells()) {
    if (expected.mean < 30) continue;  // too few for a normal deviate
    ++compared;
    EXPECT_NEAR(played[cell], expected.mean, 4 * std::sqrt(expected.variance)) << text_of(cell);
  }
  EXPECT_GT(compared, 60U);
  for (const auto& [cell, persons] : played)
    EXPECT_TRUE(answer.cells().contains(cell)) << text_of(cell) << " cannot happen";
}

std::shared_ptr<const Policy> expulsion() {
  return tiny::make_policy("expulsion", [](Day, GateTables& gates) {
    gates.claim(Gate::kProcessing,
                {.where = id(tiny::kDestination), .who = {}, .share = 0.6, .outcome = Outcome::kExpelled});
  });
}

std::shared_ptr<const Policy> surge() {
  return tiny::make_policy("surge", [](Day, GateTables& gates) {
    gates.change_rate(
        Gate::kTransit,
        {.where = id(tiny::kSouthState), .who = {}, .outcome = Outcome::kApprehended, .add = 0.01, .scale = 2});
    gates.change_rate(
        Gate::kCrossing,
        {.where = id(tiny::kWestSector), .who = {}, .outcome = Outcome::kApprehended, .add = 0, .scale = 0.6});
  });
}

std::shared_ptr<const Policy> wait_abroad() {
  return tiny::make_policy("wait_abroad", [](Day, GateTables& gates) {
    gates.claim(Gate::kPortOfEntry,
                {.where = id(tiny::kWestPort), .who = {}, .share = 0.5, .outcome = Outcome::kListed});
    gates.claim(Gate::kProcessing, {.where = id(tiny::kRoot),
                                    .who = Who{}.only(Attribute::kIntent, Intent::kSeeksProtection),
                                    .share = 0.4,
                                    .outcome = Outcome::kWaitAbroad});
    gates.claim(Gate::kReturn, {.where = id(tiny::kRoot),
                                .who = Who{}.only(Attribute::kConsequence, Consequence::kLostAbroad),
                                .share = 0.5,
                                .outcome = Outcome::kStayed});
  });
}

std::shared_ptr<const Policy> coast_guard() {
  return tiny::make_policy("coast_guard", [](Day, GateTables& gates) {
    gates.change_rate(Gate::kCrossing,
                      {.where = id(tiny::kRoot), .who = {}, .outcome = Outcome::kIntercepted, .add = 0.4});
  });
}

TEST(ExactMarkov, Base) { expect_exact({}, 11); }
TEST(ExactMarkov, AClaim) { expect_exact({expulsion()}, 12); }
TEST(ExactMarkov, AScaledRate) { expect_exact({surge()}, 13); }
TEST(ExactMarkov, TakenBackFromTheBorder) { expect_exact({coast_guard()}, 16); }
TEST(ExactMarkov, SeveralPolicies) { expect_exact({wait_abroad(), expulsion(), surge()}, 14); }

/// A policy with a random claim or rate change at a random gate, place and kind of party.
std::shared_ptr<const Policy> random_policy(std::uint64_t set, std::uint32_t number) {
  using enum Outcome;
  struct Choice {
    Gate gate;
    std::vector<Outcome> outcomes;
    std::vector<tiny::Where> places;
  };
  const std::vector<tiny::Where> border{tiny::kRoot, tiny::kWestSector, tiny::kEastSector, tiny::kEastState};
  const std::vector<Choice> choices{
      {Gate::kDeparture, {kLeft, kWaited, kStayed}, {tiny::kRoot}},
      {Gate::kTransit, {kApprehended, kDied, kSettledOnTheWay}, {tiny::kRoot, tiny::kSouthState, tiny::kNorthState}},
      {Gate::kTransitCustody, {kReturned, kReleased, kAsylum}, {tiny::kTransitCountry, tiny::kNorthState}},
      {Gate::kApproach, {kToPort, kBetweenPorts, kWaited, kGaveUp}, border},
      {Gate::kPortOfEntry,
       {kProcessed, kListed, kParoled, kTurnedBack},
       {tiny::kRoot, tiny::kWestPort, tiny::kEastSector}},
      {Gate::kCrossing, {kApprehended, kDied, kTurnedBack, kIntercepted}, border},
      {Gate::kProcessing,
       {kExpelled, kRemovedFast, kReturned, kProsecuted, kWaitAbroad, kToDetention, kToShelter, kReleased, kParoled},
       border},
      {Gate::kDetention, {kBed, kBond, kAlternative, kReleased}, {tiny::kRoot, tiny::kAreaOne}},
      {Gate::kCourt, {kRelief, kRemovalOrder, kInAbsentia, kClosed}, {tiny::kRoot, tiny::kAreaTwo}},
      {Gate::kRemoval, {kRemoved, kNotRemoved}, {tiny::kRoot, tiny::kAreaTwo}},
      {Gate::kReturn, {kTriedAgain, kStayed}, {tiny::kRoot}}};
  const Draws what = Luck(set, 0).at(number, Purpose::kTraits, 0), how = Luck(set, 0).at(number, Purpose::kTraits, 1);
  const auto pick = [](const auto& list, double u) {
    return list[static_cast<std::size_t>(u * static_cast<double>(list.size()))];
  };
  const Choice choice = pick(choices, what[0]);
  Who who;
  if (how[0] < 0.3) who.only(Attribute::kNationality, how[1] < 0.5 ? 0 : 1);
  if (how[0] > 0.7) who.only(Attribute::kKind, how[1] < 0.5 ? PartyKind::kSingleAdult : PartyKind::kFamilyUnit);
  const Id<Jurisdiction> where = id(pick(choice.places, what[2]));
  return tiny::make_policy("random_" + std::to_string(number), [=](Day, GateTables& gates) {
    if (is_rate_gate(choice.gate)) {
      gates.change_rate(choice.gate, {.where = where,
                                      .who = who,
                                      .outcome = pick(choice.outcomes, what[1]),
                                      .add = 0.02 * how[3],
                                      .scale = 0.2 + 2 * how[2]});
    } else {
      gates.claim(choice.gate,
                  {.where = where, .who = who, .share = 0.6 * how[2], .outcome = pick(choice.outcomes, what[1])});
    }
  });
}

class ExactMarkovRandom : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ExactMarkovRandom, PolicySet) {
  PolicySet policies;
  for (std::uint32_t number = 0; number < 8; ++number) policies.push_back(random_policy(GetParam(), number));
  expect_exact(policies, 100 + GetParam());
}

INSTANTIATE_TEST_SUITE_P(Sets, ExactMarkovRandom, testing::Range<std::uint64_t>(1, 7));

// A resident is looked at with probability q = 1 - exp(-bound) a day from the second day on, and a look becomes a
// contact with probability rate / bound: the chance of no contact is a product over days.
TEST(ExactThinning, ContactsFollowALawThatChanges) {
  World world = tiny::make_world(0);
  world.cohorts.clear();
  world.residents = {{id(tiny::kLocalityOne), 0, Criminality::kConvicted, 100000, false}};
  world.parameters["court_backlog"].value = 0;
  std::erase_if(world.base_rates,
                [](const BaseRate& rate) { return rate.gate == Gate::kContact || rate.gate == Gate::kReturn; });
  world.base_rates.push_back({Gate::kContact, Outcome::kLeftCountry, id(tiny::kRoot), {}, 0.001});
  constexpr int kDays = 400, kChange = 150;
  const PolicySet policies{tiny::scales("more", Gate::kContact, Outcome::kLeftCountry, 3, tiny::kFrom + Days{kChange})};
  const double left = static_cast<double>(
      tiny::charged(tiny::play(world, policies, tiny::settings(kDays, 3, 2)), Gate::kContact, Outcome::kLeftCountry));
  const double bound = 0.001 * 4, look = 1 - std::exp(-bound);
  double stays = 1;
  for (int day = 1; day < kDays; ++day) stays *= 1 - look * (day < kChange ? 0.001 : 0.003) / bound;
  EXPECT_NEAR(left, 100000 * (1 - stays), 4 * std::sqrt(100000 * stays * (1 - stays)));
}

}  // namespace
}  // namespace corridor
