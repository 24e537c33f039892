// Checkpoints of a run, from which it goes on after whatever stopped it: DIRECTORY/checkpoints/N.bin, the last two.
//
// A line with the format, a line of JSON that says which run this is and how far its tables had come, the state of the
// replicate in hand, and the SHA-256 of all that. Only the program that wrote one goes on from it, with the input as it
// was.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/run/checkpoint_note.hpp"
#include "sim/input/errors.hpp"
#include "sim/state_bytes.hpp"

namespace corridor {

/// A run that can be gone on with.
struct ResumePoint {
  std::string directory;  ///< Where it writes: the folder asked for, or `unfinished` in it.
  std::string file;       ///< The last good checkpoint.
  CheckpointNote note;
  std::vector<Problem> passed_over;  ///< Later ones, and why nobody can go on from them.

  std::string scenario_file() const;  ///< As it is found from the present folder.
};

/// The last good checkpoint of the run whose results go into `directory`. ConfigError when there is none, or when
/// another build of the program wrote it.
ResumePoint find_resume_point(const std::string& directory);
/// ConfigError, naming a file, when the input is not the one of the checkpoint.
void refuse_other_input(const ResumePoint& point, const RunInput& input);
/// Reads the state of the replicate in hand.
void read_state(const ResumePoint& point, const std::function<void(const ByteSource&)>& load);

/// True when a run that was stopped can be gone on with here.
bool holds_checkpoints(const std::string& directory);

/// The checkpoints of a run that is being played.
class Checkpoints {
 public:
  explicit Checkpoints(const std::string& directory) : directory_(directory + "/checkpoints") {}

  /// Writes the next one aside and renames it; then all but the last two go. RunFailure when it cannot be written:
  /// those before it stay.
  void write(const CheckpointNote& note, const std::function<void(const ByteSink&)>& save);
  /// Takes away those later than `point`, which are damaged.
  void go_on_from(const ResumePoint& point);
  /// Takes all away, and their folder where nothing else is in it.
  void remove_all();

 private:
  std::string directory_;
};

}  // namespace corridor
