// What a sample of numbers is like. Everything is taken from the first value to the last, so that no thread decides a
// digit.
#pragma once

#include <span>
#include <vector>

namespace corridor {

/// The mean; not a number for an empty sample. Exact where values are counts whose sum is, and for values that are all
/// the same.
double mean_of(std::span<const double> sample);

/// The variance over n - 1; 0 for fewer than two values, and exactly 0 where all are the same.
double variance_of(std::span<const double> sample);

/// Pearson's correlation of two samples of one size; not a number where one does not vary.
double correlation(std::span<const double> one, std::span<const double> other);

/// Puts ranks from 0 in the place of values; equal values share the mean of their ranks.
void replace_by_ranks(std::vector<double>& values);

/// The quantile of a sorted sample at `share`, interpolated between neighbours (type 7 of Hyndman and Fan 1996).
double quantile_of(std::span<const double> sorted, double share);

}  // namespace corridor
