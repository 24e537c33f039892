// From coordinates of the unit cube to values, and from values to text.
#include "analysis/studies/study/factor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/input/scalars.hpp"
#include "sim/units.hpp"

namespace corridor {
namespace {

Day day_of(double value) { return Day{Days{static_cast<int>(value)}}; }

/// The index of the equal part of [0, 1] in which a coordinate lies.
double part(double coordinate, double parts) { return std::clamp(std::floor(coordinate * parts), 0.0, parts - 1); }

}  // namespace

double Factor::at(double coordinate) const {
  switch (kind) {
    case Kind::kNumber:
      return marginal.quantile(coordinate);
    case Kind::kInteger:
    case Kind::kDay:
      return static_cast<double>(first) + part(coordinate, static_cast<double>(last - first + 1));
    default:
      // The nudge keeps levels such as 1/3 on their own side in spite of rounding.
      return part(coordinate + 1e-9, static_cast<double>(options.size()));
  }
}

double Factor::coordinate_of(double value) const {
  if (kind != Kind::kNumber) {
    const double parts = has_options() ? static_cast<double>(options.size()) : static_cast<double>(last - first + 1);
    const double index = has_options() ? value : value - static_cast<double>(first);
    return (index + 0.5) / parts;
  }
  double low = 0, high = 1;
  for (int step = 0; step < 60; ++step) {
    const double middle = 0.5 * (low + high);
    (marginal.quantile(middle) < value ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

std::string Factor::text(double value) const {
  if (has_options()) return options[static_cast<std::size_t>(value)];
  if (kind == Kind::kDay) return to_string(day_of(value));
  return fmt::format("{}", value);
}

std::optional<double> Factor::parse(const std::string& text) const {
  double value = 0;
  if (has_options()) {
    const auto found = std::find(options.begin(), options.end(), text);
    if (found == options.end()) return std::nullopt;
    return static_cast<double>(found - options.begin());
  }
  if (kind == Kind::kDay) {
    Day day;
    if (!parse_day(text, day)) return std::nullopt;
    return static_cast<double>(day.time_since_epoch().count());
  }
  if (!parse_number(text, value)) return std::nullopt;
  if (kind == Kind::kInteger && value != std::floor(value)) return std::nullopt;
  return value;
}

}  // namespace corridor
