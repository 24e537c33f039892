// Numbers and days in cells of other programs' tables.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "analysis/import/raw_table.hpp"
#include "sim/input/scalars.hpp"
#include "sim/units.hpp"

namespace corridor {

/// Where a cell stands; for one that the row lacks, where the row begins.
inline Position where(const RawRow& row, std::size_t column) {
  return column < row.cells.size() ? row.cells[column].at : row.at;
}

inline double number_in(const RawRow& row, std::size_t column, const std::string& name, double low, double high,
                        Problems& problems) {
  double value = 0;
  const std::string& text = row[column].text;
  const Complaint wrong = !parse_number(text, value)    ? wrong_number(text)
                          : value < low || value > high ? out_of_range(value, low, high)
                                                        : Complaint{};
  if (wrong.problem.empty()) return value;
  problems.add({where(row, column), name, wrong.problem, wrong.suggestion});
  return low;
}

inline long integer_in(const RawRow& row, std::size_t column, const std::string& name, long low, long high,
                       Problems& problems) {
  long value = 0;
  const std::string& text = row[column].text;
  const Complaint wrong = !parse_integer(text, value)   ? wrong_integer(text)
                          : value < low || value > high ? out_of_range(value, low, high)
                                                        : Complaint{};
  if (wrong.problem.empty()) return value;
  problems.add({where(row, column), name, wrong.problem, wrong.suggestion});
  return low;
}

inline Day day_in(const RawRow& row, std::size_t column, const std::string& name, Problems& problems) {
  Day day{};
  const std::string& text = row[column].text;
  if (parse_day(text, day)) return day;
  const Complaint wrong = wrong_day(text);
  problems.add({where(row, column), name, wrong.problem, wrong.suggestion});
  return day;
}

/// Reports a name that is none of these.
inline bool is_named(const RawRow& row, std::size_t column, const std::string& name,
                     const std::vector<std::string>& names, const std::string& what, Problems& problems) {
  const std::string& text = row[column].text;
  for (const std::string& one : names) {
    if (one == text) return true;
  }
  problems.add({where(row, column), name, text.empty() ? "is empty" : fmt::format("unknown {} '{}'", what, text),
                suggest_name(text, names)});
  return false;
}

}  // namespace corridor
