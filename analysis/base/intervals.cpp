// Intervals from independent estimates. Quantiles and moments from Boost.Math.
#include "analysis/base/intervals.hpp"

#include <fmt/format.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>

#include "analysis/base/statistics.hpp"

namespace corridor {
namespace {

/// Upwards to two digits: nobody needs 12,347 more runs.
std::uint64_t rounded_up(double number) {
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(number)) - 1));
  return static_cast<std::uint64_t>(std::ceil(number / unit) * unit);
}

double t_quantile(double probability, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::students_t{degrees_of_freedom}, probability);
}

}  // namespace

double normal_quantile(double probability) { return boost::math::quantile(boost::math::normal{}, probability); }

double binomial_tail(std::uint64_t trials, double probability, std::uint64_t hits) {
  if (hits == 0 || probability >= 1) return 1;
  if (probability <= 0) return 0;
  const boost::math::binomial distribution{static_cast<double>(trials), probability};
  return boost::math::cdf(boost::math::complement(distribution, static_cast<double>(hits - 1)));
}

Estimate mean_estimate(std::span<const double> independent, double confidence) {
  Estimate estimate{mean_of(independent), {}};
  if (independent.size() < 2 || !std::isfinite(estimate.value)) return estimate;
  const auto n = static_cast<double>(independent.size());
  const double half = t_quantile(0.5 + confidence / 2, n - 1) * std::sqrt(variance_of(independent) / n);
  estimate.interval = {estimate.value - half, estimate.value + half};
  return estimate;
}

Estimate deviation_estimate(std::span<const double> sample, double confidence) {
  if (sample.size() < 2) return {std::nan(""), {}};
  const auto n = static_cast<double>(sample.size());
  const auto [mean, second, third, fourth] = boost::math::statistics::first_four_moments(sample.begin(), sample.end());
  const double value = std::sqrt(second * n / (n - 1));
  const double spread = std::sqrt(std::max(0.0, fourth - second * second) / n);
  const double half = value > 0 ? normal_quantile(0.5 + confidence / 2) * spread / (2 * value) : 0.0;
  return {value, Interval{std::max(0.0, value - half), value + half}};
}

std::string verdict_of(const Estimate& estimate, double precision, std::uint64_t runs) {
  if (std::isnan(estimate.value)) return "not defined: the response does not vary";
  if (!estimate.interval) return "no interval: only one independent estimate";
  const double half = estimate.interval->half_width();
  if (half > precision) {
    const double times = half / precision;
    return fmt::format("needs about {} more runs", rounded_up(static_cast<double>(runs) * (times * times - 1)));
  }
  return estimate.interval->excludes_zero() ? "settled" : "not distinguishable from zero";
}

}  // namespace corridor
