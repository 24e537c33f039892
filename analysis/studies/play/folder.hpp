// The folder of a study: which study it holds, and the result of every run there is. Results lie in runs/*.log; the
// tables beside it are made from them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/studies/play/model.hpp"
#include "analysis/studies/play/result_log.hpp"
#include "analysis/studies/play/run_index.hpp"
#include "analysis/studies/study/study.hpp"

namespace corridor {

/// One of several equal parts of the runs, for job arrays: part `number` (from 1) of `of`.
struct Shard {
  std::uint32_t number = 1, of = 1;
  bool takes(std::uint64_t run) const { return run % of == number - 1; }
};

/// What a folder says of the study in it, beside the study's own file.
struct FolderNote {
  std::string study_file;                 ///< Absolute.
  std::string definition;                 ///< A hash of what the points are made of.
  std::uint64_t base = 0, scrambles = 0;  ///< Sobol': as extended.
  std::vector<std::uint64_t> more;        ///< Others: sizes added.
};
std::optional<FolderNote> read_note(const std::string& directory);
void write_note(const std::string& directory, const FolderNote& note);

/// What must be the same for results to be of the same study: model, distributions, method and seed of the design.
/// Sizes, responses, replicates and questions may change.
std::string definition_of(const Study& study, const StudyModel& model);

/// Results by run. Not for several threads at once.
class StudyResults {
 public:
  /// Opens every log of `directories` that holds these responses. To add: the log of `shard` in the first of them.
  /// `most`: runs that may be added.
  StudyResults(const std::vector<std::string>& directories, const Study& study, std::uint64_t most, ResultLog::Use use,
               Shard shard = {});

  enum class State { kMissing, kDone, kFailed };
  State state(std::uint64_t name, std::uint32_t replicate);
  /// Empty when missing.
  std::optional<RunRecord> find(std::uint64_t name, std::uint32_t replicate);
  void add(const RunRecord& record);
  void sync();

  /// True the first time it is asked about a run that is not missing: several points of a design may be the same run.
  bool first_time(std::uint64_t name, std::uint32_t replicate);

 private:
  RunIndex::Place place_of(std::uint64_t name, std::uint32_t replicate);
  RunRecord record_at(std::uint64_t place) const;
  void note(const RunRecord& record, std::size_t log, std::uint64_t offset);

  std::vector<std::unique_ptr<ResultLog>> logs_;  ///< The first is added to.
  std::unique_ptr<RunIndex> index_;
};

}  // namespace corridor
