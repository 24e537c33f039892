// Sobol' points under independent random scramblings: the sequence from OpenTURNS (direction numbers of Joe and Kuo
// 2008), nested uniform scrambling (Owen 1995) with keyed draws.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analysis/studies/design/luck.hpp"
#include "analysis/studies/plugins/openturns.hpp"

namespace corridor {

/// Not for use by several threads at once: it keeps the last block of points.
class ScrambledSobol {
 public:
  ScrambledSobol(std::size_t dimension, std::uint64_t seed);

  /// Coordinates in (0, 1) of point `index` (from 0, the origin of the sequence) under a scrambling. Cheap when indices
  /// ascend.
  void at(std::uint64_t index, std::uint32_t scramble, std::span<double> point);

 private:
  void seek(std::uint64_t index);

  std::size_t dimension_;
  DesignLuck luck_;
  std::unique_ptr<SobolPoints> sequence_;
  std::uint64_t current_ = 0;        ///< Index of the point in `bits_`.
  std::vector<std::uint32_t> bits_;  ///< Its coordinates as fractions of 2^32.
  std::vector<double> scratch_;
};

}  // namespace corridor
