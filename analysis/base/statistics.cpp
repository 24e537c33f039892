// Student's t over paired replicates.
#include "analysis/base/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

namespace corridor {
namespace {

/// Counted from the first value, so that equal values have exactly that mean and no variance.
double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value - values.front();
  return values.front() + sum / static_cast<double>(values.size());
}

/// Sum of products of deviations over n - 1.
double covariance(std::span<const double> a, double mean_a, std::span<const double> b, double mean_b) {
  if (a.size() < 2) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

}  // namespace

double half_width_factor(int replicates) {
  const boost::math::students_t student(replicates - 1);
  return boost::math::quantile(student, 0.975) / std::sqrt(replicates);
}

double correlation(std::span<const double> one, std::span<const double> other) {
  const auto n = static_cast<double>(one.size());
  const double mean_one = std::accumulate(one.begin(), one.end(), 0.0) / n,
               mean_other = std::accumulate(other.begin(), other.end(), 0.0) / n;
  double both = 0, of_one = 0, of_other = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    both += (one[i] - mean_one) * (other[i] - mean_other);
    of_one += (one[i] - mean_one) * (one[i] - mean_one);
    of_other += (other[i] - mean_other) * (other[i] - mean_other);
  }
  return of_one > 0 && of_other > 0 ? both / std::sqrt(of_one * of_other) : std::nan("");
}

double quantile_of(std::span<const double> sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

MeanEstimate estimate_mean(std::span<const double> sample) {
  MeanEstimate estimate;
  estimate.replicates = static_cast<int>(sample.size());
  estimate.mean = mean_of(sample);
  if (sample.size() < 2) return estimate;
  estimate.deviation = std::sqrt(covariance(sample, estimate.mean, sample, estimate.mean));
  const double half = estimate.deviation * half_width_factor(estimate.replicates);
  estimate.confidence = {{estimate.mean - half, estimate.mean + half}};
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  estimate.spread = {{quantile_of(sorted, 0.05), quantile_of(sorted, 0.95)}};
  return estimate;
}

PairedEstimate estimate_pairs(std::span<const double> base, std::span<const double> alternative) {
  std::vector<double> differences(base.size());
  std::transform(alternative.begin(), alternative.end(), base.begin(), differences.begin(), std::minus<>{});
  const MeanEstimate difference = estimate_mean(differences);
  PairedEstimate estimate{difference.replicates,
                          mean_of(base),
                          mean_of(alternative),
                          difference.mean,
                          difference.confidence,
                          difference.spread,
                          {},
                          {}};
  const double var_base = covariance(base, estimate.base, base, estimate.base);
  const double var_alternative = covariance(alternative, estimate.alternative, alternative, estimate.alternative);
  if (var_base > 0 && var_alternative > 0) {
    const double both = covariance(base, estimate.base, alternative, estimate.alternative);
    estimate.correlation = std::clamp(both / std::sqrt(var_base * var_alternative), -1.0, 1.0);
  }
  const double rounding = 1e-12 * std::max(std::abs(estimate.base), std::abs(estimate.alternative));
  if (difference.deviation > rounding)
    estimate.saved = (var_base + var_alternative) / (difference.deviation * difference.deviation);
  return estimate;
}

}  // namespace corridor
