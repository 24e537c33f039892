// Simple formulas over the parameters of a study: `x1 + 2 * x2 <= 1`.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace corridor {

/// A comparison of two sums of products. Names may hold dots ("policies.mpp.enrolment_share").
class Constraint {
 public:
  /// Reads `text`; on a mistake `error` says what is wrong and the constraint is not usable.
  Constraint(const std::string& text, const std::vector<std::string>& names, std::string& error);

  /// `values` in the order of the names.
  bool holds(std::span<const double> values) const;
  const std::string& text() const { return text_; }

  /// A step of the evaluation, in reverse Polish order.
  struct Step {
    enum class Kind {
      kNumber,
      kName,
      kAdd,
      kSubtract,
      kMultiply,
      kDivide,
      kNegate,
      kLess,
      kLessEqual,
      kMore,
      kMoreEqual
    };
    Kind kind = Kind::kNumber;
    double number = 0;
    std::size_t name = 0;
  };

 private:
  std::string text_;
  std::vector<Step> steps_;
};

}  // namespace corridor
