// The form of effects.csv.
#pragma once

#include "analysis/base/dictionary.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

/// effects.csv: a published effect beside the simulated one.
const TableForm& effects_form();
/// Lists `used_for`, `effect_unit` and `standing`.
Codes effects_codes();

}  // namespace corridor
