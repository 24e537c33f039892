// Shares out (replicate, scenario) over threads and puts what comes back in order.
#include "analysis/compare/play.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>

#include "sim/parallel.hpp"

namespace corridor {

/// Replicates [first, last) of every scenario.
class PairedReplicates::Batch {
 public:
  Batch(const PairedReplicates& all, int first, int last)
      : all_(all),
        first_(first),
        last_(last),
        done_(parts()),
        fates_(static_cast<std::size_t>(last - first)),
        shares_(parts(), 0),
        events_(parts(), 0) {}

  /// Jobs begin in the order of replicates, whichever thread takes them, so that stopping leaves whole replicates.
  void play() {
    Workers workers(all_.threads_);
    const int threads = std::max(1, static_cast<int>(workers.count() / std::max<std::size_t>(1, jobs())));
    workers.share_out(jobs(), 1, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end && !stopped_; ++i) play_safely(next_.fetch_add(1), threads);
    });
    if (failure_) std::rethrow_exception(failure_);
  }

  bool stopped() const { return stopped_; }

  /// Hands out whole replicates in order, up to the first that some scenario lacks.
  template <class Take>
  void take_whole(const Take& take) {
    for (int r = 0; r < last_ - first_; ++r) {
      std::vector<ReplicateCells> replicate;
      for (std::size_t s = 0; s < all_.scenarios(); ++s) {
        std::optional<ReplicateCells>& one = done_[static_cast<std::size_t>(r) * all_.scenarios() + s];
        if (!one) return;
        replicate.push_back(std::move(*one));
      }
      take(std::move(replicate), fates_[static_cast<std::size_t>(r)]);
    }
  }

 private:
  /// A part is a scenario of a replicate. A job is a part, or all of a replicate when lives are laid side by side.
  std::size_t parts() const { return static_cast<std::size_t>(last_ - first_) * all_.scenarios(); }
  std::size_t jobs() const { return all_.watched() ? static_cast<std::size_t>(last_ - first_) : parts(); }

  void play_safely(std::size_t job, int threads) {
    try {
      if (all_.watched()) {
        play_in_step(job, threads);
      } else {
        play_one(job, threads);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
    }
  }

  void play_one(std::size_t job, int threads) {
    const Scenario& scenario = *all_.scenarios_[job % all_.scenarios()];
    const auto replicate = static_cast<std::uint32_t>(first_ + static_cast<int>(job / all_.scenarios()));
    const RunSettings settings{scenario.from, scenario.to, scenario.seed, replicate, scenario.scale, threads};
    CellCounter counter(scenario);
    bool whole = true;
    const RunTotals totals = run_replicate(
        *scenario.world, scenario.policies.policies, settings,
        [&](const MonthResult& month) { counter.add_month(month); },
        [&](const Progress& engine) {
          const bool go_on = tell(job, engine);
          whole = go_on || engine.today == engine.to;
          return go_on;
        });
    if (whole) done_[job] = counter.finish(totals);
  }

  void play_in_step(std::size_t job, int threads) {
    const std::size_t first_part = job * all_.scenarios();
    WatchedReplicate watched = play_watched(
        all_.scenarios_, all_.changed_, static_cast<std::uint32_t>(first_ + static_cast<int>(job)), threads,
        [&](std::size_t scenario, const Progress& engine) { return tell(first_part + scenario, engine); });
    if (!watched.complete) return;
    for (std::size_t s = 0; s < all_.scenarios(); ++s) done_[first_part + s] = std::move(watched.cells[s]);
    fates_[job] = std::move(watched.fates);
  }

  /// One line of progress for all: the share of days played over all jobs, as a day of the replicate that it falls on.
  bool tell(std::size_t job, const Progress& engine) {
    const std::lock_guard lock(mutex_);
    const double days = static_cast<double>((engine.to - engine.from).count());
    shares_[job] = static_cast<double>((engine.today - engine.from).count()) / std::max(1.0, days);
    events_[job] = engine.events;
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
  std::vector<std::optional<ReplicateCells>> done_;
  std::vector<std::vector<FateTable>> fates_;  ///< By replicate, then alternative.
  std::vector<double> shares_;
  std::vector<std::uint64_t> events_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::exception_ptr failure_;
};

PairedReplicates::PairedReplicates(std::vector<const Scenario*> scenarios, int threads, RunProgressCallback on_progress)
    : scenarios_(std::move(scenarios)), threads_(threads), on_progress_(std::move(on_progress)) {}

bool PairedReplicates::play_to(int replicates) {
  if (replicates <= complete()) return true;
  Batch batch(*this, complete(), replicates);
  batch.play();
  batch.take_whole([&](std::vector<ReplicateCells> replicate, const std::vector<FateTable>& fates) {
    for (const ReplicateCells& one : replicate) events_ += one.totals.events;
    for (std::size_t a = 0; a < fates.size(); ++a) fates_[a].add(fates[a], complete());
    cells_.push_back(std::move(replicate));
  });
  return !batch.stopped();
}

}  // namespace corridor
