// The offline page of a study, made from its tables.
#pragma once

#include <string>

namespace corridor {

/// (Re)writes DIRECTORY/study.html from study.json, indices.csv, convergence.csv and responses.csv. Returns the path of
/// the page. Throws ConfigError when the folder has no tables of a study, RunFailure when files cannot be read or
/// written.
std::string write_study_page(const std::string& directory);

/// "4 of 8 runs have not been played yet: what stands here can change", of the study in a folder; empty when none is
/// missing. Throws as `write_study_page` does.
std::string missing_runs_in(const std::string& directory);

}  // namespace corridor
