// Student's t over replicates and over paired differences.
#include "analysis/base/replicates.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "analysis/base/statistics.hpp"

namespace corridor {

ReplicateEstimate estimate_replicates(std::span<const double> values) {
  const Estimate mean = mean_estimate(values);
  ReplicateEstimate estimate{static_cast<int>(values.size()), mean.value, mean.interval, {}};
  if (!mean.interval) return estimate;
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  estimate.spread = {quantile_of(sorted, 0.05), quantile_of(sorted, 0.95)};
  return estimate;
}

PairedEstimate estimate_pairs(std::span<const double> base, std::span<const double> alternative) {
  std::vector<double> differences(base.size());
  std::transform(alternative.begin(), alternative.end(), base.begin(), differences.begin(), std::minus<>{});
  const ReplicateEstimate difference = estimate_replicates(differences);
  PairedEstimate estimate;
  estimate.replicates = difference.replicates;
  estimate.base = mean_of(base);
  estimate.alternative = mean_of(alternative);
  estimate.difference = difference.mean;
  estimate.confidence = difference.confidence;
  estimate.spread = difference.spread;
  if (const double r = correlation(base, alternative); !std::isnan(r)) estimate.correlation = r;
  const double variance = variance_of(differences);
  const double rounding = 1e-12 * std::max(std::abs(estimate.base), std::abs(estimate.alternative));
  if (variance > rounding * rounding) estimate.saved = (variance_of(base) + variance_of(alternative)) / variance;
  return estimate;
}

}  // namespace corridor
