// Emulators fitted by OpenTURNS.
#pragma once

#include "analysis/studies/plugins/openturns.hpp"

namespace corridor {

Emulation emulate_with_chaos(const EmulationData& data);
Emulation emulate_with_kriging(const EmulationData& data);

}  // namespace corridor
