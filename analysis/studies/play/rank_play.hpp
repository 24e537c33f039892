// A sweep over several processes: rank 0 hands runs out as ranks become free, and takes their results.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/studies/play/play_runs.hpp"
#include "analysis/studies/play/ranks.hpp"

namespace corridor {

/// For rank 0. `begin` tells the other ranks which study to load; whatever happens, they are told to end.
class RankCoordinator {
 public:
  explicit RankCoordinator(Ranks& ranks);
  ~RankCoordinator();
  RankCoordinator(const RankCoordinator&) = delete;
  RankCoordinator& operator=(const RankCoordinator&) = delete;

  void begin(const std::string& study_file);
  /// Serves the other ranks until none has work. Takes no new jobs once `stop` says so.
  void serve(RunDesk& desk);

 private:
  void end(int rank);

  Ranks* ranks_;
  std::vector<bool> waiting_;  ///< By rank: has not been told to end.
};

/// For the other ranks: plays what rank 0 hands out, to the end.
void play_for_rank_zero(Ranks& ranks, const std::function<bool()>& stop);

}  // namespace corridor
