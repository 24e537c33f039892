// Constraints on the parameters of a study: `x1 + 2 * x2 <= 1`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/base/formula.hpp"

namespace corridor {

/// A comparison of two sums of products. Names may hold dots ("policies.mpp.enrolment_share").
class Constraint {
 public:
  /// Throws WrongFormula when `text` is none, or uses a name that is not in `names`.
  Constraint(const std::string& text, const std::vector<std::string>& names);

  /// `values` in the order of the names.
  bool holds(std::span<const double> values) const;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  Formula comparison_;
};

}  // namespace corridor
