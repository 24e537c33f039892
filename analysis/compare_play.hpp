// Plays scenarios side by side on common random numbers: replicate r of each has the same people with the same luck.
#pragma once

#include <vector>

#include "analysis/compare_cells.hpp"
#include "analysis/run.hpp"
#include "analysis/scenario.hpp"

namespace corridor {

/// Replicates of scenarios, played in parallel over (replicate, scenario). What is kept of each does not depend on
/// threads. Memory: one engine for each thread, and the cells of every replicate.
class PairedReplicates {
 public:
  /// All scenarios share world data, period, scale and seed (refuse_unequal_grounds). They must outlive this object.
  /// `threads` 0: as many as there are cores.
  PairedReplicates(std::vector<const Scenario*> scenarios, int threads, RunProgressCallback on_progress = {});

  /// Plays until there are `replicates` of each scenario. False when `on_progress` said stop: what is complete is kept.
  bool play_to(int replicates);

  int complete() const { return static_cast<int>(cells_.size()); }  ///< Replicates that every scenario has.
  std::size_t scenarios() const { return scenarios_.size(); }
  const ReplicateCells& cells(std::size_t scenario, int replicate) const {
    return cells_[static_cast<std::size_t>(replicate)][scenario];
  }
  std::uint64_t events() const { return events_; }  ///< Of complete replicates, over all scenarios.

 private:
  class Batch;

  std::vector<const Scenario*> scenarios_;
  int threads_;
  RunProgressCallback on_progress_;
  std::vector<std::vector<ReplicateCells>> cells_;  ///< By replicate, then scenario.
  std::uint64_t events_ = 0;
};

}  // namespace corridor
