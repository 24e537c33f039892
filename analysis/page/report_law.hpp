// The legal instruments behind the policies of a run, as the report draws them.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace corridor {

/// Every act of the register that switches a part of a module: what it is, its dates, court orders and sources.
nlohmann::json report_law();

}  // namespace corridor
