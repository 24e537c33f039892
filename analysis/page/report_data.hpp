// What the report page draws, taken from the files of a run.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace corridor {

/// Monthly and yearly sums of every table of the folder, beside the manifest and the published figures.
nlohmann::json report_data(const std::string& directory, const nlohmann::json& manifest);

/// The part of it that a screen tells: `months`, `years`, `series`, `indicators`, `stocks` and `fit`.
nlohmann::json summary_data(const std::string& directory, const nlohmann::json& manifest);

}  // namespace corridor
