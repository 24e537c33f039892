// Dates as text.
#include "sim/units.hpp"

#include <fmt/format.h>

namespace corridor {
namespace {

/// Reads `count` digits at `at`; -1 when there is anything else.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::string to_string(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::string to_string(Month month) { return fmt::format("{:04}-{:02}", int(month.year()), unsigned(month.month())); }

bool parse_month(std::string_view text, Month& month) {
  if (text.size() != 7 || text[4] != '-') return false;
  const int year = digits(text, 0, 4);
  const int number = digits(text, 5, 2);
  if (year < 0 || number < 0) return false;
  month = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(number)};
  return month.ok();
}

bool parse_day(std::string_view text, Day& day) {
  Month month;
  if (text.size() != 10 || text[7] != '-' || !parse_month(text.substr(0, 7), month)) return false;
  const int number = digits(text, 8, 2);
  if (number < 0) return false;
  const std::chrono::year_month_day date = month / std::chrono::day{static_cast<unsigned>(number)};
  if (date.ok()) day = Day{date};
  return date.ok();
}

}  // namespace corridor
