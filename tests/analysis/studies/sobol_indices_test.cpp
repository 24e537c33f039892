// Sobol' indices against the known ones of practice models.
#include "analysis/studies/answers/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <array>
#include <functional>

#include "analysis/base/intervals.hpp"
#include "analysis/studies/design/sobol.hpp"
#include "analysis/studies/play/practice_model.hpp"
#include "tests/analysis/practice_study.hpp"

namespace corridor {
namespace {

// Exact: V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 with a = 7, b = 0.1 (Ishigami and Homma 1990).
constexpr std::array kIshigamiFirst{0.313905, 0.442411, 0.0};
constexpr std::array kIshigamiTotal{0.557589, 0.442411, 0.243684};

using Function = std::function<double(const Point&)>;

std::vector<SobolIndices> play(Study study, std::uint64_t base, std::uint64_t scrambles, std::uint64_t seed,
                               const Function& function, bool second_order = false) {
  study.design.base = base;
  study.design.scrambles = scrambles;
  study.design.seed = seed;
  study.design.second_order = second_order;
  SobolDesign design(study);
  std::vector<double> values;
  for (std::uint64_t i = 0; i < design.size(); ++i) values.push_back(function(design.at(i)));
  return sobol_indices(values, {base, scrambles, study.groups.size(), second_order});
}

double play_ishigami(const Point& point) { return ishigami(point); }

TEST(SobolIndices, OfIshigamiAreWithinAHundredthAtBaseTwoToTheFourteenth) {
  const SobolIndices found = play(testing::ishigami_study(), 1U << 14U, 1, 7, play_ishigami).front();
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.first[i], kIshigamiFirst[i], 0.01) << i;
    EXPECT_NEAR(found.total[i], kIshigamiTotal[i], 0.01) << i;
  }
}

TEST(SobolIndices, OfTheGFunctionAreWithinAHundredthAtBaseTwoToTheFourteenth) {
  const std::vector<double> a{0, 1, 4.5, 9, 99, 99, 99, 99};
  const std::array first{0.716192, 0.179048, 0.023676, 0.007162, 0.000072, 0.000072, 0.000072, 0.000072};
  const SobolIndices found =
      play(testing::uniform_study(8, 0, 1), 1U << 14U, 1, 7, [&](const Point& x) { return sobol_g(x, a); }).front();
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NEAR(found.first[i], first[i], 0.01) << i;
}

TEST(SobolIndices, OfALinearModelAddUpToOneWithoutInteractions) {
  const std::vector<double> c{1, 2, 3};
  const SobolIndices found =
      play(
          testing::uniform_study(3, 0, 1), 1024, 1, 3, [&](const Point& x) { return linear(x, c); }, true)
          .front();
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.first[i], c[i] * c[i] / 14, 0.005);  // variances are c^2 / 12
    EXPECT_NEAR(found.total[i], c[i] * c[i] / 14, 0.005);
    for (std::size_t j = i + 1; j < 3; ++j) EXPECT_NEAR(found.second[i][j], 0, 0.01);
  }
}

TEST(SobolIndices, OfSecondOrderFindTheInteractionOfIshigami) {
  const SobolIndices found = play(testing::ishigami_study(), 1U << 13U, 1, 5, play_ishigami, true).front();
  EXPECT_NEAR(found.second[0][2], 0.243684, 0.01);
  EXPECT_NEAR(found.second[0][1], 0, 0.01);
  EXPECT_NEAR(found.second[1][2], 0, 0.01);
}

TEST(SobolIndices, OfAGroupAreThoseOfItsInputsTogether) {
  Study study = testing::ishigami_study();
  study.groups = {{"one and three", {0, 2}}, {"x2", {1}}};
  const SobolIndices found = play(study, 1U << 13U, 1, 5, play_ishigami).front();
  EXPECT_NEAR(found.first[0], 0.557589, 0.01);  // x1, x3 and their interaction; x2 interacts with neither
  EXPECT_NEAR(found.total[1], 0.442411, 0.01);
}

TEST(SobolIndices, LeaveOutBasePointsWithAMissingRun) {
  const SobolShape shape{4, 1, 1, false};
  const std::vector<double> whole{1, 2, 2, 3, 1, 1, 4, 0, 0, 2, 2, 2};
  std::vector<double> torn = whole;
  torn[4] = std::nan("");
  const std::vector<double> without{1, 2, 2, 4, 0, 0, 2, 2, 2};
  EXPECT_EQ(sobol_indices(torn, shape).front().total, sobol_indices(without, {3, 1, 1, false}).front().total);
  EXPECT_NE(sobol_indices(torn, shape).front().total, sobol_indices(whole, shape).front().total);
}

TEST(SobolIndices, OfAConstantAreNotDefined) {
  const SobolIndices found = play(testing::ishigami_study(), 8, 1, 1, [](const Point&) { return 3.0; }).front();
  EXPECT_TRUE(std::isnan(found.first[0]));
  EXPECT_EQ(found.variance, 0);
}

TEST(SobolIntervals, OfEightScramblingsAreNarrow) {
  std::vector<double> third;
  for (const SobolIndices& one : play(testing::ishigami_study(), 1024, 8, 7, play_ishigami))
    third.push_back(one.total[2]);
  const Estimate estimate = mean_estimate(third);
  EXPECT_LT(2 * estimate.interval->half_width(), 0.05);
}

/// 93 to 97 % of intervals must hold the truth, over all six indices. 300 seeds: the standard error is near 0.6 %.
TEST(SlowSobolIntervals, CoverTheTruthAsOftenAsTheySay) {
  constexpr std::uint64_t kSeeds = 300;
  int held = 0, all = 0;
  double widest = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto scrambles = play(testing::ishigami_study(), 1024, 8, seed, play_ishigami);
    for (std::size_t i = 0; i < 6; ++i) {
      std::vector<double> estimates;
      for (const SobolIndices& one : scrambles) estimates.push_back(i < 3 ? one.first[i] : one.total[i - 3]);
      const Estimate estimate = mean_estimate(estimates);
      const double truth = i < 3 ? kIshigamiFirst[i] : kIshigamiTotal[i - 3];
      held += estimate.interval->low <= truth && truth <= estimate.interval->high ? 1 : 0;
      ++all;
      if (i == 5) widest = std::max(widest, 2 * estimate.interval->half_width());
    }
  }
  EXPECT_GE(held, 0.93 * all);
  EXPECT_LE(held, 0.97 * all);
  EXPECT_LE(widest, 0.05);
}

}  // namespace
}  // namespace corridor
