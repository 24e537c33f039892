// Shares out replicates over threads and puts what comes back in order.
#include "analysis/compare/play.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "sim/parallel.hpp"

namespace corridor {

/// Replicates [first, last) of every scenario.
class PairedReplicates::Batch {
 public:
  Batch(const PairedReplicates& all, int first, int last)
      : all_(all),
        first_(first),
        last_(last),
        done_(static_cast<std::size_t>(last - first)),
        shares_(done_.size() * all.scenarios(), 0),
        events_(shares_.size(), 0) {}

  /// Replicates begin in their order, whichever thread takes them, so that stopping leaves whole ones. Over ranks they
  /// are played one by one, each by all.
  void play() {
    if (all_.peers_ != nullptr) {
      for (std::size_t job = 0; job < done_.size() && !stopped_; ++job) play_safely(job, all_.threads_);
    } else {
      Workers workers(all_.threads_);
      const int threads = std::max(1, static_cast<int>(workers.count() / std::max<std::size_t>(1, done_.size())));
      workers.share_out(done_.size(), 1, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end && !stopped_; ++i) play_safely(next_.fetch_add(1), threads);
      });
    }
    if (failure_) std::rethrow_exception(failure_);
  }

  bool stopped() const { return stopped_; }

  /// Hands out whole replicates in order, up to the first that was not played to its end.
  template <class Take>
  void take_whole(const Take& take) {
    for (PlayedReplicate& one : done_) {
      if (!one.histories.complete) return;
      take(std::move(one));
    }
  }

 private:
  void play_safely(std::size_t job, int threads) {
    try {
      const auto on_day = [&](std::size_t scenario, const Progress& engine) { return tell(job, scenario, engine); };
      const ReplicateSettings settings{static_cast<std::uint32_t>(first_ + static_cast<int>(job)), threads, all_.peers_,
                                       all_.share_past_};
      done_[job] = all_.watched() ? play_watched(all_.scenarios_, all_.changed_, settings, on_day)
                                  : play_apart(all_.scenarios_, settings, on_day);
      if (!done_[job].histories.complete) stopped_ = true;
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
    }
  }

  /// One line of progress for all: the share of days played over all jobs, as a day of the replicate that it falls on.
  bool tell(std::size_t job, std::size_t scenario, const Progress& engine) {
    const std::lock_guard lock(mutex_);
    const double days = static_cast<double>((engine.to - engine.from).count());
    const std::size_t part = job * all_.scenarios() + scenario;
    shares_[part] = static_cast<double>((engine.today - engine.from).count()) / std::max(1.0, days);
    events_[part] = engine.events;
    if (!all_.on_progress_ || stopped_) return !stopped_;
    double share = 0;
    std::uint64_t events = all_.events_;
    for (std::size_t j = 0; j < shares_.size(); ++j) {
      share += shares_[j];
      events += events_[j];
    }
    share = first_ + share / static_cast<double>(all_.scenarios());
    const int replicate = std::min(static_cast<int>(share), last_ - 1);
    const Day today = engine.from + Days{static_cast<int>((share - replicate) * days)};
    if (!all_.on_progress_({replicate, last_, {today, engine.from, engine.to, 0}, events})) stopped_ = true;
    return !stopped_;
  }

  const PairedReplicates& all_;
  int first_, last_;
  std::vector<PlayedReplicate> done_;
  std::vector<double> shares_;  ///< Of days, by replicate, then scenario; `events_` likewise.
  std::vector<std::uint64_t> events_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

PairedReplicates::PairedReplicates(std::vector<const Scenario*> scenarios, int threads, RunProgressCallback on_progress,
                                   Peers* peers)
    : scenarios_(std::move(scenarios)), threads_(threads), on_progress_(std::move(on_progress)), peers_(peers) {}

bool PairedReplicates::play_to(int replicates) {
  if (replicates <= complete()) return true;
  Batch batch(*this, complete(), replicates);
  batch.play();
  batch.take_whole([&](PlayedReplicate replicate) {
    for (const ReplicateCells& one : replicate.cells) events_ += one.totals.events;
    events_played_ += replicate.histories.events;
    past_.push_back(std::move(replicate.histories.past));
    for (std::size_t a = 0; a < replicate.fates.size(); ++a) fates_[a].add(replicate.fates[a], complete());
    cells_.push_back(std::move(replicate.cells));
  });
  return !batch.stopped();
}

}  // namespace corridor
