// JSON Schema of studies.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace corridor {

nlohmann::ordered_json study_schema();

}  // namespace corridor
