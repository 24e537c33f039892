// Intervals and verdicts.
#include "analysis/base/intervals.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace corridor {
namespace {

TEST(Intervals, OfAMeanAreStudents) {
  const std::vector<double> sample{1, 2, 3, 4, 5};
  const Estimate estimate = mean_estimate(sample);
  EXPECT_EQ(estimate.value, 3);
  EXPECT_NEAR(estimate.interval->high - 3, 2.776445105 * std::sqrt(2.5 / 5), 1e-6);  // t(0.975, 4 df)
  EXPECT_FALSE(mean_estimate(std::vector<double>{1}).interval);
}

TEST(Intervals, OfADeviationHoldIt) {
  std::vector<double> sample;
  for (int i = 0; i < 1000; ++i) sample.push_back(i % 2);
  const Estimate estimate = deviation_estimate(sample);
  EXPECT_NEAR(estimate.value, 0.5, 0.001);
  EXPECT_LE(estimate.interval->low, estimate.value);
}

/// 1, 2, 3, 4, 5: second moment 2, fourth 6.8; deviation sqrt(2.5), give or take 1.96 sqrt(2.8 / 5) / (2 deviation).
TEST(Intervals, OfADeviationComeFromTheFourthMoment) {
  const Estimate estimate = deviation_estimate(std::vector<double>{1, 2, 3, 4, 5});
  EXPECT_NEAR(estimate.value, std::sqrt(2.5), 1e-12);
  EXPECT_NEAR(estimate.interval->half_width(), 1.959963985 * std::sqrt(2.8 / 5) / (2 * std::sqrt(2.5)), 1e-8);
}

TEST(Intervals, AreLeftOutWhereTheMeanIsNotDefined) {
  EXPECT_FALSE(mean_estimate(std::vector<double>{1, std::nan(""), 2}).interval);
}

TEST(Intervals, BinomialTailIsExact) {
  EXPECT_NEAR(binomial_tail(10, 0.5, 8), 56.0 / 1024, 1e-12);
  EXPECT_EQ(binomial_tail(10, 0.5, 0), 1);
  EXPECT_EQ(binomial_tail(10, 0, 3), 0);
}

TEST(Verdict, SaysWhatTheIntervalAllows) {
  EXPECT_EQ(verdict_of({0.30, Interval{0.28, 0.32}}, 0.05, 1000), "settled");
  EXPECT_EQ(verdict_of({0.01, Interval{-0.01, 0.03}}, 0.05, 1000), "not distinguishable from zero");
  EXPECT_EQ(verdict_of({0.0, Interval{0.0, 0.0}}, 0.05, 1000), "not distinguishable from zero");
  EXPECT_EQ(verdict_of({0.3, Interval{0.2, 0.4}}, 0.05, 1000), "needs about 3000 more runs");
  EXPECT_EQ(verdict_of({0.3, {}}, 0.05, 1000), "no interval: only one independent estimate");
  EXPECT_EQ(verdict_of({std::nan(""), {}}, 0.05, 1000), "not defined: the response does not vary");
}

}  // namespace
}  // namespace corridor
