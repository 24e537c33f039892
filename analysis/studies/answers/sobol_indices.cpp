// Estimators of Sobol' indices, on values centred on the mean of all rows used.
#include "analysis/studies/answers/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

/// The rows of one scrambling, complete ones only, centred.
class Rows {
 public:
  Rows(std::span<const double> values, const SobolShape& shape, std::uint64_t scramble) : shape_(shape) {
    const std::size_t rows = shape.rows();
    for (std::uint64_t base = 0; base < shape.base; ++base) {
      const auto set = values.subspan((base * shape.scrambles + scramble) * rows, rows);
      if (std::any_of(set.begin(), set.end(), [](double y) { return std::isnan(y); })) continue;
      rows_.insert(rows_.end(), set.begin(), set.end());
      ++points_;
    }
    centre();
  }

  std::size_t points() const { return points_; }
  double mean() const { return mean_; }
  double a(std::size_t point) const { return rows_[point * shape_.rows()]; }
  double b(std::size_t point) const { return rows_[point * shape_.rows() + 1]; }
  double a_with(std::size_t point, std::size_t group) const { return rows_[point * shape_.rows() + 2 + group]; }
  double b_with(std::size_t point, std::size_t group) const {
    return rows_[point * shape_.rows() + 2 + shape_.groups + group];
  }

  /// The mean over base points of a product or square of rows.
  template <class Term>
  double average(const Term& term) const {
    double sum = 0;
    for (std::size_t i = 0; i < points_; ++i) sum += term(i);
    return sum / static_cast<double>(points_);
  }

 private:
  void centre() {
    if (points_ == 0) return;
    mean_ = average([&](std::size_t i) { return 0.5 * (a(i) + b(i)); });
    for (double& y : rows_) y -= mean_;
  }

  SobolShape shape_;
  std::size_t points_ = 0;
  double mean_ = 0;
  std::vector<double> rows_;
};

/// The covariance of B and of A with the group from B, which have nothing in common but the group.
double first_order(const Rows& rows, std::size_t g, double variance) {
  const double product = rows.average([&](std::size_t i) { return rows.b(i) * rows.a_with(i, g); });
  const double one = rows.average([&](std::size_t i) { return rows.b(i); });
  const double other = rows.average([&](std::size_t i) { return rows.a_with(i, g); });
  return (product - one * other) / variance;
}

double total_order(const Rows& rows, std::size_t g, double variance) {
  return rows.average([&](std::size_t i) {
    return (rows.a(i) - rows.a_with(i, g)) * (rows.a(i) - rows.a_with(i, g));
  }) / (2 * variance);
}

double second_order(const Rows& rows, std::size_t g, std::size_t h, const SobolIndices& found) {
  const double closed = rows.average([&](std::size_t i) {
    return rows.b_with(i, g) * rows.a_with(i, h) - rows.a(i) * rows.b(i);
  }) / found.variance;
  return closed - found.first[g] - found.first[h];
}

SobolIndices indices_of(const Rows& rows, const SobolShape& shape) {
  SobolIndices found;
  found.mean = rows.mean();
  found.variance = rows.points() == 0 ? 0 : rows.average([&](std::size_t i) {
    return 0.5 * (rows.a(i) * rows.a(i) + rows.b(i) * rows.b(i));
  });
  const bool varies = found.variance > 0;
  for (std::size_t g = 0; g < shape.groups; ++g) {
    found.first.push_back(varies ? first_order(rows, g, found.variance) : std::nan(""));
    found.total.push_back(varies ? total_order(rows, g, found.variance) : std::nan(""));
  }
  if (!shape.second_order) return found;
  found.second.assign(shape.groups, std::vector<double>(shape.groups, std::nan("")));
  for (std::size_t g = 0; g < shape.groups && varies; ++g) {
    for (std::size_t h = g + 1; h < shape.groups; ++h) found.second[g][h] = second_order(rows, g, h, found);
  }
  return found;
}

}  // namespace

std::vector<SobolIndices> sobol_indices(std::span<const double> values, const SobolShape& shape) {
  std::vector<SobolIndices> all;
  for (std::uint64_t scramble = 0; scramble < shape.scrambles; ++scramble)
    all.push_back(indices_of(Rows(values, shape, scramble), shape));
  return all;
}

}  // namespace corridor
