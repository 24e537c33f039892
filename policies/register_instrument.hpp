// Reads one legal instrument of the register from its file.
#pragma once

#include "policies/register.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// Reads `policies/register/ID.yaml`; what is wrong lands in `problems`. The names of other acts are not looked up.
Instrument read_instrument(const YamlTree& tree, Problems& problems);

}  // namespace corridor
