// Sobol' indices of one response from Saltelli's design, one estimate for each independent scrambling.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace corridor {

/// What was played: base x scrambles x rows values, in the order of SobolDesign. Rows: A, B, A with group g from B,
/// and, with second order, B with group g from A.
struct SobolShape {
  std::uint64_t base = 0, scrambles = 0;
  std::size_t groups = 0;
  bool second_order = false;
  std::size_t rows() const { return 2 + groups * (second_order ? 2 : 1); }
};

/// Estimates of one scrambling. NaN where the response does not vary.
struct SobolIndices {
  double mean = 0, variance = 0;
  std::vector<double> first, total;         ///< By group.
  std::vector<std::vector<double>> second;  ///< [g][h] for h > g; empty without second order.
};

/// `values` may be longer than the shape says (a larger base): its beginning counts. NaN marks runs that are missing:
/// the base point is left out of its scrambling.
/// First order: the covariance of the two rows that share the group (Sobol' 1993), each about its own mean; total:
/// Jansen 1999 (doi:10.1016/S0010-4655(98)00154-4); second order: Saltelli 2002 (doi:10.1016/S0010-4655(02)00280-1).
std::vector<SobolIndices> sobol_indices(std::span<const double> values, const SobolShape& shape);

}  // namespace corridor
