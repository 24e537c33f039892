// Perceived risk follows what happened, with a lag, and only where anybody was at risk.
#include "sim/risk.hpp"

#include <gtest/gtest.h>

#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

class Risk : public testing::Test {
 protected:
  World world_ = tiny::make_world();
  Mechanism mechanism_{world_};
  PerceivedRisk risk_{world_, mechanism_};
  Tally month_{world_};
};

TEST_F(Risk, StartsAtTheReference) {
  EXPECT_DOUBLE_EQ(risk_.at(id(tiny::kWestSector)), 0.4);
  EXPECT_DOUBLE_EQ(risk_.at(id(tiny::kSouthState)), 0.0);
  EXPECT_DOUBLE_EQ(risk_.of_journey(false), 0.4);
  EXPECT_DOUBLE_EQ(risk_.of_journey(true), 1 - 0.6 * 0.8);
}

TEST_F(Risk, AnEmptyMonthTeachesNothing) {
  risk_.learn(month_, {});
  EXPECT_DOUBLE_EQ(risk_.of_journey(true), 1 - 0.6 * 0.8);
  EXPECT_DOUBLE_EQ(risk_.at(id(tiny::kEastSector)), 0.4);
}

TEST_F(Risk, ASectorIsASharedMemoryOfThoseStoppedThere) {
  month_.charge(Gate::kCrossing, id(tiny::kWestSector), Outcome::kGotAway, kBase, 50);
  month_.charge(Gate::kCrossing, id(tiny::kWestSector), Outcome::kApprehended, kBase, 45);
  month_.charge(Gate::kCrossing, id(tiny::kWestSector), Outcome::kDied, kBase, 5);
  month_.charge(Gate::kProcessing, id(tiny::kWestSector), Outcome::kExpelled, kBase, 20);
  month_.charge(Gate::kProcessing, id(tiny::kWestSector), Outcome::kReleased, kBase, 25);
  risk_.learn(month_, {});
  const double realised = 0.25;  // 5 died and 20 were expelled of 100; the apprehended count by what became of them
  EXPECT_NEAR(risk_.at(id(tiny::kWestSector)), 0.7 * 0.4 + 0.3 * realised, 1e-12);
  EXPECT_NEAR(risk_.at(id(tiny::kEastSector)), 0.4, 1e-12);
  EXPECT_NEAR(risk_.of_journey(false), 0.7 * 0.4 + 0.3 * realised, 1e-12);
}

TEST_F(Risk, AStateIsJudgedByAllWhoCameThrough) {
  month_.expose(id(tiny::kSouthState), 200);
  month_.charge(Gate::kTransit, id(tiny::kSouthState), Outcome::kApprehended, kBase, 20);
  month_.charge(Gate::kTransit, id(tiny::kNorthState), Outcome::kPassed, kBase, 60);
  risk_.learn(month_, {});
  EXPECT_NEAR(risk_.at(id(tiny::kSouthState)), 0.3 * 0.1, 1e-12);
  EXPECT_NEAR(risk_.of_journey(true), 1 - 0.6 * (1 - (0.7 * 0.2 + 0.3 * 0.25)), 1e-12)
      << "20 stopped of 80 whose way ended this month";
}

TEST_F(Risk, ConvergesToWhatGoesOnHappening) {
  month_.charge(Gate::kCrossing, id(tiny::kEastSector), Outcome::kGotAway, kBase, 90);
  month_.charge(Gate::kCrossing, id(tiny::kEastSector), Outcome::kTurnedBack, kBase, 10);
  for (int i = 0; i < 100; ++i) risk_.learn(month_, {});
  EXPECT_NEAR(risk_.at(id(tiny::kEastSector)), 0.1, 1e-9);
}

}  // namespace
}  // namespace corridor
