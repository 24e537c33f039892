// Plays the runs of a study that have no result yet, on several threads.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "analysis/studies/design/design.hpp"
#include "analysis/studies/play/folder.hpp"
#include "analysis/studies/play/model.hpp"

namespace corridor {

struct Job {
  std::uint64_t name = 0;
  std::uint32_t replicate = 0;
  Point point;
};

/// The runs still to be played, in the order of the design: points one after another, each with all its replicates. A
/// run that failed in an earlier sweep comes again, once. Not for several threads at once.
class JobSource {
 public:
  JobSource(const Study& study, const StudyModel& model, Design& design, StudyResults& results, Shard shard);
  std::optional<Job> next();
  void finished(const RunRecord& record);           ///< Must be told of every result of a job given out.
  std::uint64_t passed() const { return run_; }     ///< Runs of the design gone by, played or not.
  std::uint64_t reused() const { return reused_; }  ///< Of them: not played again, as the same run was, or is now.

 private:
  const Study* study_;
  const StudyModel* model_;
  Design* design_;
  StudyResults* results_;
  Shard shard_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> in_flight_;
  std::set<std::pair<std::uint64_t, std::uint32_t>> failed_now_;  ///< Not to be tried again in this sweep.
  std::uint64_t run_ = 0, reused_ = 0;
  Point point_;
  std::uint64_t name_ = 0;
};

/// Plays a job; what goes wrong becomes a failed record. Empty when it was stopped.
std::optional<RunRecord> play_safely(const StudyModel& model, const Job& job, const std::function<bool()>& stop);

/// Hands out jobs and takes results: the one place where threads of a sweep meet.
class RunDesk {
 public:
  /// `take` gets each result, one at a time. Once `stop` says so, there are no more jobs.
  RunDesk(JobSource& jobs, std::function<void(const RunRecord&)> take, std::function<bool()> stop)
      : jobs_(&jobs), take_(std::move(take)), stop_(std::move(stop)) {}

  std::optional<Job> ask();
  void hand_in(const RunRecord& record);
  const std::function<bool()>& stop() const { return stop_; }

 private:
  std::mutex mutex_;
  JobSource* jobs_;
  std::function<void(const RunRecord&)> take_;
  std::function<bool()> stop_;
};

/// Plays jobs on `threads` threads (0: as many as there are cores) until there are none.
void play_all(RunDesk& desk, const StudyModel& model, int threads);

}  // namespace corridor
