// Cuts the tables of other programs into cells that know their place.
#include "analysis/import/raw_table.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "sim/input/csv_records.hpp"
#include "sim/input/scalars.hpp"
#include "sim/input/text_file.hpp"

namespace corridor {
namespace {

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

RawRow row_of(const CsvRecords& records, const std::string& file, const std::string& text, const SourceLines& lines) {
  RawRow row{{}, {file, records.line(), 1, lines}};
  const std::string_view line = std::string_view(text).substr(records.offset());
  int last = 1;
  for (const std::string_view field : records.fields()) {
    const bool in_text = field.data() >= line.data() && field.data() <= line.data() + line.size();
    if (in_text) last = characters(line, static_cast<std::size_t>(field.data() - line.data())) + 1;
    row.cells.push_back({trimmed(field), {file, records.line(), last, lines}});
  }
  row.is_comment = row.cells.front().text.starts_with('#');
  return row;
}

}  // namespace

const RawCell& RawRow::operator[](std::size_t column) const {
  static const RawCell none;
  if (column < cells.size()) return cells[column];
  return none;
}

std::vector<RawRow> read_raw_table(const std::string& file, Problems& problems, bool may_be_missing) {
  std::error_code error;
  if (may_be_missing && !std::filesystem::exists(file, error)) return {};
  const TextFile read = read_text_file(file);
  if (read.wrong) {
    problems.add({{file}, "", read.wrong->problem, read.wrong->suggestion});
    return {};
  }
  const auto lines = std::make_shared<const std::vector<std::string>>(split_lines(read.text));
  if (const auto wrong = first_wrong_byte(read.text)) {
    const auto line = std::count(read.text.begin(), read.text.begin() + static_cast<long>(wrong->offset), '\n') + 1;
    problems.add({{file, static_cast<int>(line), 0, lines}, "", wrong->complaint.problem, wrong->complaint.suggestion});
    return {};
  }
  std::vector<RawRow> rows;
  CsvRecords records(read.text);
  while (records.next()) {
    RawRow row = row_of(records, file, read.text, lines);
    const bool blank =
        std::all_of(row.cells.begin(), row.cells.end(), [](const RawCell& cell) { return cell.text.empty(); });
    if (!blank) rows.push_back(std::move(row));
  }
  if (records.open_quote() > 0)
    problems.add({{file, records.open_quote(), 0, lines}, "", "a quote is never closed", "close it, or take it away"});
  return rows;
}

std::vector<RawRow> read_raw_rows(const std::string& file, Problems& problems, bool may_be_missing) {
  std::vector<RawRow> rows = read_raw_table(file, problems, may_be_missing);
  std::erase_if(rows, [](const RawRow& row) { return row.is_comment; });
  return rows;
}

}  // namespace corridor
