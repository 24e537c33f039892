// Moments from Boost.Math; the mean is our own, because a running mean leaves rounding where counts cancel.
#include "analysis/base/statistics.hpp"

#include <algorithm>
#include <boost/math/statistics/bivariate_statistics.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace corridor {

double mean_of(std::span<const double> sample) {
  if (sample.empty()) return std::nan("");
  double sum = 0;  // of distances from the first value: equal values have exactly that mean
  for (const double value : sample) sum += value - sample.front();
  return sample.front() + sum / static_cast<double>(sample.size());
}

double variance_of(std::span<const double> sample) {
  return sample.size() < 2 ? 0 : boost::math::statistics::sample_variance(sample.begin(), sample.end());
}

double correlation(std::span<const double> one, std::span<const double> other) {
  namespace statistics = boost::math::statistics;
  if (one.size() < 2) return std::nan("");
  const double variances =
      statistics::variance(one.begin(), one.end()) * statistics::variance(other.begin(), other.end());
  if (!(variances > 0)) return std::nan("");
  return std::clamp(statistics::covariance(one, other) / std::sqrt(variances), -1.0, 1.0);
}

void replace_by_ranks(std::vector<double>& values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return values[a] < values[b] || (values[a] == values[b] && a < b);
  });
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double shared = 0.5 * static_cast<double>(begin + end - 1);
    for (; begin < end; ++begin) values[order[begin]] = shared;
  }
}

double quantile_of(std::span<const double> sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace corridor
