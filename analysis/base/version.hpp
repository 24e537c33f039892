// The version of the program.
#pragma once

#include <string>

namespace corridor {

/// Program version, as in the manifest.
const std::string& program_version();

}  // namespace corridor
