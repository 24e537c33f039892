// What was found of policies as factors.
#pragma once

#include <string>
#include <vector>

#include "analysis/compare/report.hpp"

namespace corridor {

/// A policy, or several together, and a quantity. With s = +1 where a policy is in force and -1 where it is left out,
/// the effect of a set T of k policies is the sum over combinations of (product over T of s) x value, over 2^(k-1): for
/// one policy the mean of in force minus left out; for two, half of how much the effect of one is larger where the
/// other is in force (Box, Hunter and Hunter 2005, chapter 5).
struct EffectRow {
  std::vector<std::size_t> term;  ///< Numbers of factors, ascending.
  ComparedQuantity quantity;
  double base = 0;  ///< Mean value with everything as the base has it.
  ReplicateEstimate effect;
};

struct FactorialReport : PairedReport {
  std::vector<std::string> factors;
  std::vector<EffectRow> effects;  ///< Over the whole period.

  static constexpr std::size_t kMostFactors = 6;  ///< 64 combinations.
};

/// "mpp", "mpp:title_42".
std::string term_name(const FactorialReport& report, const std::vector<std::size_t>& term);

/// An effect is of size from this share of the base on; the cut is ours.
inline constexpr double kLeastShare = 0.01;

/// Beyond chance (its interval leaves out zero) and of size: what summaries and pages speak of. factorial.csv has all.
bool counts(const EffectRow& row);

}  // namespace corridor
