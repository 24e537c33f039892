// JSON Schema of studies.
#pragma once

#include <nlohmann/json.hpp>

namespace corridor {

nlohmann::ordered_json study_schema();

}  // namespace corridor
