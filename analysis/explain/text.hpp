// An explanation in plain words.
#pragma once

#include <string>

#include "analysis/explain/explain.hpp"

namespace corridor {

std::string explanation_as_text(const Scenario& scenario, const Explanation& explanation);

}  // namespace corridor
