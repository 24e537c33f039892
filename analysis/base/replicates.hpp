// What replicates say of a quantity, alone and pair by pair, and how sure that is.
#pragma once

#include <optional>
#include <span>

#include "analysis/base/intervals.hpp"

namespace corridor {

/// One quantity over replicates. Neither interval is there for one replicate, or where a value is not a finite number.
struct ReplicateEstimate {
  int replicates = 0;
  double mean = 0;
  std::optional<Interval> confidence;  ///< *Confidence of the mean*, 95 %: Student's t over replicates. It says nothing
                                       ///< of what the model leaves out.
  std::optional<Interval> spread;      ///< *Spread*: 5 % and 95 % quantiles over replicates, between which most single
                                       ///< histories lie.
};
ReplicateEstimate estimate_replicates(std::span<const double> values);

/// One quantity under a base and an alternative that share luck pair by pair.
struct PairedEstimate {
  int replicates = 0;
  double base = 0, alternative = 0, difference = 0;  ///< Means; difference = alternative - base.
  std::optional<Interval> confidence, spread;        ///< Of the difference, as above.
  std::optional<double> correlation;  ///< Of base and alternative over replicates; empty where one does not vary.
  std::optional<double> saved;  ///< How many times as many replicates unpaired runs would need for the same interval:
                                ///< (var base + var alternative) / var difference. Empty where the difference does not
                                ///< vary.

  /// Zero lies outside the interval of the mean difference: luck alone does not explain it.
  bool tells_apart() const { return confidence && confidence->excludes_zero(); }
};

/// Pair i is {base[i], alternative[i]}; both have the same size, at least 1.
PairedEstimate estimate_pairs(std::span<const double> base, std::span<const double> alternative);

}  // namespace corridor
