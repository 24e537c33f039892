// The tables of a run of movement by attraction.
#pragma once

#include <vector>

#include "sim/input/table_form.hpp"

namespace corridor {

const std::vector<TableForm>& camp_forms();
const TableForm& camp_form(const std::string& file);

}  // namespace corridor
