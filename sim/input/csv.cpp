// Strict reading of CSV tables: a header that must match, mistakes with line and column name.
#include "sim/input/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/input/scalars.hpp"
#include "sim/input/text_file.hpp"

namespace corridor {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Goes to the next record that is not an empty line.
bool next_row(CsvRecords& records) {
  while (records.next()) {
    if (records.fields().size() > 1 || !records.fields().front().empty()) return true;
  }
  return false;
}

/// The text of the file; false (and reported) when it cannot be read.
bool read_text(const std::string& file, std::string& text, Problems& problems) {
  TextFile read = read_text_file(file);
  if (read.wrong) {
    problems.add({{file}, "", read.wrong->problem, read.wrong->suggestion});
    return false;
  }
  text = std::move(read.text);
  if (text.starts_with("PK\x03\x04")) {
    problems.add(
        {{file}, "", "is a spreadsheet's own file, not a table as text", "save it as CSV (UTF-8, with commas)"});
    return false;
  }
  const auto wrong = first_wrong_byte(text);
  if (!wrong) return true;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(wrong->offset), '\n');
  problems.add({{file, static_cast<int>(line)}, "", wrong->complaint.problem, wrong->complaint.suggestion});
  return false;
}

/// The columns that a table must have, or may have.
std::vector<std::string> names_of(const TableForm& form, bool needed_only) {
  std::vector<std::string> names;
  for (const Column& column : form.columns) {
    if (!needed_only || !column.may_be_absent) names.push_back(column.name);
  }
  return names;
}

/// True when each column of the form that must be there is there, once.
bool check_header(const std::string& file, const std::vector<std::string>& header, const TableForm& form,
                  Problems& problems) {
  const std::size_t before = problems.size();
  const std::vector<std::string> known = names_of(form, false), needed = names_of(form, true);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto here = header.begin() + static_cast<std::ptrdiff_t>(i);
    if (!contains(known, header[i])) {
      problems.add({{file, 1}, header[i], "unknown column", suggest_name(header[i], known, "known columns")});
    } else if (std::find(header.begin(), here, header[i]) != here) {
      problems.add({{file, 1}, header[i], "duplicate column", "keep one of them"});
    }
  }
  for (const std::string& column : needed) {
    if (!contains(header, column))
      problems.add({{file, 1}, column, "missing column", fmt::format("the header needs {}", fmt::join(needed, ","))});
  }
  return problems.size() == before;
}

const std::string kNothing;

}  // namespace

CsvTable::CsvTable(const std::string& file, TableForm form, Problems& problems)
    : file_(file), form_(std::move(form)), problems_(&problems) {
  if (!read_text(file, text_, problems)) return;
  CsvRecords records(text_);
  read_rows(records);
}

void CsvTable::read_rows(CsvRecords& records) {
  const std::string columns = fmt::format("{}", fmt::join(names_of(form_, true), ","));
  if (next_row(records)) {
    header_.assign(records.fields().begin(), records.fields().end());
    if (header_.size() == 1 && header_.front().find_first_of(";\t") != std::string::npos) {
      complain_of_all("", "its cells are parted by semicolons or tabs",
                      "save it with commas; numbers take a point: 0.25");
      return;
    }
    const bool sound = check_header(file_, header_, form_, *problems_);
    while (next_row(records)) add_row(records);
    if (sound && cells_.empty() && !form_.may_have_no_rows && records.open_quote() == 0)
      complain_of_all("", "has no rows", "it needs at least one: " + form_.about);
  } else if (records.open_quote() == 0) {
    problems_->add({{file_}, "", "is empty", "the first line names the columns: " + columns});
  }
  if (records.open_quote() > 0)
    problems_->add({{file_, records.open_quote()}, "", "a quote is never closed", "end the cell with '\"'"});
}

void CsvTable::add_row(const CsvRecords& row) {
  if (row.text_behind_quote())
    problems_->add({{file_, row.line()},
                    "",
                    "text stands behind a closing quote",
                    "write a quote within quotes twice",
                    line_at(row.offset())});
  const std::size_t cells = row.fields().size();
  if (cells == header_.size()) {
    cells_.emplace_back(row.fields().begin(), row.fields().end());
    lines_.push_back(row.line());
    offsets_.push_back(row.offset());
    return;
  }
  problems_->add({{file_, row.line()},
                  "",
                  fmt::format("has {} cells, but the header has {}", cells, header_.size()),
                  cells < header_.size() ? "an empty cell needs its comma too" : "quote a cell that holds a comma",
                  line_at(row.offset())});
}

std::string CsvTable::line_at(std::size_t offset) const {
  std::size_t end = std::min(text_.find('\n', offset), text_.size());
  if (end > offset && text_[end - 1] == '\r') --end;
  return text_.substr(offset, end - offset);
}

bool CsvTable::has(const std::string& column) const { return contains(header_, column); }

const std::string& CsvTable::text(std::size_t row, const std::string& column) const {
  const auto found = std::find(header_.begin(), header_.end(), column);
  if (found == header_.end()) return kNothing;
  return cells_.at(row)[static_cast<std::size_t>(found - header_.begin())];
}

const Column& CsvTable::column_of(const std::string& column, Column::Type type) const {
  const Column* found = form_.find(column);
  if (found == nullptr || found->type != type) throw Defect(fmt::format("{} has no such column: {}", file_, column));
  return *found;
}

double CsvTable::number(std::size_t row, const std::string& column) const {
  const Column& its = column_of(column, Column::Type::kNumber);
  double value = 0;
  return parse_number(text(row, column), value) && its.holds(value) ? value : its.standard();
}

long CsvTable::integer(std::size_t row, const std::string& column) const {
  const Column& its = column_of(column, Column::Type::kInteger);
  long value = 0;
  const bool sound = parse_integer(text(row, column), value) && its.holds(static_cast<double>(value));
  return sound ? value : static_cast<long>(its.standard());
}

Day CsvTable::day(std::size_t row, const std::string& column) const {
  column_of(column, Column::Type::kDay);
  Day value{};
  return parse_day(text(row, column), value) ? value : Day{};
}

Month CsvTable::month(std::size_t row, const std::string& column) const {
  column_of(column, Column::Type::kMonth);
  Month value{};
  return parse_month(text(row, column), value) ? value : month_of(Day{});
}

std::size_t CsvTable::choice(std::size_t row, const std::string& column) const {
  const std::vector<std::string>& choices = column_of(column, Column::Type::kChoice).choices;
  const auto found = std::ranges::find(choices, text(row, column));
  return found == choices.end() ? 0 : static_cast<std::size_t>(found - choices.begin());
}

void CsvTable::complain(std::size_t row, const std::string& column, std::string problem, std::string suggestion) const {
  if (!has(column)) return;  // the missing column has been reported once, for all rows
  problems_->add({position(row), column, std::move(problem), std::move(suggestion), line_at(offsets_.at(row))});
}

void CsvTable::complain_of_all(const std::string& column, std::string problem, std::string suggestion) const {
  problems_->add({{file_, 1}, column, std::move(problem), std::move(suggestion)});
}

}  // namespace corridor
