// A run as SimWrapper shows it (https://simwrapper.github.io): a dashboard of lines over a table of totals by month.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "analysis/base/dictionary.hpp"

namespace corridor {

inline constexpr const char* kMonthlyFile = "monthly.csv";
inline constexpr const char* kDashboardFile = "dashboard-1-corridor.yaml";  ///< SimWrapper opens dashboard*.yaml.

/// monthly.csv: a column each series, summed over its cells, and each main indicator; means over replicates. `codes`
/// are those of the run.
TableForm monthly_form(const nlohmann::json& manifest, const Codes& codes);

/// Writes both files from observables.csv and indicators.csv. Throws RunFailure.
void write_dashboard(const std::string& directory, const nlohmann::json& manifest, const Codes& codes);

}  // namespace corridor
