// The quantities of the model: days, months, shares, rates, persons, and typed ids.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>

namespace corridor {

using Day = std::chrono::sys_days;      ///< A calendar day. Intervals of days are half-open everywhere: [from, to).
using Days = std::chrono::days;         ///< A number of days.
using Month = std::chrono::year_month;  ///< A calendar month.
using Persons = std::int64_t;           ///< A number of persons. Counts are integers, so sums do not depend on order.
using Share = double;                   ///< A part of a whole, in [0, 1].
using PerDay = double;                  ///< A hazard: events per person and day, >= 0.

/// A number that can only be used where its own kind is meant: `Id<Place>` is no `Id<Jurisdiction>`.
template <class Thing>
struct Id {
  std::uint16_t value = 0xFFFF;
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint16_t>(index)) {}
  constexpr explicit operator bool() const { return value != 0xFFFF; }  ///< False for "none".
  constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

inline Month month_of(Day day) {
  const std::chrono::year_month_day date{day};
  return date.year() / date.month();
}
inline Day first_day(Month month) { return Day{month / std::chrono::day{1}}; }

std::string to_string(Day day);      ///< ISO 8601: 2019-06-07.
std::string to_string(Month month);  ///< 2019-06.

/// Reads an ISO date that exists; returns false otherwise (2019-02-29 does not exist).
bool parse_day(const std::string& text, Day& day);
bool parse_month(const std::string& text, Month& month);

}  // namespace corridor
