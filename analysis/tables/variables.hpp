// Which variables results.nc holds, over which axes: what a world can bring forth, whatever happens in a run. So two
// runs of one world have the same variables, and subtract cell by cell.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "policies/register.hpp"
#include "sim/input/table_form.hpp"
#include "sim/world.hpp"

namespace corridor {

/// An axis of an array: its labels, each once, in the order of the world. Variables share axes of one name.
class Axis {
 public:
  Axis(std::string name, std::vector<std::string> labels);
  Axis(const Axis&) = delete;
  Axis& operator=(const Axis&) = delete;
  const std::string& name() const { return name_; }  ///< "place_sector": the column of the table, and what it holds.
  const std::vector<std::string>& labels() const { return labels_; }
  std::size_t size() const { return labels_.size(); }
  std::size_t index(std::string_view label) const;  ///< Throws Defect for a label that is not on the axis.

 private:
  std::string name_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string_view, std::size_t> indices_;  ///< Views of labels_.
};

/// A variable: its axes after replicate and time, and where its table has them.
struct Variable {
  std::string name;      ///< In results.nc.
  std::string in_table;  ///< In the table's name column; empty when the whole table is one variable.
  std::string long_name;
  std::vector<std::shared_ptr<const Axis>> axes;
  std::vector<std::size_t> columns;  ///< Field of each axis in a row.
  bool real = false;                 ///< Indicators; counts of persons otherwise.
  bool level = false;                ///< A month-end level or a monthly mean; events in the month otherwise.

  std::size_t width() const;  ///< Cells of a month.
};

/// A table of a run and its variables.
struct VariableTable {
  const TableForm* form = nullptr;
  int name_column = -1;  ///< -1: the whole table is one variable.
  std::size_t month_column = 0, value_column = 0;
  std::vector<Variable> variables;
};

/// observables.csv, stocks.csv and indicators.csv. A series is `PublishedSeries::name`; its axes `place_KIND` (sectors,
/// ports, ...), `nationality`, `party` and `detail_SPLIT` are those that it is split by. `stocks` has `state` and
/// `jurisdiction`. An indicator "P-1:q_port" is `indicator_P_1_q_port`, over `scope_KIND`.
std::vector<VariableTable> result_variables(const World& world, const Register& shipped);

}  // namespace corridor
