// Tables of other programs, as they lie there: no form, but every cell knows where it stands.
#pragma once

#include <string>
#include <vector>

#include "sim/input/errors.hpp"

namespace corridor {

struct RawCell {
  std::string text;  ///< Without blanks around it.
  Position at;
};

struct RawRow {
  std::vector<RawCell> cells;
  Position at;
  bool is_comment = false;  ///< Begins with '#': a header, or words.

  /// An empty cell where the row is shorter.
  const RawCell& operator[](std::size_t column) const;
};

/// Every row but blank ones; rows of nothing but commas are blank. A file that cannot be read is reported; so are bytes
/// that are no UTF-8 and quotes that are never closed. `may_be_missing`: no file is no rows.
std::vector<RawRow> read_raw_table(const std::string& file, Problems& problems, bool may_be_missing = false);

/// The same without comments.
std::vector<RawRow> read_raw_rows(const std::string& file, Problems& problems, bool may_be_missing = false);

}  // namespace corridor
