// JSON Schema of calibration studies.
#pragma once

#include <string>

namespace corridor {

/// JSON Schema (draft 2020-12) of calibration studies.
std::string calibration_schema();

}  // namespace corridor
