// Cells against their column; keys, completeness and shares against the rows.
#include "sim/input/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "sim/input/scalars.hpp"
#include "sim/input/text_file.hpp"

namespace corridor {
namespace {

using Values = std::vector<std::string>;

bool contains(const Values& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

std::optional<Complaint> wrong_number_in(const Column& column, const std::string& cell) {
  double value = 0;
  if (!parse_number(cell, value)) return wrong_number(cell);
  if (!column.holds(value)) return out_of_range(value, column.low, column.high);
  return std::nullopt;
}

std::optional<Complaint> wrong_integer_in(const Column& column, const std::string& cell) {
  long value = 0;
  if (!parse_integer(cell, value)) return wrong_integer(cell);
  const auto end = [](double bound, long open) { return std::isfinite(bound) ? static_cast<long>(bound) : open; };
  const long low = end(column.low, std::numeric_limits<long>::min()),
             high = end(column.high, std::numeric_limits<long>::max());
  if (value < low || value > high) return out_of_range(value, low, high);
  return std::nullopt;
}

std::optional<Complaint> wrong_reference(const Column& column, const std::string& cell, const KnownNames& known) {
  const auto names = known.find(column.refers_to);
  if (names == known.end() || contains(names->second, cell)) return std::nullopt;
  if (cell.empty()) return Complaint{"is empty", suggest_name(cell, names->second)};
  for (const auto& [kind, others] : known) {
    if (contains(others, cell)) return Complaint{fmt::format("'{}' is no {}", cell, column.refers_to), ""};
  }
  return Complaint{fmt::format("unknown {} '{}'", column.refers_to, cell), suggest_name(cell, names->second)};
}

/// Why the cell is not what the column takes; nothing when it is.
std::optional<Complaint> wrong_in(const Column& column, const std::string& cell, const KnownNames& known) {
  if (cell.empty() && column.may_be_empty) return std::nullopt;
  switch (column.type) {
    case Column::Type::kText:
      return cell.empty() ? std::optional{Complaint{"is empty", "say " + column.about}} : std::nullopt;
    case Column::Type::kName:
      if (cell.empty()) return Complaint{"is empty", "give " + column.about};
      return wrong_in_a_cell(cell);
    case Column::Type::kChoice:
      if (contains(column.choices, cell)) return std::nullopt;
      return Complaint{cell.empty() ? "is empty" : fmt::format("unknown value '{}'", cell),
                       suggest_name(cell, column.choices)};
    case Column::Type::kReference:
      return wrong_reference(column, cell, known);
    case Column::Type::kNumber:
      return wrong_number_in(column, cell);
    case Column::Type::kInteger:
      return wrong_integer_in(column, cell);
    case Column::Type::kDay: {
      Day day{};
      return parse_day(cell, day) ? std::nullopt : std::optional{wrong_day(cell)};
    }
    case Column::Type::kMonth: {
      Month month{};
      return parse_month(cell, month) ? std::nullopt : std::optional{wrong_month(cell)};
    }
  }
  return std::nullopt;
}

Values cells_of(const CsvTable& table, std::size_t row, const Values& columns) {
  Values cells;
  for (const std::string& column : columns) cells.push_back(table.text(row, column));
  return cells;
}

/// "month, nationality and party"
std::string listed(const Values& words) {
  if (words.size() < 2) return fmt::format("{}", fmt::join(words, ""));
  return fmt::format("{} and {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

/// "nationality MEX, party family_unit"
std::string told(const Values& columns, const Values& cells) {
  Values pairs;
  for (std::size_t i = 0; i < columns.size(); ++i)
    pairs.push_back(fmt::format("{} {}", columns[i], cells[i].empty() ? "(all)" : cells[i]));
  return fmt::format("{}", fmt::join(pairs, ", "));
}

/// All that a column can take; empty where nobody knows.
Values domain_of(const CsvTable& table, const std::string& name, const KnownNames& known) {
  const Column* column = table.form().find(name);
  if (column == nullptr) throw Defect("a form speaks of a column that it does not have: " + name);
  if (column->type == Column::Type::kChoice) return column->choices;
  const auto names = known.find(column->refers_to);
  return names == known.end() ? Values{} : names->second;
}

/// Every combination of what the columns can take.
std::vector<Values> combinations(const CsvTable& table, const Values& columns, const KnownNames& known) {
  std::vector<Values> all{{}};
  for (const std::string& column : columns) {
    std::vector<Values> longer;
    for (const std::string& value : domain_of(table, column, known)) {
      for (const Values& begun : all) {
        longer.push_back(begun);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  return all;
}

/// Rows by what they hold in these columns, in the order of the file's first of each.
std::map<Values, std::vector<std::size_t>> rows_by(const CsvTable& table, const Values& columns) {
  std::map<Values, std::vector<std::size_t>> groups;
  for (std::size_t row = 0; row < table.rows(); ++row) groups[cells_of(table, row, columns)].push_back(row);
  return groups;
}

/// Reports every cell that is not what its column takes.
void check_cells(const CsvTable& table, const KnownNames& known) {
  for (const Column& column : table.form().columns) {
    if (!table.has(column.name)) continue;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (auto wrong = wrong_in(column, table.text(row, column.name), known))
        table.complain(row, column.name, std::move(wrong->problem), std::move(wrong->suggestion));
    }
  }
}

/// Reports rows that repeat a key.
void check_key(const CsvTable& table) {
  const Values& key = table.form().key;
  if (key.empty()) return;
  for (const auto& [cells, rows] : rows_by(table, key)) {
    for (std::size_t i = 1; i < rows.size(); ++i)
      table.complain(rows[i], key.back(), fmt::format("a second row for the same {}", listed(key)),
                     fmt::format("the first is in line {}", table.position(rows.front()).line));
  }
}

/// Reports combinations that should have a row, and have none.
void check_complete(const CsvTable& table, const KnownNames& known) {
  const TableForm& form = table.form();
  if (form.complete.empty() || table.rows() == 0) return;
  Values others;
  std::ranges::copy_if(form.key, std::back_inserter(others),
                       [&](const std::string& column) { return !contains(form.complete, column); });
  const std::vector<Values> needed = combinations(table, form.complete, known);
  for (const auto& [cells, rows] : rows_by(table, others)) {
    std::set<Values> there;
    for (const std::size_t row : rows) there.insert(cells_of(table, row, form.complete));
    for (const Values& combination : needed) {
      if (there.contains(combination)) continue;
      const std::string what = fmt::format("no row for {}", told(form.complete, combination));
      const std::string advice = fmt::format("every {} needs one, if only with 0", listed(form.complete));
      if (others.empty()) table.complain_of_all(form.complete.back(), what, advice);
      if (!others.empty())
        table.complain(rows.front(), form.complete.back(), fmt::format("{} with {}", what, told(others, cells)),
                       advice);
    }
  }
}

/// Reports shares that do not sum to one, and what has none.
void check_whole(const CsvTable& table, const KnownNames& known) {
  if (!table.form().whole || table.rows() == 0) return;
  const auto& [share, of] = *table.form().whole;
  const auto groups = rows_by(table, of);
  for (const auto& [cells, rows] : groups) {
    double sum = 0;
    for (const std::size_t row : rows) sum += table.number(row, share);
    if (std::abs(sum - 1) <= kShareTolerance) continue;
    const std::string whose = of.empty() ? "all rows" : told(of, cells);
    table.complain(rows.front(), share, fmt::format("the shares of {} sum to {:.6g}, not to 1", whose, sum),
                   rows.size() > 1 ? fmt::format("they stand in {}", lines_of(table, rows)) : "");
  }
  if (of.empty()) return;
  for (const Values& combination : combinations(table, of, known)) {
    if (!groups.contains(combination))
      table.complain_of_all(share, "no row for " + told(of, combination), "its shares must sum to 1");
  }
}

}  // namespace

std::string lines_of(const CsvTable& table, const std::vector<std::size_t>& rows) {
  std::vector<int> lines;
  for (const std::size_t row : rows) lines.push_back(table.position(row).line);
  std::ranges::sort(lines);
  if (lines.size() == 1) return fmt::format("line {}", lines.front());
  if (lines.size() > 2 && lines.back() - lines.front() + 1 == static_cast<int>(lines.size()))
    return fmt::format("lines {} to {}", lines.front(), lines.back());
  const int last = lines.back();
  lines.pop_back();
  return fmt::format("lines {} and {}", fmt::join(lines, ", "), last);
}

CsvTable read_table(const std::string& file, const TableForm& form, Problems& problems, const KnownNames& known) {
  const std::size_t before = problems.size();
  CsvTable table(file, form, problems);
  check_cells(table, known);
  check_key(table);
  if (problems.size() != before) return table;  // the rest would speak of rows that are not known yet
  check_complete(table, known);
  check_whole(table, known);
  return table;
}

}  // namespace corridor
