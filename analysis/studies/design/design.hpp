// The points that a study plays, in the order in which it plays them: any beginning of it is balanced.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/studies/study/study.hpp"

namespace corridor {

/// A sequence of points that can be made again one by one; nothing is kept for each point. Not for several threads at
/// once.
class Design {
 public:
  virtual ~Design() = default;
  virtual std::uint64_t size() const = 0;     ///< Points.
  virtual Point at(std::uint64_t index) = 0;  ///< In units of the factors.
  /// Points that belong together, one whole set after another: a trajectory, or the rows of one base point. An early
  /// stop keeps whole sets.
  virtual std::uint64_t set_size() const { return 1; }
};

/// The point that one-at-a-time designs stand at: every factor's base, or its median (a choice: its first option).
Point base_point(const Study& study);

}  // namespace corridor
