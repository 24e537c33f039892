// Text and tables that fit a number of columns, for terminals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corridor {

/// The columns that UTF-8 text takes on a terminal, one for each code point.
std::size_t width_of(std::string_view text);

/// Breaks text at spaces into lines of at most `columns`, each with its line end. The first begins with `first`, the
/// others with `rest`. A word longer than a line stands alone on one: addresses and paths stay whole.
std::string wrapped(std::string_view text, std::size_t columns, std::string_view first = "",
                    std::string_view rest = "");

/// Every line that is longer than `columns` broken at spaces; what follows stands two columns further in than the line.
std::string fitted(std::string_view text, std::size_t columns);

/// A table laid out to a width. Words break, codes and numbers do not; columns that still have no room stand in further
/// tables below, each beginning with the first column.
class TextTable {
 public:
  enum class Holds { kWords, kCodes, kNumbers };  ///< Numbers stand to the right.
  struct Column {
    std::string heading;
    Holds holds = Holds::kNumbers;
  };

  explicit TextTable(std::vector<Column> columns, std::string indent = "", std::size_t gap = 2);

  /// A row; missing cells are empty.
  void add(std::vector<std::string> cells);
  /// A line over the whole width, above the rows that follow.
  void section(std::string heading);
  /// A line below the row before, over the whole width, four columns further in.
  void note(std::string text);
  bool empty() const { return rows_.empty(); }

  std::string text(std::size_t columns) const;

 private:
  struct Row {
    std::vector<std::string> cells;  ///< Empty: a section.
    std::string section;
    std::vector<std::string> notes;
  };
  struct Placed;

  std::vector<Placed> placed(std::size_t columns) const;
  void widen(std::vector<Placed>& block, std::size_t columns) const;
  std::string row_text(const Row& row, const std::vector<Placed>& block, std::size_t columns, bool first) const;
  std::string line_of(const std::vector<std::string>& cells, const std::vector<Placed>& block) const;

  std::vector<Column> columns_;
  std::string indent_;
  std::size_t gap_;  ///< Between columns.
  std::vector<Row> rows_;
};

}  // namespace corridor
