// Means of samples and of paired replicates, and how sure they are.
#pragma once

#include <optional>
#include <span>

namespace corridor {

/// Lower and upper bound.
struct Interval {
  double low = 0, high = 0;
};

/// What replicates say of one quantity under a base and an alternative that share luck pair by pair.
struct PairedEstimate {
  int replicates = 0;
  double base = 0, alternative = 0, difference = 0;  ///< Means; difference = alternative - base.
  std::optional<Interval> confidence;  ///< *Confidence of the mean* difference, 95 %: Student's t over replicates. It
                                       ///< says nothing of what the model leaves out. Empty for one replicate.
  std::optional<Interval> spread;      ///< *Spread* of the difference: 5 % and 95 % quantiles over replicates, between
                                       ///< which most single histories lie. Empty for one replicate.
  std::optional<double> correlation;   ///< Of base and alternative over replicates; empty where one does not vary.
  std::optional<double> saved;  ///< How many times as many replicates unpaired runs would need for the same interval:
                                ///< (var base + var alternative) / var difference. Empty where the difference does not
                                ///< vary.
};

/// Pair i is {base[i], alternative[i]}; both have the same size, at least 1.
PairedEstimate estimate_pairs(std::span<const double> base, std::span<const double> alternative);

/// Mean of a sample with its 95 % t-interval and its quantiles: the same for one quantity, for example an effect.
struct MeanEstimate {
  int replicates = 0;
  double mean = 0;
  double deviation = 0;  ///< Standard deviation of the sample; 0 for one value.
  std::optional<Interval> confidence, spread;
};
MeanEstimate estimate_mean(std::span<const double> sample);

/// Half the width of a 95 % t-interval of a mean of `replicates` values (>= 2) with a standard deviation of 1.
double half_width_factor(int replicates);

/// Pearson's correlation of two samples of one size; not a number where one does not vary.
double correlation(std::span<const double> one, std::span<const double> other);

/// The quantile of a sorted sample at `share`, interpolated between neighbours (type 7 of Hyndman and Fan 1996).
double quantile_of(std::span<const double> sorted, double share);

}  // namespace corridor
