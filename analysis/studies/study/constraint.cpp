// Reads constraints: formulas whose terms are the numbers that a study varies.
#include "analysis/studies/study/constraint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace corridor {
namespace {

bool part_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

std::size_t read_name(FormulaText& text, const std::vector<std::string>& names) {
  const std::string_view found = text.take_while(part_of_name);
  if (found.empty()) throw WrongFormula(fmt::format("'{}' is not understood", text.rest()));
  const auto known = std::find(names.begin(), names.end(), found);
  if (known == names.end()) throw WrongFormula(fmt::format("'{}' is no number that this study varies", found));
  return static_cast<std::size_t>(known - names.begin());
}

}  // namespace

Constraint::Constraint(const std::string& text, const std::vector<std::string>& names)
    : text_(text), comparison_(Formula::comparison(text, [&](FormulaText& rest) { return read_name(rest, names); })) {}

bool Constraint::holds(std::span<const double> values) const {
  return comparison_.value([&](std::size_t name) { return values[name]; }, ByZero::kInfinite) == 1;
}

}  // namespace corridor
