// Reads a table and holds it against its form.
#pragma once

#include <string>
#include <vector>

#include "sim/input/csv.hpp"

namespace corridor {

inline constexpr double kShareTolerance = 1e-6;  ///< Shares that should sum to one may miss it by this much.

/// Reads `file`. Reports to `problems` a file that cannot be read and all that lies outside of `form`: columns, cells,
/// repeated and missing rows, shares that do not sum to one. References to what `known` does not list are not checked.
CsvTable read_table(const std::string& file, const TableForm& form, Problems& problems, const KnownNames& known = {});

/// "line 2", "lines 2, 5 and 7", or "lines 2 to 26" of rows, for messages about all of them.
std::string lines_of(const CsvTable& table, const std::vector<std::size_t>& rows);

}  // namespace corridor
