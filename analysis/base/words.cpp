// Numbers and names as people read them.
#include "analysis/base/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace corridor {

std::string grouped(double value) {
  const double whole = std::round(value);
  std::string digits = fmt::format("{:.0f}", std::abs(whole));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return (whole < 0 ? "-" : "") + digits;
}

std::string exact(double value) {
  return value == std::round(value) && std::abs(value) >= 1000 ? grouped(value) : fmt::format("{}", value);
}

std::string brief(double value) { return value == std::round(value) ? exact(value) : fmt::format("{:.6g}", value); }

std::string in_words(std::string_view name) {
  std::string text{name};
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace corridor
