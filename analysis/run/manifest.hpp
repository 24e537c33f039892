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

/// Everything but the hashes of outputs. The report and results.nc are made from this and the tables.
nlohmann::json make_manifest(const Scenario& scenario, const ManifestFacts& facts, const RunReport& report);

/// Adds the SHA-256 of each file in `report.files` and writes manifest.json.
void write_manifest(nlohmann::json manifest, const RunReport& report);

}  // namespace corridor
