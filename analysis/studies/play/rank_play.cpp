// Messages: to a rank, "study FILE", "job NAME REPLICATE VALUE..." or "end"; from a rank, "ready", "stopped" or a line
// of a log.
#include "analysis/studies/play/rank_play.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <thread>

#include "analysis/studies/play/run_record.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr auto kPause = std::chrono::milliseconds{1};  ///< Between looks at the mail: no core is kept busy by waiting.

Ranks::Message wait_for_message(Ranks& ranks) {
  for (;;) {
    if (auto message = ranks.receive()) return *std::move(message);
    std::this_thread::sleep_for(kPause);
  }
}

std::string job_text(const Job& job) {
  std::string text = fmt::format("job {} {}", job.name, job.replicate);
  for (const double value : job.point) text += fmt::format(" {:a}", value);  // exact
  return text;
}

Job read_job(const std::string& text) {
  std::istringstream words(text);
  std::string word;
  Job job;
  words >> word >> job.name >> job.replicate;
  while (words >> word) job.point.push_back(std::strtod(word.c_str(), nullptr));
  return job;
}

/// Files that differ between machines would mix results of different inputs. Empty when it was stopped.
std::optional<RunRecord> play_checked(const StudyModel& model, const Study& study, const Job& job,
                                      const std::function<bool()>& stop) {
  if (run_name(model, study, job.point) == job.name) return play_safely(model, job, stop);
  return RunRecord{job.name, job.replicate, true, {}, "the study, its scenario or the program differs on this rank"};
}

}  // namespace

RankCoordinator::RankCoordinator(Ranks& ranks)
    : ranks_(&ranks), waiting_(static_cast<std::size_t>(ranks.count()), true) {
  waiting_[0] = false;
}

RankCoordinator::~RankCoordinator() {
  for (std::size_t rank = 0; rank < waiting_.size(); ++rank) {
    if (waiting_[rank]) end(static_cast<int>(rank));
  }
}

void RankCoordinator::end(int rank) {
  ranks_->send(rank, "end");
  waiting_[static_cast<std::size_t>(rank)] = false;
}

void RankCoordinator::begin(const std::string& study_file) {
  for (int rank = 1; rank < ranks_->count(); ++rank) ranks_->send(rank, "study " + study_file);
}

void RankCoordinator::serve(RunDesk& desk) {
  while (std::find(waiting_.begin(), waiting_.end(), true) != waiting_.end()) {
    const Ranks::Message message = wait_for_message(*ranks_);
    if (const auto record = read_record(message.text)) {
      desk.hand_in(*record);
    } else if (message.text != "ready" && message.text != "stopped") {
      throw Defect("a rank sent a damaged result");
    }
    const auto job = message.text == "stopped" ? std::nullopt : desk.ask();
    if (job)
      ranks_->send(message.from, job_text(*job));
    else
      end(message.from);
  }
}

void play_for_rank_zero(Ranks& ranks, const std::function<bool()>& stop) {
  const std::string first = wait_for_message(ranks).text;
  if (first == "end") return;
  const Study study = load_study(first.substr(first.find(' ') + 1));
  const auto model = make_model(study);
  ranks.send(0, "ready");
  for (;;) {
    const std::string text = wait_for_message(ranks).text;
    if (text == "end") return;
    const auto record = play_checked(*model, study, read_job(text), stop);
    std::string line = record ? record_line(*record) : "stopped\n";
    line.pop_back();
    ranks.send(0, line);
  }
}

}  // namespace corridor
