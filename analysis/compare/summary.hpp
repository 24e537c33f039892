// The main differences of a comparison on one screen.
#pragma once

#include <string>

#include "analysis/compare/report.hpp"

namespace corridor {

/// One screen in plain words.
std::string compare_summary(const CompareReport& report);

}  // namespace corridor
