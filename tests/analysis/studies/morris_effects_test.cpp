// Morris' measures against known ones.
#include "analysis/studies/answers/morris_effects.hpp"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <set>

#include "analysis/studies/play/practice_model.hpp"
#include "tests/analysis/practice_study.hpp"

namespace corridor {
namespace {

std::vector<MorrisEffect> play(Study study, std::uint64_t trajectories,
                               const std::function<double(const Point&)>& function) {
  study.design.trajectories = trajectories;
  MorrisDesign design(study);
  std::vector<double> values;
  for (std::uint64_t i = 0; i < design.size(); ++i) values.push_back(function(design.at(i)));
  return morris_effects(design, study.groups.size(), values);
}

// Exact for four levels: effects take few values, each as likely as its start.
TEST(MorrisEffects, OfIshigamiAreWithinTwoPercentAtFourThousandTrajectories) {
  const std::array known{7.704, 7.875, 6.249};
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Study study = testing::ishigami_study();
    study.design.seed = seed;
    const auto effects = play(study, 4000, [](const Point& x) { return ishigami(x); });
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(effects[i].mu_star.value, known[i], 0.02 * known[i]) << i;
    EXPECT_NEAR(effects[1].mu.value, 0, 0.3);  // x2 acts both ways alike
  }
}

TEST(MorrisEffects, OfALinearModelAreItsCoefficientsWithoutSpread) {
  const std::vector<double> c{1, -2, 3};
  const auto effects = play(testing::uniform_study(3, 0, 1), 10, [&](const Point& x) { return linear(x, c); });
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(effects[i].mu.value, c[i], 1e-12);
    EXPECT_NEAR(effects[i].mu_star.value, std::abs(c[i]), 1e-12);
    EXPECT_NEAR(effects[i].sigma.value, 0, 1e-12);
  }
}

/// Morris 1991, section 5: inputs 1 to 10 matter, 8 to 10 without interactions; 11 to 20 hardly matter.
TEST(MorrisEffects, TellMorrisTwentyInputsApart) {
  const auto effects = play(testing::uniform_study(20, 0, 1), 100, [](const Point& x) { return morris20(x); });
  for (std::size_t i = 0; i < 10; ++i) EXPECT_GT(effects[i].mu_star.value, 20) << i + 1;
  for (std::size_t i = 10; i < 20; ++i) EXPECT_LT(effects[i].mu_star.value, 10) << i + 1;
  for (std::size_t i = 7; i < 10; ++i) EXPECT_LT(effects[i].sigma.value, effects[0].sigma.value / 3) << i + 1;
}

TEST(MorrisEffects, IntervalsHoldTheTruth) {
  const auto effects = play(testing::ishigami_study(), 400, [](const Point& x) { return ishigami(x); });
  EXPECT_LT(effects[2].mu_star.interval->low, 6.249);
  EXPECT_GT(effects[2].mu_star.interval->high, 6.249);
  EXPECT_LT(2 * effects[2].mu_star.interval->half_width(), 1.5);
}

TEST(MorrisDesign, MovesEachInputOnceByHalfTheLevels) {
  Study study = testing::uniform_study(5, 0, 1);
  study.design.trajectories = 20;
  MorrisDesign design(study);
  for (std::uint64_t t = 0; t < 20; ++t) {
    const MorrisTrajectory trajectory = design.trajectory(t);
    EXPECT_EQ(std::set<std::size_t>(trajectory.moved.begin(), trajectory.moved.end()).size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
      for (std::size_t f = 0; f < 5; ++f) {
        const double step = trajectory.points[i + 1][f] - trajectory.points[i][f];
        EXPECT_NEAR(std::abs(step), f == trajectory.moved[i] ? 2.0 / 3 : 0, 1e-12);
      }
    }
  }
}

TEST(MorrisDesign, MovesAGroupTogether) {
  Study study = testing::uniform_study(3, 0, 1);
  study.groups = {{"both", {0, 1}}, {"x3", {2}}};
  const auto effects = play(study, 50, [](const Point& x) { return x[0] + x[1] + 5 * x[2]; });
  EXPECT_NEAR(effects[1].mu_star.value, 5, 1e-12);
  EXPECT_GT(effects[0].mu_star.value, 0.3);  // the two move the same way or against each other
  EXPECT_LT(effects[0].mu_star.value, 1.7);
}

}  // namespace
}  // namespace corridor
