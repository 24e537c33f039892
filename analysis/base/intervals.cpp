// Intervals from independent estimates. Quantiles from Boost.Math.
#include "analysis/base/intervals.hpp"

#include <fmt/format.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace corridor {
namespace {

struct Moments {
  double mean = 0, second = 0, fourth = 0;  ///< Central, divided by the number.
};

Moments moments_of(std::span<const double> sample) {
  Moments moments;
  const auto n = static_cast<double>(sample.size());
  for (const double x : sample) moments.mean += x / n;
  for (const double x : sample) {
    const double square = (x - moments.mean) * (x - moments.mean);
    moments.second += square / n;
    moments.fourth += square * square / n;
  }
  return moments;
}

/// Upwards to two digits: nobody needs 12,347 more runs.
std::uint64_t rounded_up(double number) {
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(number)) - 1));
  return static_cast<std::uint64_t>(std::ceil(number / unit) * unit);
}

}  // namespace

double t_quantile(double probability, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::students_t{degrees_of_freedom}, probability);
}

double normal_quantile(double probability) { return boost::math::quantile(boost::math::normal{}, probability); }

double binomial_tail(std::uint64_t trials, double probability, std::uint64_t hits) {
  if (hits == 0 || probability >= 1) return 1;
  if (probability <= 0) return 0;
  const boost::math::binomial distribution{static_cast<double>(trials), probability};
  return boost::math::cdf(boost::math::complement(distribution, static_cast<double>(hits - 1)));
}

Estimate mean_estimate(std::span<const double> independent, double confidence) {
  Estimate estimate;
  if (independent.empty()) return {std::nan(""), {}, {}};
  const Moments moments = moments_of(independent);
  estimate.value = moments.mean;
  if (independent.size() < 2) return estimate;
  const auto n = static_cast<double>(independent.size());
  const double half = t_quantile(0.5 + confidence / 2, n - 1) * std::sqrt(moments.second / (n - 1));
  estimate.low = estimate.value - half;
  estimate.high = estimate.value + half;
  return estimate;
}

Estimate deviation_estimate(std::span<const double> sample, double confidence) {
  if (sample.size() < 2) return {std::nan(""), {}, {}};
  const auto n = static_cast<double>(sample.size());
  const Moments moments = moments_of(sample);
  Estimate estimate;
  estimate.value = std::sqrt(moments.second * n / (n - 1));
  const double spread = std::sqrt(std::max(0.0, moments.fourth - moments.second * moments.second) / n);
  const double half = estimate.value > 0 ? normal_quantile(0.5 + confidence / 2) * spread / (2 * estimate.value) : 0.0;
  estimate.low = std::max(0.0, estimate.value - half);
  estimate.high = estimate.value + half;
  return estimate;
}

std::string verdict_of(const Estimate& estimate, double precision, std::uint64_t runs) {
  if (std::isnan(estimate.value)) return "not defined: the response does not vary";
  if (!estimate.low) return "no interval: only one independent estimate";
  const double half = (*estimate.high - *estimate.low) / 2;
  if (half > precision) {
    const double times = half / precision;
    return fmt::format("needs about {} more runs", rounded_up(static_cast<double>(runs) * (times * times - 1)));
  }
  return *estimate.low <= 0 && *estimate.high >= 0 ? "not distinguishable from zero" : "settled";
}

}  // namespace corridor
