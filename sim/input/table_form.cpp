// Columns, and what their cells may hold in words.
#include "sim/input/table_form.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/input/scalars.hpp"

namespace corridor {

Column Column::or_empty() && {
  may_be_empty = true;
  return std::move(*this);
}

Column Column::or_absent() && {
  may_be_absent = true;
  return std::move(*this);
}

Column Column::measures(Measure what) && {
  measure = what;
  return std::move(*this);
}

Column Column::coded(std::vector<std::string> lists) && {
  codes = std::move(lists);
  return std::move(*this);
}

namespace column {

using Type = Column::Type;

Column text(std::string name, std::string about) { return {std::move(name), std::move(about), Type::kText}; }

Column name(std::string name, std::string about) { return {std::move(name), std::move(about), Type::kName}; }

Column choice(std::string name, std::vector<std::string> choices, std::string about) {
  Column made{std::move(name), std::move(about), Type::kChoice};
  made.choices = std::move(choices);
  return made;
}

Column reference(std::string name, std::string refers_to, std::string about) {
  Column made{std::move(name), std::move(about), Type::kReference};
  made.refers_to = std::move(refers_to);
  return made;
}

Column number(std::string name, double low, double high, std::string unit, std::string about) {
  return {std::move(name), std::move(about), Type::kNumber, std::move(unit), low, high};
}

Column real(std::string name, std::string unit, std::string about) {
  return {std::move(name), std::move(about), Type::kNumber, std::move(unit)};
}

Column integer(std::string name, long low, long high, std::string unit, std::string about) {
  return {std::move(name), std::move(about),         Type::kInteger,
          std::move(unit), static_cast<double>(low), static_cast<double>(high)};
}

Column count(std::string name, std::string unit, std::string about) {
  Column made{std::move(name), std::move(about), Type::kInteger, std::move(unit)};
  made.low = 0;
  return made;
}

Column day(std::string name, std::string about) { return {std::move(name), std::move(about), Type::kDay}; }

Column month(std::string name, std::string about) { return {std::move(name), std::move(about), Type::kMonth}; }

Column source() { return text("source", "where the row is from, or that it is constructed and how"); }

}  // namespace column

const Column* TableForm::find(const std::string& column) const {
  const auto found = std::ranges::find(columns, column, &Column::name);
  return found == columns.end() ? nullptr : &*found;
}

std::string what_it_takes(const Column& column) {
  const bool any = std::isinf(column.low) && std::isinf(column.high);
  const std::string range = any ? "" : " " + range_text(column.low, column.high);
  switch (column.type) {
    case Column::Type::kText:
      return "text";
    case Column::Type::kName:
      return "a name";
    case Column::Type::kChoice:
      return fmt::format("one of {}", fmt::join(column.choices, ", "));
    case Column::Type::kReference:
      return fmt::format("the name of a {}", column.refers_to);
    case Column::Type::kNumber:
      return "a number" + range;
    case Column::Type::kInteger:
      return "a whole number" + range;
    case Column::Type::kDay:
      return "a day such as 2019-06-07";
    case Column::Type::kMonth:
      return "a month such as 2019-06";
  }
  return "";
}

}  // namespace corridor
