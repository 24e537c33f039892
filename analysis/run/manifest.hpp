// manifest.json: what was run, on which data, with what size and speed, and the SHA-256 of everything read and written.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "analysis/scenario/scenario.hpp"
#include "analysis/tables/run_report.hpp"

namespace corridor {

/// What the run itself knows beside the scenario.
struct ManifestFacts {
  std::uint64_t seed = 1;
  int replicates = 1;
  std::uint32_t scale = 1;
  int threads = 1;  ///< Of each rank.
  int ranks = 1;
  std::string observed_directory;  ///< Empty when there is none.
  FilesRead observed_files;        ///< Its tables, as they were read.
};

/// The name of a scenario and what the command line changed in it, so that nothing made from the run claims to be what
/// the file says: "Policies as enacted, but without mpp". Scale, seed and replicates change no policy and are not
/// named.
std::string title_of(const Scenario& scenario);

/// Everything but the hashes of outputs. The report and results.nc are made from this and the tables.
nlohmann::json make_manifest(const Scenario& scenario, const ManifestFacts& facts, const RunReport& report);

/// Adds the SHA-256 of each file in `report.files` and writes manifest.json.
void write_manifest(nlohmann::json manifest, const RunReport& report);

}  // namespace corridor
