// A discovered box in words, and as a study that can be run.
#pragma once

#include <string>

#include "analysis/studies/answers/prim.hpp"
#include "analysis/studies/study/study.hpp"

namespace corridor {

/// "x1 from 0.2 to 0.5", "policies.mpp is never": limits joined by "and"; "" without any.
std::string limits_text(const Study& study, const PrimBox& box);

/// A study with the parameters narrowed to the box, under a Latin hypercube. `directory`: where it will lie.
std::string box_study(const Study& study, const PrimBox& box, const std::string& directory);

}  // namespace corridor
