// An explanation as JSON.
#pragma once

#include <string>

#include "analysis/explain/explain.hpp"

namespace corridor {

std::string explanation_as_json(const Scenario& scenario, const Explanation& explanation);

}  // namespace corridor
