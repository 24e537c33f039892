// Estimates with confidence intervals, and what may be said of an estimate with such an interval.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace corridor {

inline constexpr double kConfidence = 0.95;

/// Lower and upper bound.
struct Interval {
  double low = 0, high = 0;
  double half_width() const { return (high - low) / 2; }
  bool excludes_zero() const { return low > 0 || high < 0; }
};

/// A value with its interval; without one when there is nothing to take it from.
struct Estimate {
  double value = 0;
  std::optional<Interval> interval;
};

/// Mean of independent values with Student's t interval. No interval for fewer than two, nor where the mean is not a
/// finite number.
Estimate mean_estimate(std::span<const double> independent, double confidence = kConfidence);

/// Standard deviation of a sample with a large-sample interval from its fourth moment (no normality assumed). Not a
/// number for fewer than two values.
Estimate deviation_estimate(std::span<const double> sample, double confidence = kConfidence);

/// Standard normal quantile.
double normal_quantile(double probability);

/// P(X >= hits) for X binomial.
double binomial_tail(std::uint64_t trials, double probability, std::uint64_t hits);

/// "settled", "not distinguishable from zero", "needs about N more runs", or why nothing can be said. `precision` is
/// the half-width that settles; `runs` those behind the estimate (the width shrinks with their square root).
std::string verdict_of(const Estimate& estimate, double precision, std::uint64_t runs);

}  // namespace corridor
