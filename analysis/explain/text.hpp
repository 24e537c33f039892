// An explanation in plain words.
#pragma once

#include <string>

#include "analysis/explain/explain.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

/// Each chain once: places where it differs in numbers only are told by their numbers, and a law in full where it first
/// acts.
std::string explanation_as_text(const Scenario& scenario, const Explanation& explanation, const Screen& screen = {});

}  // namespace corridor
