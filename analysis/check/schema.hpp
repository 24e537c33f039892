// What files may hold, for editors and programs: JSON Schema of those that users write, data packages of tables.
#pragma once

#include <string>
#include <vector>

namespace corridor {

/// Kinds of file that `json_schema` knows.
const std::vector<std::string>& schema_names();

/// JSON Schema (draft 2020-12) of `scenario`, `policy-set`, `study`, `calibration` or `effects` files; the Frictionless
/// Data Package of the tables of a `world`, of what is `observed`, and of a run's `results`.
std::string json_schema(const std::string& what);

}  // namespace corridor
