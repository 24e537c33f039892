// The table of marginals and what their numbers must obey. Quantiles come from OpenTURNS, but for the uniform.
#include "analysis/studies/study/marginal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

const MarginalForm& form_of(const std::string& name) {
  for (const MarginalForm& form : marginal_forms()) {
    if (form.name == name) return form;
  }
  throw Defect("no marginal is called " + name);
}

/// The number called `wanted`; `otherwise` where the form has none.
double number_called(const std::string& wanted, const MarginalForm& form, const std::vector<double>& numbers,
                     double otherwise) {
  const auto found = std::find(form.numbers.begin(), form.numbers.end(), wanted);
  return found == form.numbers.end() ? otherwise : numbers[static_cast<std::size_t>(found - form.numbers.begin())];
}

}  // namespace

const std::vector<MarginalForm>& marginal_forms() {
  static const std::vector<MarginalForm> forms{
      {"uniform", {"low", "high"}},
      {"loguniform", {"low", "high"}},
      {"normal", {"mean", "sd"}},
      {"truncated_normal", {"mean", "sd", "low", "high"}},
      {"lognormal", {"mean_log", "sd_log"}},
      {"triangular", {"low", "mode", "high"}},
      {"beta", {"alpha", "beta", "low", "high"}},
      {"gamma", {"shape", "scale"}},
      {"exponential", {"mean_above_zero"}},
      {"weibull", {"shape", "scale"}},
  };
  return forms;
}

std::vector<std::string> marginal_names() {
  std::vector<std::string> names;
  for (const MarginalForm& form : marginal_forms()) names.push_back(form.name);
  return names;
}

Marginal::Marginal(std::string form, std::vector<double> numbers)
    : form_(std::move(form)), numbers_(std::move(numbers)) {
  if (form_ != "uniform") quantiles_ = openturns().quantiles(form_, numbers_);
}

std::string Marginal::complaint(const std::string& name, const std::vector<double>& numbers) {
  const MarginalForm& form = form_of(name);
  const double low = number_called("low", form, numbers, -kInfinity);
  const double high = number_called("high", form, numbers, kInfinity);
  if (high <= low) return fmt::format("{} is not above {}", high, low);
  if (const double mode = number_called("mode", form, numbers, low); mode < low || mode > high)
    return fmt::format("the mode {} lies outside [{}, {}]", mode, low, high);
  if (name == "loguniform" && low <= 0) return fmt::format("{} has no logarithm", low);
  for (const char* positive : {"sd", "sd_log", "alpha", "beta", "shape", "scale", "mean_above_zero"}) {
    if (number_called(positive, form, numbers, 1) <= 0) return fmt::format("{} must be above 0", positive);
  }
  return "";
}

double Marginal::low() const {
  const bool from_zero = form_ == "lognormal" || form_ == "gamma" || form_ == "exponential" || form_ == "weibull";
  return number_called("low", form_of(form_), numbers_, from_zero ? 0 : -kInfinity);
}

double Marginal::high() const { return number_called("high", form_of(form_), numbers_, kInfinity); }

bool Marginal::bounded() const { return low() > -kInfinity && high() < kInfinity; }

double Marginal::quantile(double probability) const {
  if (probability <= 0) return low();
  if (probability >= 1) return high();
  if (form_ == "uniform") return numbers_[0] + (numbers_[1] - numbers_[0]) * probability;
  return std::clamp(quantiles_->at(probability), low(), high());
}

}  // namespace corridor
