// Designs that need little: a grid, a list, one at a time.
#include "analysis/studies/design/simple.hpp"

#include <cmath>
#include <numeric>

#include "sim/input/scalars.hpp"
#include "sim/input/table.hpp"

namespace corridor {
namespace {

/// Points that fit into memory because people wrote or can read them.
class Listed : public Design {
 public:
  explicit Listed(std::vector<Point> points) : points_(std::move(points)) {}
  std::uint64_t size() const override { return points_.size(); }
  Point at(std::uint64_t index) override { return points_[index]; }

 private:
  std::vector<Point> points_;
};

/// Levels of each factor: every option of a choice, equally likely steps of a number (its ends where it has any).
std::vector<std::vector<double>> levels_of(const Study& study) {
  std::vector<std::vector<double>> all;
  for (const Factor& factor : study.factors) {
    std::vector<double> levels;
    const std::size_t number = factor.has_options() ? factor.options.size() : study.design.levels;
    for (std::size_t i = 0; i < number; ++i) {
      const auto n = static_cast<double>(number), step = static_cast<double>(i);
      const double coordinate = factor.has_options() || !factor.bounded() ? (step + 0.5) / n : step / (n - 1);
      levels.push_back(factor.at(coordinate));
    }
    all.push_back(std::move(levels));
  }
  return all;
}

/// All combinations. Their order walks the grid in steps of near the golden section, so that any beginning visits the
/// levels of each factor equally often.
class Grid : public Design {
 public:
  explicit Grid(std::vector<std::vector<double>> levels) : levels_(std::move(levels)) {
    for (const auto& one : levels_) size_ *= one.size();
    stride_ = static_cast<std::uint64_t>(static_cast<double>(size_) * 0.6180339887498949);
    while (size_ > 1 && std::gcd(stride_, size_) != 1) ++stride_;
  }
  std::uint64_t size() const override { return size_; }
  Point at(std::uint64_t index) override {
    std::uint64_t cell = static_cast<std::uint64_t>(static_cast<unsigned __int128>(index) * stride_ % size_);
    Point point(levels_.size());
    for (std::size_t f = levels_.size(); f-- > 0; cell /= levels_[f].size())
      point[f] = levels_[f][cell % levels_[f].size()];
    return point;
  }

 private:
  std::vector<std::vector<double>> levels_;
  std::uint64_t size_ = 1, stride_ = 1;
};

[[noreturn]] void refuse_empty(const Study& study) {
  throw ConfigError({{study.constraints_at, "constraints", "leave no point of the design", "loosen one of them"}});
}

}  // namespace

std::unique_ptr<Design> make_grid(const Study& study) {
  auto grid = std::make_unique<Grid>(levels_of(study));
  if (study.constraints.empty()) return grid;
  std::vector<Point> allowed;
  for (std::uint64_t i = 0; i < grid->size(); ++i) {
    Point point = grid->at(i);
    if (study.allows(point)) allowed.push_back(std::move(point));
  }
  if (allowed.empty()) refuse_empty(study);
  return std::make_unique<Listed>(std::move(allowed));
}

std::unique_ptr<Design> make_list(const Study& study) {
  Problems problems;
  std::vector<std::string> paths;
  for (const Factor& factor : study.factors) paths.push_back(factor.path);
  const CsvTable table = read_table(study.design.list_file, points_form(paths), problems);
  std::vector<Point> points;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Point point;
    for (const Factor& factor : study.factors) {
      const auto value = factor.parse(table.text(row, factor.path));
      const bool number = factor.kind == Factor::Kind::kNumber || factor.kind == Factor::Kind::kInteger;
      if (!value) {
        table.complain(row, factor.path, "'" + table.text(row, factor.path) + "' is no value of this parameter");
      } else if (number && (*value < factor.least || *value > factor.most)) {
        const Complaint wrong = out_of_range(*value, factor.least, factor.most);
        table.complain(row, factor.path, wrong.problem, wrong.suggestion);
      }
      point.push_back(value.value_or(0));
    }
    if (problems.empty() && !study.allows(point))
      table.complain(row, "run", "breaks a constraint", "change or leave out the row");
    points.push_back(std::move(point));
  }
  problems.throw_if_any();
  return std::make_unique<Listed>(std::move(points));
}

/// The base point, then each factor alone at its low and high end (5 % and 95 % where it has no ends), or at each other
/// option.
std::unique_ptr<Design> make_one_at_a_time(const Study& study) {
  std::vector<Point> points{base_point(study)};
  const auto add = [&](std::size_t f, double value) {
    Point point = points.front();
    if (point[f] == value) return;
    point[f] = value;
    if (study.allows(point)) points.push_back(std::move(point));
  };
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Factor& factor = study.factors[f];
    if (factor.has_options()) {
      for (std::size_t option = 0; option < factor.options.size(); ++option) add(f, static_cast<double>(option));
    } else {
      add(f, factor.at(factor.bounded() ? 0 : 0.05));
      add(f, factor.at(factor.bounded() ? 1 : 0.95));
    }
  }
  return std::make_unique<Listed>(std::move(points));
}

}  // namespace corridor
