// Confidence intervals of indices, and what may be said of an index with such an interval.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace corridor {

inline constexpr double kConfidence = 0.95;

/// A value with its interval; without one when there is nothing to take it from.
struct Estimate {
  double value = 0;
  std::optional<double> low, high;
};

/// Mean of independent estimates with Student's t interval; no interval for fewer than two.
Estimate mean_estimate(std::span<const double> independent, double confidence = kConfidence);

/// Standard deviation of a sample with a large-sample interval from its fourth moment (no normality assumed).
Estimate deviation_estimate(std::span<const double> sample, double confidence = kConfidence);

/// Student's t and standard normal quantiles.
double t_quantile(double probability, double degrees_of_freedom);
double normal_quantile(double probability);

/// P(X >= hits) for X binomial.
double binomial_tail(std::uint64_t trials, double probability, std::uint64_t hits);

/// "settled", "not distinguishable from zero", "needs about N more runs", or why nothing can be said. `precision` is
/// the half-width that settles; `runs` those behind the estimate (the width shrinks with their square root).
std::string verdict_of(const Estimate& estimate, double precision, std::uint64_t runs);

}  // namespace corridor
