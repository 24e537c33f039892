// The main differences of a comparison on one screen.
#pragma once

#include <string>

#include "analysis/compare/report.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

/// One screen in plain words.
std::string compare_summary(const CompareReport& report, const Screen& screen = {});

}  // namespace corridor
