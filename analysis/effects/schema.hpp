// JSON Schema of the files of effects.
#pragma once

#include <string>

namespace corridor {

std::string effect_schema();

}  // namespace corridor
