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
  const auto wrong = first_wrong_byte(text);
  if (!wrong) return true;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(wrong->offset), '\n');
  problems.add({{file, static_cast<int>(line)}, "", wrong->complaint.problem, wrong->complaint.suggestion});
  return false;
}

void check_header(const std::string& file, const std::vector<std::string>& header,
                  const std::vector<std::string>& columns, const std::vector<std::string>& optional,
                  Problems& problems) {
  std::vector<std::string> known = columns;
  known.insert(known.end(), optional.begin(), optional.end());
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto here = header.begin() + static_cast<std::ptrdiff_t>(i);
    if (!contains(known, header[i])) {
      problems.add({{file, 1}, header[i], "unknown column", suggest_name(header[i], known, "known columns")});
    } else if (std::find(header.begin(), here, header[i]) != here) {
      problems.add({{file, 1}, header[i], "duplicate column", "keep one of them"});
    }
  }
  for (const std::string& column : columns) {
    if (!contains(header, column)) {
      problems.add({{file, 1}, column, "missing column", fmt::format("the header needs {}", fmt::join(columns, ","))});
    }
  }
}

const std::string kNothing;

}  // namespace

CsvTable::CsvTable(const std::string& file, const std::vector<std::string>& columns, Problems& problems,
                   const std::vector<std::string>& optional)
    : file_(file), problems_(&problems) {
  if (!read_text(file, text_, problems)) return;
  CsvRecords records(text_);
  if (next_row(records)) {
    header_.assign(records.fields().begin(), records.fields().end());
    check_header(file, header_, columns, optional, problems);
    while (next_row(records)) add_row(records);
  } else if (records.open_quote() == 0) {
    problems.add(
        {{file}, "", "is empty", fmt::format("the first line names the columns: {}", fmt::join(columns, ","))});
  }
  if (records.open_quote() > 0)
    problems.add({{file, records.open_quote()}, "", "a quote is never closed", "end the cell with '\"'"});
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

double CsvTable::number(std::size_t row, const std::string& column, double low, double high) const {
  const std::string& cell = text(row, column);
  double value = 0;
  if (!parse_number(cell, value)) {
    const Complaint complaint = wrong_number(cell);
    complain(row, column, complaint.problem, complaint.suggestion);
    return low;
  }
  if (value >= low && value <= high) return value;
  const Complaint complaint = out_of_range(value, low, high);
  complain(row, column, complaint.problem, complaint.suggestion);
  return low;
}

long CsvTable::integer(std::size_t row, const std::string& column, long low, long high) const {
  const std::string& cell = text(row, column);
  long value = 0;
  if (!parse_integer(cell, value)) {
    const Complaint complaint = wrong_integer(cell);
    complain(row, column, complaint.problem, complaint.suggestion);
    return low;
  }
  if (value >= low && value <= high) return value;
  const Complaint complaint = out_of_range(value, low, high);
  complain(row, column, complaint.problem, complaint.suggestion);
  return low;
}

Day CsvTable::day(std::size_t row, const std::string& column) const {
  const std::string& cell = text(row, column);
  Day value{};
  if (!parse_day(cell, value)) {
    const Complaint complaint = wrong_day(cell);
    complain(row, column, complaint.problem, complaint.suggestion);
  }
  return value;
}

Month CsvTable::month(std::size_t row, const std::string& column) const {
  const std::string& cell = text(row, column);
  Month value = month_of(Day{});
  if (!parse_month(cell, value)) {
    const Complaint complaint = wrong_month(cell);
    complain(row, column, complaint.problem, complaint.suggestion);
    return month_of(Day{});
  }
  return value;
}

std::size_t CsvTable::choice(std::size_t row, const std::string& column, const std::vector<std::string>& names) const {
  const std::string& cell = text(row, column);
  const auto found = std::find(names.begin(), names.end(), cell);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  complain(row, column, cell.empty() ? "is empty" : fmt::format("unknown value '{}'", cell), suggest_name(cell, names));
  return 0;
}

void CsvTable::complain(std::size_t row, const std::string& column, std::string problem, std::string suggestion) const {
  if (!has(column)) return;  // the missing column has been reported once, for all rows
  problems_->add({position(row, column), column, std::move(problem), std::move(suggestion), line_at(offsets_.at(row))});
}

Position CsvTable::position(std::size_t row, const std::string&) const { return {file_, lines_.at(row), 0}; }

}  // namespace corridor
