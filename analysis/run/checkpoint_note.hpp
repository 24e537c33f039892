// The line of JSON in a checkpoint: which run it is of, and how far that had come.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/base/files.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/engine.hpp"

namespace corridor {

/// What decides a run.
struct RunInput {
  std::string fingerprint;                   ///< fingerprint_of the scenario.
  std::map<std::string, std::string> files;  ///< SHA-256 of each file that was read, by its absolute path.
  std::uint64_t seed = 1;
  int replicates = 1;
  std::uint32_t scale = 1;
};

/// What a checkpoint says beside the state of the replicate in hand.
struct CheckpointNote {
  std::string scenario_file, from_folder;  ///< As the file was named, and from where.
  ScenarioChanges changes;
  RunInput input;
  int every = 0;                 ///< Days from one checkpoint to the next; 0: only where a signal asks to stop.
  Day today;                     ///< Lived up to here, in the last of `months_done`.
  std::vector<int> months_done;  ///< By replicate begun.
  RunTotals totals;              ///< Of the replicates that have ended.
  double wall_s = 0;             ///< Seconds that the run has taken.
  std::map<std::string, FileBeginning> tables;
};

/// One line, with its end.
std::string text_of(const CheckpointNote& note);
/// ConfigError, naming `file`, when another build of the program wrote it, or it is none.
CheckpointNote note_from_text(const std::string& text, const std::string& file);

}  // namespace corridor
