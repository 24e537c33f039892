// The offline report of a run: one HTML page with its charts, its data and its limits.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace corridor {

/// (Re)writes DIRECTORY/report.html from the files of the run, and its SHA-256 in the manifest. Returns the path of the
/// page. Throws RunFailure when files cannot be read or written.
std::string write_report(const std::string& directory);

/// The same for a run whose manifest is not written yet.
void write_report(const std::string& directory, const nlohmann::json& manifest);

}  // namespace corridor
