// A comparison from scenario files to tables: paired replicates of a base and its alternatives, and their differences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/base/result_folder.hpp"
#include "analysis/compare/precision.hpp"
#include "analysis/compare/report.hpp"
#include "analysis/run/run.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

struct CompareOptions {
  std::string output_directory;
  int replicates = 0;  ///< 0: the base's own when it asks for more than one, else kReplicates.
  int threads = 0;     ///< 0: as many as there are cores.
  std::vector<PrecisionGoal> goals;
  bool force = false;
  bool agents = false;     ///< Also lay lives side by side: fates.csv and parties.csv. On one rank only.
  Peers* peers = nullptr;  ///< The other ranks that play it; null: this process plays it alone.

  bool share_past = true;  ///< False: every history is played from its first day, with the same results: for tests.

  static constexpr int kReplicates = 10;        ///< Enough for an interval, quick enough for a first look.
  static constexpr int kMostReplicates = 1000;  ///< Where a goal of precision is given up.
};

/// Plays `scenarios` (the base first, at least one more) and writes the files of a comparison. Throws ConfigError when
/// their grounds are not the same or the folder holds results; RunFailure when a file cannot be written.
CompareReport compare_scenarios(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                                const RunProgressCallback& on_progress = {});

/// On ranks other than the first: plays along with its `compare_scenarios` and writes nothing.
void compare_along(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                   const RunProgressCallback& on_progress);

/// Throws RunFailure, on every rank, when one of them would play other scenarios.
void check_same_scenarios(const std::vector<Scenario>& scenarios, const CompareOptions& options);

/// Replicates to begin with: as asked for, else the base's own when more than one, else kReplicates.
int replicates_asked(const Scenario& base, const CompareOptions& options);

/// Notes how the replicates at hand were played.
void note_play(const Scenario& base, const PairedReplicates& replicates, PairedReport& report);

/// Names of every file that a comparison can write.
const std::vector<std::string>& compare_file_names();

/// The folder of a comparison's results; earlier ones, also of a run, give way when `force` and the new ones are whole.
ResultFolder room_for_results(const std::string& directory, bool force);

}  // namespace corridor
