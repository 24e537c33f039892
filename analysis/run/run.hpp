// Drives a scenario: plays every replicate, writes the tables month by month, then the results derived from them.
#pragma once

#include <functional>
#include <vector>

#include "analysis/run/run_options.hpp"
#include "analysis/run/run_progress.hpp"
#include "analysis/scenario/scenario.hpp"
#include "analysis/tables/run_report.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

/// The tables of a run, as datapackage.json describes them.
std::vector<TableForm> run_forms();

/// Plays `scenario`, or goes on with it, and writes every file of a run into `options.output_directory`.
/// Throws ConfigError when the folder already holds results (without force), or files that are not ours, or another
/// process writes there, or observed data are wrong; RunFailure, naming what was kept, when a file cannot be written.
/// Files appear whole or not at all. Earlier results stay until the new ones are whole: until then, and when the run is
/// stopped early, the report names the folder DIRECTORY/unfinished. A run that is stopped leaves a checkpoint there,
/// from which `options.resume` goes on to the same bytes; one that is done leaves none.
RunReport run_scenario(const Scenario& scenario, const RunOptions& options,
                       const RunProgressCallback& on_progress = {});

/// What ranks other than 0 do of a run: play, and write nothing. Rank 0 calls `run_scenario`. Throws RunFailure when
/// ranks were started with different input or programs.
void play_along(const Scenario& scenario, const RunOptions& options, const std::function<bool()>& go_on = {});

}  // namespace corridor
