// Plays scenarios side by side on common random numbers: replicate r of each has the same people with the same luck.
#pragma once

#include <vector>

#include "analysis/compare/cells.hpp"
#include "analysis/compare/replicate_play.hpp"
#include "analysis/run/run.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// Replicates of scenarios, played in parallel. What is kept of each does not depend on threads. Memory: for each
/// thread what play_apart or play_watched needs, and the cells of every replicate.
class PairedReplicates {
 public:
  /// All scenarios share world data, period, scale and seed (refuse_unequal_grounds). They must outlive this object.
  /// `threads` 0: as many as there are cores.
  /// `peers`: the other ranks that play each replicate with this one, and see the same of it; null: none.
  PairedReplicates(std::vector<const Scenario*> scenarios, int threads, RunProgressCallback on_progress = {},
                   Peers* peers = nullptr);

  /// Also lays lives side by side: each replicate is then played in step, a month of every scenario at a time. Once,
  /// before the first is played. `changed[a]`: modules that differ between the base and alternative a (from 0).
  void watch(std::vector<std::vector<std::string>> changed) {
    changed_ = std::move(changed);
    fates_.resize(scenarios_.size() - 1);
  }
  /// No past is played for several scenarios at once: for tests. Before the first replicate is played.
  void play_apart_from_the_first_day() { share_past_ = false; }
  bool watched() const { return !fates_.empty(); }
  const FateSum& fates(std::size_t alternative) const { return fates_[alternative]; }

  /// Plays until there are `replicates` of each scenario. False when `on_progress` said stop: what is complete is kept.
  bool play_to(int replicates);

  int complete() const { return static_cast<int>(cells_.size()); }  ///< Replicates that every scenario has.
  std::size_t scenarios() const { return scenarios_.size(); }
  const ReplicateCells& cells(std::size_t scenario, int replicate) const {
    return cells_[static_cast<std::size_t>(replicate)][scenario];
  }
  std::uint64_t events() const { return events_; }                ///< Of complete replicates, over all scenarios.
  std::uint64_t events_played() const { return events_played_; }  ///< The same, those of a shared past once.
  /// With whom each scenario shared its past, and how long.
  const std::vector<SharedPast>& past(int replicate) const { return past_[static_cast<std::size_t>(replicate)]; }

 private:
  class Batch;

  std::vector<const Scenario*> scenarios_;
  int threads_;
  RunProgressCallback on_progress_;
  Peers* peers_;
  bool share_past_ = true;
  std::vector<std::vector<ReplicateCells>> cells_;  ///< By replicate, then scenario.
  std::vector<std::vector<SharedPast>> past_;       ///< Likewise.
  std::uint64_t events_ = 0, events_played_ = 0;
  std::vector<std::vector<std::string>> changed_;
  std::vector<FateSum> fates_;  ///< By alternative; empty when nobody watches.
};

}  // namespace corridor
