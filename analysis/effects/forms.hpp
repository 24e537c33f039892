// The form of effects.csv.
#pragma once

#include "sim/input/table_form.hpp"

namespace corridor {

/// effects.csv: a published effect beside the simulated one.
const TableForm& effects_form();

}  // namespace corridor
