// Formulas of the practice models.
#include "analysis/studies/play/practice_model.hpp"

#include <cmath>

namespace corridor {
namespace {

double square(double x) { return x * x; }
double sign(std::size_t power) { return power % 2 == 0 ? 1 : -1; }

/// Inputs 3, 5 and 7 act through a saturating curve.
double weight_of(std::size_t i, double x) {
  return i == 3 || i == 5 || i == 7 ? 2 * (1.1 * x / (x + 0.1) - 0.5) : 2 * (x - 0.5);
}

}  // namespace

double ishigami(std::span<const double> x) {
  constexpr double kA = 7, kB = 0.1;
  return std::sin(x[0]) + kA * square(std::sin(x[1])) + kB * square(square(x[2])) * std::sin(x[0]);
}

double sobol_g(std::span<const double> x, std::span<const double> a) {
  double product = 1;
  for (std::size_t i = 0; i < x.size(); ++i) product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
  return product;
}

double linear(std::span<const double> x, std::span<const double> c) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += c[i] * x[i];
  return sum;
}

double morris20(std::span<const double> x) {
  double w[21] = {};
  for (std::size_t i = 1; i <= 20; ++i) w[i] = weight_of(i, x[i - 1]);
  double y = 0;
  for (std::size_t i = 1; i <= 20; ++i) {
    y += (i <= 10 ? 20 : sign(i)) * w[i];
    for (std::size_t j = i + 1; j <= 20; ++j) y += (j <= 6 ? -15 : sign(i + j)) * w[i] * w[j];
  }
  for (std::size_t i = 1; i <= 5; ++i)
    for (std::size_t j = i + 1; j <= 5; ++j)
      for (std::size_t l = j + 1; l <= 5; ++l) y += -10 * w[i] * w[j] * w[l];
  return y + 5 * w[1] * w[2] * w[3] * w[4];
}

std::vector<double> usual_coefficients(const std::string& function, std::size_t inputs) {
  std::vector<double> all;
  for (std::size_t i = 0; i < inputs; ++i) {
    if (function == "linear") all.push_back(static_cast<double>(i + 1));
    if (function == "sobol_g") all.push_back(i == 0 ? 0 : i == 1 ? 1 : i == 2 ? 4.5 : i == 3 ? 9 : 99);
  }
  return all;
}

}  // namespace corridor
