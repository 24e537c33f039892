// The legal instruments behind the policies of a run, as the report draws them.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace corridor {

/// Every act that switches a part of a policy of the run with this manifest: what it is, its dates, court orders and
/// sources.
nlohmann::json report_law(const nlohmann::json& manifest);

}  // namespace corridor
