// One screen for a policy analyst: what was run, what became of the persons, how close it is to published figures.
#pragma once

#include <string>

#include "analysis/page/catalogue.hpp"

namespace corridor {

/// Plain text, at most 24 lines of at most 100 columns, made from the files of a run. Throws RunFailure when they
/// cannot be read.
std::string run_summary(const std::string& directory, Language language = Language::kEnglish);

}  // namespace corridor
