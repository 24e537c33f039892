// Carries a study out: plays what is missing, and writes what it says. Can be stopped and continued at any moment.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/studies/answers/answers.hpp"
#include "analysis/studies/design/make.hpp"
#include "analysis/studies/outputs.hpp"
#include "analysis/studies/state.hpp"
#include "sim/input/errors.hpp"

namespace corridor {

struct SweepOptions {
  std::string study_file;
  std::string directory;
  int threads = 0;  ///< 0: as many as there are cores; with several ranks: one on each.
  Shard shard;      ///< Of several: results only; collect_study makes the tables.
  bool force = false;
  /// Asked now and then, by several threads; true gives up the runs in flight and keeps the finished ones.
  std::function<bool()> stop = [] { return false; };
  /// Told once, when the study has been read and before anything is played.
  std::function<void(const std::vector<Problem>&)> warn = [](const std::vector<Problem>&) {};
};

/// Where a sweep is, in runs of the design.
struct SweepProgress {
  std::uint64_t planned = 0;
  std::uint64_t passed = 0;  ///< Given out or found with a result.
  std::uint64_t reused = 0;  ///< Of them: found with a result.
  std::uint64_t played = 0;  ///< By this sweep, failed ones included.
  std::uint64_t failed = 0;  ///< By this sweep.
};
/// Called when a run ends, one at a time.
using SweepProgressCallback = std::function<void(const SweepProgress&)>;

struct SweepReport {
  std::string directory;
  bool complete = true;  ///< False when stopped early.
  SweepProgress progress;
  StudyState state;
  Answers answers;                 ///< Empty for one shard of several.
  std::vector<std::string> files;  ///< Tables written.
};

/// On every rank where several were started together: rank 0 does all but playing; the others return true when they
/// have played what it handed out. False: this process is rank 0 or alone.
bool served_as_rank(const SweepOptions& options);

/// Throws ConfigError when the study is wrong or the folder holds another one (without force); RunFailure when a file
/// cannot be written: results until then are kept.
SweepReport run_sweep(const SweepOptions& options, const SweepProgressCallback& on_progress = {});

/// Adds at least `runs` runs to the study in `directory`, as its design allows (Sobol': the base is doubled while that
/// adds no more than is asked for, then scramblings are added; Latin hypercube and Morris: points or trajectories).
/// Returns how many runs the design has then. All results stay. Throws ConfigError for other designs.
std::uint64_t extend_study(const std::string& directory, std::uint64_t runs);

/// How far the study in a folder is and what its results say so far. Writes nothing.
SweepReport study_status(const std::string& directory);

/// Makes the tables of a study from the results in several folders, in the first of them.
SweepReport collect_study(const std::vector<std::string>& directories);

/// The file of the study in a folder. Throws ConfigError when there is none.
std::string study_file_in(const std::string& directory);

/// What a sweep would do.
struct SweepPlan {
  std::vector<Problem> warnings;    ///< Of the study.
  std::vector<DesignCount> counts;  ///< Their product is the number of runs.
  std::uint64_t runs = 0;
  std::vector<double> probe_s;        ///< Seconds of each of three runs spread over the design, one after another.
  double seconds = 0;                 ///< Projected for all, on the threads asked for.
  std::vector<std::string> failures;  ///< Of the three.
};
SweepPlan plan_sweep(const std::string& study_file, int threads, const std::function<bool()>& stop);

}  // namespace corridor
