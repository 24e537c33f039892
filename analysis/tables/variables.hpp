// Which variables results.nc holds, over which axes: what a world can bring forth, whatever happens in a run. So two
// runs of one world have the same variables, and subtract cell by cell.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/base/dictionary.hpp"
#include "analysis/tables/codes.hpp"
#include "policies/register.hpp"
#include "sim/input/table_form.hpp"
#include "sim/world.hpp"

namespace corridor {

/// An axis of an array, which all variables share that have its meaning: its labels, each once, in the order of the
/// world, with what people call them.
struct Axis {
  std::string name;  ///< "place", "detail_criminality".
  std::string long_name;
  std::vector<std::string> labels, names;
  std::vector<std::string> kinds = {};  ///< Of places: "sector", "port" ...; else none.
};
using SharedAxis = std::shared_ptr<const Axis>;

/// A field of a row, and where its label leads: to a cell of the axes that it stands for.
struct Split {
  std::size_t column = 0;
  std::vector<SharedAxis> axes;  ///< Of a detail in parts, one a part.
  std::unordered_map<std::string, std::size_t> cells;

  std::size_t cell(std::string_view label) const;  ///< Throws Defect for a label that it cannot have.
  std::size_t width() const;                       ///< Cells of all of its axes.
};

/// A variable: how it is split, after replicate and time, and where its table has that.
struct Variable {
  std::string name;      ///< In results.nc.
  std::string in_table;  ///< In the table's name column; empty when the whole table is one variable.
  std::string long_name;
  std::vector<Split> splits;
  /// The labels of the first axis that it can have values at, by position, ascending: a series counts at ports or at
  /// sectors, of all places. Empty: at each.
  std::vector<std::size_t> at = {};
  Column::Measure measure = Column::Measure::kFlow;
  SeriesTime time = SeriesTime::kInMonth;

  bool real() const { return measure == Column::Measure::kIndex; }  ///< Counts of persons otherwise.
  std::size_t firsts() const;  ///< Labels of the first axis with values; at least 1.
  std::size_t width() const;   ///< Cells of a month at each of these.
};

/// A table of a run and its variables.
struct VariableTable {
  const TableForm* form = nullptr;
  int name_column = -1;  ///< -1: the whole table is one variable.
  std::size_t month_column = 0, value_column = 0;
  std::vector<Variable> variables;
};

/// observables.csv, stocks.csv and indicators.csv. A series is `PublishedSeries::name`; it is split by `place`,
/// `nationality`, `party` and `detail_WHAT` (of details in parts one a part), each only where its rows are. `stocks`
/// has `place` and `state`. An indicator "P-1:q_port" is `indicator_P_1_q_port`, over `scope`.
std::vector<VariableTable> result_variables(const World& world, const Register& shipped);

}  // namespace corridor
