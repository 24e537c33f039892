// Strict reading of the project's CSV tables (UTF-8, comma, header, RFC 4180 quotes) by their form. Mistakes carry
// FILE:LINE and the column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/csv_records.hpp"
#include "sim/input/errors.hpp"
#include "sim/input/table_form.hpp"
#include "sim/units.hpp"

namespace corridor {

/// A table read from a file. What does not fit its form was reported while it was read; a value that is asked for and
/// does not parse is a default.
class CsvTable {
 public:
  /// Reads `file`. Reports to `problems` a file that cannot be read, columns that are not those of `form`, and rows of
  /// another length. `read_table` (table.hpp) holds the cells and rows against the form as well: use that.
  CsvTable(const std::string& file, TableForm form, Problems& problems);

  const TableForm& form() const { return form_; }
  std::size_t rows() const { return cells_.size(); }
  bool has(const std::string& column) const;  ///< The file has this column.

  // Values of a column of the form, which must be of that type; a Defect otherwise. An absent column is empty cells.
  const std::string& text(std::size_t row, const std::string& column) const;  ///< Of any type, as written.
  double number(std::size_t row, const std::string& column) const;
  long integer(std::size_t row, const std::string& column) const;
  Day day(std::size_t row, const std::string& column) const;
  Month month(std::size_t row, const std::string& column) const;
  std::size_t choice(std::size_t row, const std::string& column) const;  ///< Index into the choices.

  /// Reports a mistake in a cell.
  void complain(std::size_t row, const std::string& column, std::string problem, std::string suggestion = "") const;
  /// Reports a mistake of the whole table, at its first line.
  void complain_of_all(const std::string& column, std::string problem, std::string suggestion = "") const;
  /// File and line; the column is told by its name.
  Position position(std::size_t row) const { return {file_, lines_.at(row), 0}; }

 private:
  void read_rows(CsvRecords& records);
  void add_row(const CsvRecords& row);
  std::string line_at(std::size_t offset) const;
  const Column& column_of(const std::string& column, Column::Type type) const;

  std::string file_;
  TableForm form_;
  Problems* problems_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<int> lines_;
  std::vector<std::size_t> offsets_;  ///< Where each row begins in `text_`.
  std::string text_;
};

}  // namespace corridor
