// Strict reading of CSV tables: RFC 4180 quotes, a header that must match, mistakes with line and column name.
#include "sim/input/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/input/scalars.hpp"

namespace corridor {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Walks over the text of a CSV file, record by record.
class RecordReader {
 public:
  RecordReader(const std::string& text, const std::string& file, Problems& problems)
      : text_(text), file_(file), problems_(&problems) {}

  /// Reads the next record that is not an empty line; false at the end. `line` is where it starts.
  bool next(std::vector<std::string>& cells, int& line, std::size_t& offset) {
    while (at_ < text_.size()) {
      line = line_;
      offset = at_;
      read_record(cells);
      if (open_quote_) return false;  // the rest of the file was swallowed
      if (cells.size() > 1 || !cells.front().empty()) return true;
    }
    return false;
  }

 private:
  void read_record(std::vector<std::string>& cells) {
    cells.assign(1, "");
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == ',') {
        cells.emplace_back();
      } else if (c == '"' && cells.back().empty()) {
        read_quoted(cells.back());
      } else if (c == '\n') {
        ++line_;
        return;
      } else if (c != '\r' || at_ >= text_.size() || text_[at_] != '\n') {
        cells.back() += c;
      }
    }
  }

  void read_quoted(std::string& cell) {
    const int opened = line_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && (at_ >= text_.size() || text_[at_] != '"')) return;
      if (c == '"') ++at_;
      if (c == '\n') ++line_;
      cell += c;
    }
    problems_->add({{file_, opened}, "", "a quote is never closed", "end the cell with '\"'"});
    open_quote_ = true;
  }

  const std::string& text_;
  std::string file_;
  Problems* problems_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool open_quote_ = false;
};

/// The text of the file without a byte order mark; false (and reported) when it cannot be read.
bool read_text(const std::string& file, std::string& text, Problems& problems) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || !std::filesystem::is_regular_file(file)) {
    problems.add({{file}, "", "no such file", ""});
    return false;
  }
  std::ostringstream all;
  all << stream.rdbuf();
  text = all.str();
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (const auto bad = first_invalid_utf8(text)) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    problems.add({{file, static_cast<int>(line)}, "", "is not UTF-8 text", "save the file as UTF-8"});
    return false;
  }
  return true;
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
  RecordReader reader(text_, file, problems);
  int line = 1;
  std::size_t offset = 0;
  if (!reader.next(header_, line, offset)) {
    problems.add(
        {{file}, "", "is empty", fmt::format("the first line names the columns: {}", fmt::join(columns, ","))});
    return;
  }
  check_header(file, header_, columns, optional, problems);
  std::vector<std::string> cells;
  while (reader.next(cells, line, offset)) {
    if (cells.size() != header_.size()) {
      const std::string problem = fmt::format("has {} cells, but the header has {}", cells.size(), header_.size());
      const bool few = cells.size() < header_.size();
      problems.add({{file, line},
                    "",
                    problem,
                    few ? "an empty cell needs its comma too" : "quote a cell that holds a comma",
                    line_at(offset)});
      continue;
    }
    cells_.push_back(std::move(cells));
    lines_.push_back(line);
    offsets_.push_back(offset);
  }
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
