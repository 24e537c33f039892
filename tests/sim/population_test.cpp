// The same people exist in every counterfactual, in the numbers and with the traits that the world states.
#include "sim/population.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

class PopulationTest : public testing::Test {
 protected:
  World world_ = tiny::make_world(60000);
  Mechanism mechanism_{world_};
  Luck luck_{7, 0};
  Population population_{world_, mechanism_, luck_, 1};
  const Cohort& adults_ = world_.cohorts[0];
  const Cohort& families_ = world_.cohorts[1];
};

TEST_F(PopulationTest, PartiesCarryTheirPersons) {
  EXPECT_EQ(population_.parties_of(adults_), 60000U);
  EXPECT_EQ(population_.parties_of(families_), 22222U) << "a mean of 2.7 persons";
  std::map<int, int> sizes;
  double persons = 0;
  int day = 0;
  for (std::size_t i = 0; i < 22222; ++i) {
    const Party party = population_.newcomer(families_, i, 0, day);
    sizes[party.persons]++;
    persons += party.persons;
  }
  EXPECT_EQ(sizes.size(), 3U);
  EXPECT_EQ(sizes.count(1), 0U) << "a share of zero is never drawn";
  EXPECT_NEAR(persons, 60000, 4 * std::sqrt(22222 * 0.61));
  EXPECT_NEAR(sizes[2] / 22222.0, 0.5, 4 * std::sqrt(0.25 / 22222));
}

TEST_F(PopulationTest, TraitsHaveTheStatedSharesAndDaysFillTheMonth) {
  double guided = 0, protection = 0, first_locality = 0;
  std::set<int> days;
  const std::size_t n = population_.parties_of(adults_);
  for (std::size_t i = 0; i < n; ++i) {
    int day = 0;
    const Party party = population_.newcomer(adults_, i, 3, day);
    guided += party.guided;
    protection += party.intent == Intent::kSeeksProtection ? 1 : 0;
    first_locality += party.destination == tiny::kLocalityOne ? 1 : 0;
    days.insert(day);
    EXPECT_EQ(party.cohort, 3);
    EXPECT_EQ(party.place, tiny::kHome);
    EXPECT_EQ(party.jurisdiction, tiny::kOriginState);
  }
  const auto near = [n](double count, double share) {
    EXPECT_NEAR(count / static_cast<double>(n), share, 4 * std::sqrt(share * (1 - share) / static_cast<double>(n)));
  };
  near(guided, 0.4);
  near(protection, 0.4);
  near(first_locality, 0.5);
  EXPECT_EQ(days.size(), 31U);
  EXPECT_EQ(*days.begin(), 0);
}

TEST_F(PopulationTest, IdentitiesAreUniqueAcrossCohortsAndResidents) {
  std::set<std::uint64_t> groups;
  for (const Cohort& cohort : world_.cohorts) groups.insert(Population::cohort_group(cohort));
  for (std::size_t g = 0; g < world_.residents.size(); ++g) groups.insert(Population::resident_group(g));
  EXPECT_EQ(groups.size(), world_.cohorts.size() + world_.residents.size());
  int day = 0;
  bool awaits = false;
  EXPECT_NE(population_.newcomer(adults_, 0, 0, day).identity, population_.newcomer(adults_, 1, 0, day).identity);
  EXPECT_NE(population_.resident(0, 5, awaits).identity, population_.resident(1, 5, awaits).identity);
}

TEST_F(PopulationTest, APartyIsTheSameHoweverManyOthersThereAre) {
  World larger = tiny::make_world(90000);
  const Population other(larger, mechanism_, luck_, 1);
  for (std::size_t i = 0; i < 100; ++i) {
    int day = 0, other_day = 0;
    const Party here = population_.newcomer(families_, i, 0, day),
                there = other.newcomer(larger.cohorts[1], i, 0, other_day);
    EXPECT_EQ(here.identity, there.identity);
    EXPECT_EQ(here.persons, there.persons);
    EXPECT_EQ(here.destination, there.destination);
    EXPECT_EQ(day, other_day);
  }
}

TEST_F(PopulationTest, AScaledGroupStartsSomewhereWithinTheFirstStep) {
  const Population tenth(world_, mechanism_, luck_, 10);
  std::set<std::size_t> starts;
  for (std::size_t g = 0; g < 1000; ++g) {
    const std::size_t first = tenth.first_index(Population::resident_group(g));
    EXPECT_LT(first, 10U);
    starts.insert(first);
  }
  EXPECT_EQ(starts.size(), 10U);
  EXPECT_EQ(population_.first_index(5), 0U);
}

TEST_F(PopulationTest, ResidentsAwaitCourtInTheShareOfTheBacklog) {
  const double total = 6.0 * 7 * 60000;  // six locality-nationality pairs, seven lots of 60,000 persons
  double awaiting = 0;
  for (std::size_t i = 0; i < 300000; ++i) {
    bool awaits = false;
    const Party party = population_.resident(0, i, awaits);
    awaiting += awaits ? 1 : 0;
    EXPECT_EQ(party.state, awaits ? State::kAwaitingCourt : State::kSettled);
  }
  EXPECT_NEAR(awaiting, 300000 * 300 / total, 4 * std::sqrt(300000 * 300 / total));
  const bool some_are_protected = world_.residents[2].protected_status;
  bool awaits = false;
  EXPECT_EQ(population_.resident(2, 0, awaits).protected_status, some_are_protected ? 1 : 0);
}

}  // namespace
}  // namespace corridor
