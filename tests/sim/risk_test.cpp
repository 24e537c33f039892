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
  EXPECT_DOUBLE_EQ(risk_.at(id(tiny::kSouthState)), 0.0);
  EXPECT_DOUBLE_EQ(risk_.in_transit(), 0.2);
}

TEST_F(Risk, AnEmptyMonthTeachesNothing) {
  risk_.learn(month_, {});
  EXPECT_DOUBLE_EQ(risk_.in_transit(), 0.2);
}

TEST_F(Risk, WhatHappensAtTheBorderIsNoRiskOfTheWay) {
  month_.charge(Gate::kCrossing, id(tiny::kWestSector), Outcome::kTurnedBack, kBase, 50);
  month_.charge(Gate::kProcessing, id(tiny::kWestSector), Outcome::kExpelled, kBase, 20);
  risk_.learn(month_, {});
  EXPECT_DOUBLE_EQ(risk_.in_transit(), 0.2);
  EXPECT_DOUBLE_EQ(risk_.at(id(tiny::kWestSector)), 0);
}

TEST_F(Risk, AStateIsJudgedByAllWhoCameThrough) {
  month_.expose(id(tiny::kSouthState), 200);
  month_.charge(Gate::kTransit, id(tiny::kSouthState), Outcome::kApprehended, kBase, 20);
  month_.charge(Gate::kTransit, id(tiny::kNorthState), Outcome::kPassed, kBase, 60);
  risk_.learn(month_, {});
  EXPECT_NEAR(risk_.at(id(tiny::kSouthState)), 0.3 * 0.1, 1e-12);
  EXPECT_NEAR(risk_.in_transit(), 0.7 * 0.2 + 0.3 * 0.25, 1e-12) << "20 stopped of 80 whose way ended this month";
}

TEST_F(Risk, ConvergesToWhatGoesOnHappening) {
  month_.expose(id(tiny::kNorthState), 100);
  month_.charge(Gate::kTransit, id(tiny::kNorthState), Outcome::kApprehended, kBase, 10);
  for (int i = 0; i < 100; ++i) risk_.learn(month_, {});
  EXPECT_NEAR(risk_.at(id(tiny::kNorthState)), 0.1, 1e-9);
}

}  // namespace
}  // namespace corridor
