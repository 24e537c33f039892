// Hands out runs to threads as they become free.
#include "analysis/studies/play/play_runs.hpp"

#include <algorithm>

#include "sim/input/errors.hpp"
#include "sim/parallel.hpp"

namespace corridor {

JobSource::JobSource(const Study& study, const StudyModel& model, Design& design, StudyResults& results, Shard shard)
    : study_(&study), model_(&model), design_(&design), results_(&results), shard_(shard) {}

std::optional<Job> JobSource::next() {
  while (run_ < design_->size() * study_->replicates) {
    const std::uint64_t run = run_++;
    const auto replicate = static_cast<std::uint32_t>(run % study_->replicates);
    if (replicate == 0) {
      point_ = design_->at(run / study_->replicates);
      name_ = run_name(*model_, *study_, point_);
    }
    if (!shard_.takes(run)) continue;
    const std::pair key{name_, replicate};  // several points may be the same run
    if (results_->state(name_, replicate) == StudyResults::State::kDone || failed_now_.contains(key) ||
        std::find(in_flight_.begin(), in_flight_.end(), key) != in_flight_.end()) {
      ++reused_;
      continue;
    }
    in_flight_.push_back(key);
    return Job{name_, replicate, point_};
  }
  return std::nullopt;
}

void JobSource::finished(const RunRecord& record) {
  std::erase(in_flight_, std::pair{record.name, record.replicate});
  if (record.failed) failed_now_.emplace(record.name, record.replicate);
}

std::optional<RunRecord> play_safely(const StudyModel& model, const Job& job, const std::function<bool()>& stop) {
  RunRecord record{job.name, job.replicate, false, {}, {}};
  try {
    record.values = model.play(job.point, job.replicate, stop);
  } catch (const RunStopped&) {
    return std::nullopt;
  } catch (const ConfigError& error) {
    record.failed = true;
    record.message = error.problems().front().headline();
  } catch (const std::exception& error) {  // also defects and want of memory: the other runs go on
    record.failed = true;
    record.message = error.what();
  }
  return record;
}

std::optional<Job> RunDesk::ask() {
  const std::lock_guard lock(mutex_);
  return stop_() ? std::nullopt : jobs_->next();
}

void RunDesk::hand_in(const RunRecord& record) {
  const std::lock_guard lock(mutex_);
  take_(record);
  jobs_->finished(record);
}

void play_all(RunDesk& desk, const StudyModel& model, int threads) {
  const auto work = [&](std::size_t, std::size_t, std::size_t) {
    while (const auto job = desk.ask()) {
      const auto record = play_safely(model, *job, desk.stop());
      if (record) desk.hand_in(*record);
    }
  };
  // More threads than cores gain nothing, and TBB warns of them once OpenTURNS is loaded.
  Workers workers(std::min(threads_or_cores(threads), threads_or_cores(0)));
  workers.share_out(workers.count(), 1, work);
}

}  // namespace corridor
