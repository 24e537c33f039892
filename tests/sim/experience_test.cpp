// What is heard of a sector: how many of one's own went there, and how many of those were let in.
#include "sim/experience.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/state_bytes.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

constexpr std::uint8_t kAfar = 0, kBeside = 1;
constexpr PartyKind kAdult = PartyKind::kSingleAdult, kFamily = PartyKind::kFamilyUnit;
constexpr std::size_t kAdultsFromAfar = group_of(kAfar, kAdult), kFamiliesFromAfar = group_of(kAfar, kFamily);

class ExperienceTest : public testing::Test {
 protected:
  World world_ = [] {
    World world = tiny::make_world();
    world.went_before[tiny::kEastSector] = {30, 0};
    return world;
  }();
  Mechanism mechanism_{world_};  // memory 0.8, 100 persons before a sector is told apart, half known at 50
  Experience heard_{world_, mechanism_, 1};
  Tally month_{world_};

  void count(Series series, tiny::Where where, Persons persons, std::uint8_t nationality = kAfar,
             PartyKind kind = kAdult) {
    month_.count(series, id(where), nationality, kind, 0, persons);
  }
};

TEST_F(ExperienceTest, StartsWithThoseWhoWentBeforeAndTheReference) {
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kEastSector), kAfar), 30 / (1 - 0.8)) << "as if each month had been alike";
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kEastSector), kBeside), 0);
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kWestSector), kAfar), 0);
  EXPECT_DOUBLE_EQ(heard_.let_in(kAdultsFromAfar), 0.6);
  EXPECT_DOUBLE_EQ(heard_.let_in(id(tiny::kWestSector), kAdultsFromAfar), 0.6);
  EXPECT_DOUBLE_EQ(heard_.draw(id(tiny::kEastSector), kAdultsFromAfar), 0.5 * std::log(1 + 150.0 / 50) + 1 * 0.6);
}

TEST_F(ExperienceTest, ThoseMetAndThoseWhoGotAwayMakeAWayKnownToAllOfTheirNationality) {
  count(Series::kEncountersBetweenPorts, tiny::kWestSector, 40);
  count(Series::kGotAway, tiny::kWestSector, 10, kAfar, kFamily);
  count(Series::kTurnedBack, tiny::kWestSector, 7);
  heard_.learn(month_);
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kWestSector), kAfar), 50) << "who was turned back found no way";
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kEastSector), kAfar), 0.8 * 150) << "what is old fades";
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kWestSector), kBeside), 0) << "others hear nothing";
  heard_.learn(Tally{world_});
  EXPECT_DOUBLE_EQ(heard_.went(id(tiny::kWestSector), kAfar), 40);
}

TEST_F(ExperienceTest, ASectorIsJudgedByWhatBecameOfPeopleOfOnesKind) {
  count(Series::kEncountersBetweenPorts, tiny::kWestSector, 600, kAfar, kFamily);
  count(Series::kLetIn, tiny::kWestSector, 500, kAfar, kFamily);
  count(Series::kEncountersBetweenPorts, tiny::kEastSector, 300, kAfar, kFamily);
  count(Series::kGotAway, tiny::kEastSector, 50, kAfar, kFamily);
  count(Series::kTurnedBack, tiny::kEastSector, 50, kAfar, kFamily);
  heard_.learn(month_);
  const double border = (550 + 100 * 0.6) / (1000 + 100);
  EXPECT_DOUBLE_EQ(heard_.let_in(kFamiliesFromAfar), border);
  EXPECT_DOUBLE_EQ(heard_.let_in(id(tiny::kWestSector), kFamiliesFromAfar), (500 + 100 * border) / 700);
  EXPECT_DOUBLE_EQ(heard_.let_in(id(tiny::kEastSector), kFamiliesFromAfar), (50 + 100 * border) / 500);
  EXPECT_DOUBLE_EQ(heard_.let_in(id(tiny::kWestSector), kAdultsFromAfar), 0.6) << "adults hear of adults";
}

TEST_F(ExperienceTest, AFewCannotSpeakForASector) {
  count(Series::kEncountersBetweenPorts, tiny::kEastSector, 1);
  heard_.learn(month_);
  EXPECT_NEAR(heard_.let_in(id(tiny::kEastSector), kAdultsFromAfar), 0.6, 0.02) << "one returned among a hundred";
}

