// The quantities of the model: days, months, shares, rates, persons, and typed ids.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace corridor {

using Day = std::chrono::sys_days;      ///< A calendar day. Intervals of days are half-open everywhere: [from, to).
using Days = std::chrono::days;         ///< A number of days.
using Month = std::chrono::year_month;  ///< A calendar month.
using Months = std::chrono::months;     ///< A number of months.
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
inline constexpr int kMonthsOfYear = 12;
inline Day first_day(Month month) { return Day{month / std::chrono::day{1}}; }

/// The fiscal year that a month lies in: N runs from October N-1 to September N.
constexpr int fiscal_year(Month month) { return int(month.year()) + (month.month() >= std::chrono::October ? 1 : 0); }

/// Consecutive months, the first and the last within; empty unless told. `for (Month month : range)` goes through them.
struct MonthRange {
  Month first = std::chrono::year{1} / std::chrono::January, last = std::chrono::year{0} / std::chrono::December;

  constexpr bool contains(Month month) const { return first <= month && month <= last; }
  constexpr bool contains(const MonthRange& other) const { return first <= other.first && other.last <= last; }
  constexpr int size() const { return last < first ? 0 : static_cast<int>((last - first).count()) + 1; }

  struct Iterator {
    Month month;
    constexpr Month operator*() const { return month; }
    constexpr Iterator& operator++() {
      month += Months{1};
      return *this;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;
  };
  constexpr Iterator begin() const { return {first}; }
  constexpr Iterator end() const { return {first + Months{size()}}; }

  friend constexpr auto operator<=>(const MonthRange&, const MonthRange&) = default;
};

constexpr MonthRange months_of_fiscal_year(int year) {
  return {std::chrono::year{year - 1} / std::chrono::October, std::chrono::year{year} / std::chrono::September};
}

/// The months of which all days lie in [from, to).
inline MonthRange whole_months(Day from, Day to) {
  return {month_of(from - Days{1}) + Months{1}, month_of(to) - Months{1}};
}

std::string to_string(Day day);      ///< ISO 8601: 2019-06-07.
std::string to_string(Month month);  ///< 2019-06.

/// Reads an ISO date that exists; returns false otherwise (2019-02-29 does not exist).
bool parse_day(std::string_view text, Day& day);
bool parse_month(std::string_view text, Month& month);

}  // namespace corridor
