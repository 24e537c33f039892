// Checks files without running anything.
#pragma once

#include <string>
#include <vector>

#include "sim/input/errors.hpp"

namespace corridor {

/// Checks any file of ours (scenario, policy set, study, module, instrument, file of a world, a world's folder) without
/// running. Returns warnings. Throws ConfigError with every mistake.
std::vector<Problem> validate_file(const std::string& file);

}  // namespace corridor
