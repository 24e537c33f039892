// What may be added up of numbers, by what they measure.
#pragma once

#include <string_view>

#include "sim/input/table_form.hpp"

namespace corridor {

/// What may be done with numbers of a measure: "sum", "mean", "last or mean", "never", "by series".
struct MeasureFacts {
  std::string_view name, over_cells, over_months, over_replicates, about;
};
const MeasureFacts& facts_of(Column::Measure measure);

/// The one with a name; kNone for another.
Column::Measure measure_called(std::string_view name);

}  // namespace corridor
