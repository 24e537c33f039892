// Values of parameters and where they stand in their ranges.
#include "analysis/calibrate/space.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace corridor {

double ParameterSpace::width(int parameter) const {
  const FittedParameter& one = parameters_[static_cast<std::size_t>(parameter)];
  return logarithmic(parameter) ? std::log(one.high / one.low) : one.high - one.low;
}

double ParameterSpace::position(int parameter, double value) const {
  const FittedParameter& one = parameters_[static_cast<std::size_t>(parameter)];
  return (logarithmic(parameter) ? std::log(value / one.low) : value - one.low) / width(parameter);
}

double ParameterSpace::value(int parameter, double position) const {
  const FittedParameter& one = parameters_[static_cast<std::size_t>(parameter)];
  const double step = position * width(parameter);
  const double exact = logarithmic(parameter) ? one.low * std::exp(step) : one.low + step;
  return std::clamp(std::strtod(fmt::format("{:.4g}", exact).c_str(), nullptr), one.low, one.high);
}

Eigen::VectorXd ParameterSpace::start() const {
  Eigen::VectorXd positions(size());
  for (int p = 0; p < size(); ++p) positions[p] = position(p, parameters_[static_cast<std::size_t>(p)].start);
  return positions;
}

std::vector<double> ParameterSpace::values(const Eigen::VectorXd& positions) const {
  std::vector<double> all;
  for (int p = 0; p < size(); ++p) all.push_back(value(p, positions[p]));
  return all;
}

}  // namespace corridor
