// Checks a study file: its design, the parameters it varies, the responses it asks for.
#pragma once

#include <string>
#include <vector>

#include "sim/input/errors.hpp"

namespace corridor {

/// Reports every mistake of a study and of the scenario it names. Returns the scenario's warnings.
std::vector<Problem> check_study(const std::string& file, Problems& problems);

/// Names of the practice models, of the designs, and of the indicators that a study can name.
const std::vector<std::string>& practice_models();
const std::vector<std::string>& design_methods();
const std::vector<std::string>& indicator_names();

}  // namespace corridor
