// How a number of a study is distributed: the usual marginals, by name, with their numbers.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/studies/plugins/openturns.hpp"

namespace corridor {

/// A form of distribution and what its numbers are, in the order in which a study file gives them.
struct MarginalForm {
  std::string name;
  std::vector<std::string> numbers;  ///< "low", "high", "mean", "sd", ...: words also say what they must obey.
};
const std::vector<MarginalForm>& marginal_forms();
std::vector<std::string> marginal_names();

/// A distribution of a number.
class Marginal {
 public:
  Marginal() = default;  ///< Uniform on [0, 1].
  Marginal(std::string form, std::vector<double> numbers);

  /// What is wrong with the numbers, or "".
  static std::string complaint(const std::string& form, const std::vector<double>& numbers);

  double quantile(double probability) const;  ///< Probability in [0, 1]; infinite at 0 or 1 where unbounded.
  double low() const;                         ///< Infinite where unbounded.
  double high() const;
  bool bounded() const;
  const std::string& form() const { return form_; }
  const std::vector<double>& numbers() const { return numbers_; }

 private:
  std::string form_ = "uniform";
  std::vector<double> numbers_{0, 1};
  mutable std::shared_ptr<const Quantiles> quantiles_;  ///< Made when first needed, before threads start.
};

}  // namespace corridor
