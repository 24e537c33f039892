// The parameters that a calibration fits, on a common scale: 0 at the lower bound, 1 at the upper, in logarithms where
// a parameter is positive.
#pragma once

#include <Eigen/Dense>
#include <string>
#include <vector>

namespace corridor {

struct FittedParameter {
  std::string path;  ///< As for --set: mechanism.NAME, policies.MODULE.PARAMETER.
  std::string unit;
  double low = 0, high = 0;  ///< The range searched, from the study or the parameter's own.
  double start = 0;          ///< Its value in the scenario, or the study's.
};

class ParameterSpace {
 public:
  explicit ParameterSpace(std::vector<FittedParameter> parameters) : parameters_(std::move(parameters)) {}

  const std::vector<FittedParameter>& parameters() const { return parameters_; }
  int size() const { return static_cast<int>(parameters_.size()); }

  /// Where a value stands in its range, in [0, 1] within the bounds.
  double position(int parameter, double value) const;
  /// The value at a position, with four significant digits, so that it can be written in a file and played again.
  double value(int parameter, double position) const;
  /// True when the scale is logarithmic: equal steps are equal ratios.
  bool logarithmic(int parameter) const { return parameters_[static_cast<std::size_t>(parameter)].low > 0; }
  /// The width of the range on the scale: of logarithms where that is the scale.
  double width(int parameter) const;

  Eigen::VectorXd start() const;
  std::vector<double> values(const Eigen::VectorXd& positions) const;

 private:
  std::vector<FittedParameter> parameters_;
};

}  // namespace corridor
