// Strict reading of the project's CSV tables (UTF-8, comma, header, RFC 4180 quotes). Mistakes carry FILE:LINE and the
// column.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/csv_records.hpp"
#include "sim/input/errors.hpp"
#include "sim/units.hpp"

namespace corridor {

/// A table read from a file. Values are asked for by column name; what does not parse is reported, and a default is
/// returned.
class CsvTable {
 public:
  /// Reads `file`. Reports to `problems`: a missing file, an absent or unknown or duplicate column, a row of the wrong
  /// length. `columns` are required; `optional` ones may be absent.
  CsvTable(const std::string& file, const std::vector<std::string>& columns, Problems& problems,
           const std::vector<std::string>& optional = {});

  std::size_t rows() const { return cells_.size(); }
  const std::string& file() const { return file_; }
  bool has(const std::string& column) const;

  const std::string& text(std::size_t row, const std::string& column) const;  ///< "" when the column is absent.
  double number(std::size_t row, const std::string& column, double low,
                double high) const;  ///< Reports a value out of [low, high].
  long integer(std::size_t row, const std::string& column, long low, long high) const;
  Day day(std::size_t row, const std::string& column) const;
  Month month(std::size_t row, const std::string& column) const;
  std::size_t choice(std::size_t row, const std::string& column,
                     const std::vector<std::string>& names) const;  ///< Index into names.

  /// Reports a mistake in a cell.
  void complain(std::size_t row, const std::string& column, std::string problem, std::string suggestion = "") const;
  Position position(std::size_t row,
                    const std::string& column) const;  ///< File and line; the column is told by its name.

 private:
  void add_row(const CsvRecords& row);
  std::string line_at(std::size_t offset) const;

  std::string file_;
  Problems* problems_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<int> lines_;
  std::vector<std::size_t> offsets_;  ///< Where each row begins in `text_`.
  std::string text_;
};

}  // namespace corridor