TEST_F(ExperienceTest, IsTheSameAtEveryScale) {
  Experience sampled(world_, mechanism_, 20);
  Tally sample(world_);
  for (const auto& [series, persons] : {std::pair{Series::kEncountersBetweenPorts, 400}, {Series::kLetIn, 100}}) {
    count(series, tiny::kEastSector, persons);
    sample.count(series, id(tiny::kEastSector), kAfar, kAdult, 0, persons / 20);
  }
  heard_.learn(month_);
  sampled.learn(sample);
  EXPECT_DOUBLE_EQ(heard_.draw(id(tiny::kEastSector), kAdultsFromAfar),
                   sampled.draw(id(tiny::kEastSector), kAdultsFromAfar));
}

TEST_F(ExperienceTest, WhatIsMetAtPortsSaysNothingOfSectors) {
  count(Series::kEncountersAtPorts, tiny::kWestPort, 500);
  count(Series::kLetIn, tiny::kWestPort, 500);
  heard_.learn(month_);
  EXPECT_DOUBLE_EQ(heard_.let_in(kAdultsFromAfar), 0.6);
}

class HearsayOfPorts : public ExperienceTest {
 protected:
  Experience of_ports_{[this] {
    world_.port_use = {{0.2, 0.2}, {0.2, 0.2}};
    return Experience(world_, mechanism_, 1);
  }()};

  double west(std::size_t group) const { return of_ports_.draw_of_port(tiny::id(tiny::kWestPort), group); }
};

TEST_F(ExperienceTest, NobodyHearsOfPortsWhereTheWorldSaysNothing) {
  count(Series::kEncountersAtPorts, tiny::kWestPort, 500);
  heard_.learn(month_);
  EXPECT_EQ(heard_.draw_of_port(tiny::id(tiny::kWestPort), kAdultsFromAfar), 0);
}

TEST_F(HearsayOfPorts, WhoeverIsLetInThereMakesAPortLikelier) {
  const double before = west(kAdultsFromAfar);
  count(Series::kEncountersAtPorts, tiny::kWestPort, 500);
  count(Series::kLetIn, tiny::kWestPort, 500);
  of_ports_.learn(month_);
  const double let_in = (500 + 100 * 0.6) / (500 + 100), habit = (500 + 0.8 * 150 * 0.25 + 50) / (0.8 * 150 + 50);
  const double there = (500 + 100 * let_in) / (500 + 100);
  EXPECT_NEAR(west(kAdultsFromAfar), 0.5 * std::log(habit / 0.25) + 1 * (there - 0.6), 1e-12);
  EXPECT_GT(west(kAdultsFromAfar), before);
}

TEST_F(HearsayOfPorts, WhoeverIsTurnedBackThereMakesAPortLessLikely) {
  const double before = west(kFamiliesFromAfar);
  count(Series::kTurnedBack, tiny::kWestPort, 5000, kAfar, kFamily);
  of_ports_.learn(month_);
  EXPECT_LT(west(kFamiliesFromAfar), before - 0.5);
  EXPECT_NEAR(west(kAdultsFromAfar), before, 0.1) << "adults hear of adults";
}

TEST_F(HearsayOfPorts, IsKeptInACheckpoint) {
  count(Series::kEncountersAtPorts, tiny::kWestPort, 500);
  count(Series::kTurnedBack, tiny::kWestPort, 200);
  count(Series::kEncountersBetweenPorts, tiny::kEastSector, 300);
  of_ports_.learn(month_);
  const std::string saved = as_bytes(of_ports_);
  const double heard = west(kAdultsFromAfar);
  of_ports_ = Experience(world_, mechanism_, 1);
  ASSERT_NE(west(kAdultsFromAfar), heard);
  StateReader{from_bytes(saved)}(of_ports_);
  EXPECT_EQ(west(kAdultsFromAfar), heard);
}

TEST_F(HearsayOfPorts, APortIsJudgedByItself) {
  count(Series::kTurnedBack, tiny::kEastPort, 5000);
  of_ports_.learn(month_);
  const double east = of_ports_.draw_of_port(tiny::id(tiny::kEastPort), kAdultsFromAfar);
  EXPECT_LT(east, west(kAdultsFromAfar)) << "nobody was turned back in the west";
  EXPECT_GT(east, west(kAdultsFromAfar) - 0.1) << "where nobody came, all ports speak";
}

}  // namespace
}  // namespace corridor
