// What is asked of every message about a spoilt input.
#pragma once

#include <string>

#include "sim/input/errors.hpp"

namespace corridor::mutation {

/// What is wrong with a message: it says nothing, names no file or a line that is not there, or hands a control
/// character to the terminal. "" when nothing is.
std::string wrong_with(const Problem& problem);

}  // namespace corridor::mutation
