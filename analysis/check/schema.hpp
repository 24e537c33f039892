// JSON Schema of the files that users write, for editors.
#pragma once

#include <string>

namespace corridor {

/// JSON Schema (draft 2020-12) of `scenario`, `policy-set`, `study` or `calibration` files.
std::string json_schema(const std::string& what);

}  // namespace corridor
