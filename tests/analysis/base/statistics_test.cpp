// Means, variances, correlations and ranks against exact values.
#include "analysis/base/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace corridor {
namespace {

using Sample = std::vector<double>;

TEST(Statistics, MeanOfCountsThatCancelIsZero) {
  EXPECT_EQ(mean_of(Sample{0, 1, 0, 2, 1, -4}), 0) << "a running mean leaves 1e-17, which a table would show";
  EXPECT_EQ(mean_of(Sample{-1, -1, 1, 2, 1, -2}), 0);
}

TEST(Statistics, OfEqualValuesAreExact) {
  const Sample same(7, 0.1);
  EXPECT_EQ(mean_of(same), 0.1);
  EXPECT_EQ(variance_of(same), 0);
}

TEST(Statistics, OfFewValuesAreDefined) {
  EXPECT_TRUE(std::isnan(mean_of(Sample{})));
  EXPECT_EQ(mean_of(Sample{4}), 4);
  EXPECT_EQ(variance_of(Sample{4}), 0);
}

TEST(Statistics, VarianceIsThatOfASample) {
  EXPECT_DOUBLE_EQ(variance_of(Sample{10, 12, 11, 13}), 5.0 / 3);
  EXPECT_NEAR(variance_of(Sample{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}), 30, 1e-6) << "far from zero";
}

TEST(Statistics, CorrelationOfWhatDoesNotVaryIsNotDefined) {
  EXPECT_NEAR(correlation(Sample{10, 12, 11, 13}, Sample{13, 14, 15, 16}), 0.8, 1e-12);
  EXPECT_TRUE(std::isnan(correlation(Sample{1, 1, 1}, Sample{1, 2, 3})));
  EXPECT_TRUE(std::isnan(correlation(Sample{1, 1, 1}, Sample{2, 2, 2})));
}

TEST(Statistics, EqualValuesShareTheirRanks) {
  Sample values{5, 1, 5, 9, 5};
  replace_by_ranks(values);
  EXPECT_EQ(values, (Sample{2, 0, 2, 4, 2}));
}

TEST(Statistics, QuantilesLieBetweenNeighbours) {
  const Sample sorted{2, 3, 3, 4};
  EXPECT_EQ(quantile_of(sorted, 0), 2);
  EXPECT_EQ(quantile_of(sorted, 1), 4);
  EXPECT_NEAR(quantile_of(sorted, 0.05), 2.15, 1e-12);
}

}  // namespace
}  // namespace corridor
