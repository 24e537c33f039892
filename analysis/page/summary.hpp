// One screen for a policy analyst: what was run, what became of the persons, how close it is to published figures.
#pragma once

#include <string>

#include "analysis/page/screen.hpp"

namespace corridor {

/// Plain text of about 30 lines on 80 columns, made from the files of a run. Throws RunFailure when they cannot be
/// read.
std::string run_summary(const std::string& directory, const Screen& screen = {});

}  // namespace corridor
