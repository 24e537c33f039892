// Plays the replicates of a run one after another into its tables, and leaves checkpoints on the way.
#pragma once

#include <chrono>

#include "analysis/indicators/indicators.hpp"
#include "analysis/run/checkpoint.hpp"
#include "analysis/run/run_options.hpp"
#include "analysis/run/run_progress.hpp"
#include "analysis/tables/run_report.hpp"
#include "analysis/tables/run_tables.hpp"

namespace corridor {

/// A run while it is played. Everything that it is given must outlive it.
class Player {
 public:
  /// `note`: what its checkpoints say of the run. `begun`: when it would have begun, had it never been stopped.
  /// `tables`: null on a rank that plays along and writes nothing.
  Player(const Scenario& scenario, CheckpointNote note, const RunOptions& options,
         std::chrono::steady_clock::time_point begun, const RunProgressCallback& on_progress, RunTables* tables,
         RunReport& report);

  /// From the first day, or from a checkpoint on. Where it is asked to stop it leaves another; when that cannot be
  /// written, the report says why.
  void play_all(const ResumePoint* resume);

 private:
  /// A replicate in hand.
  struct Playing {
    IndicatorSeries indicators;
    Replicate replicate;
  };
  Playing begin() const;  ///< The last of `months_done`.
  void play(Playing playing);
  bool play_until_due(Playing& playing);
  void add_month(Playing& playing, const MonthResult& month);
  void write_checkpoint(Playing& playing);
  int number() const { return static_cast<int>(report_->months_done.size()) - 1; }

  const Scenario* scenario_;
  CheckpointNote note_;
  const RunOptions* options_;
  std::chrono::steady_clock::time_point begun_;
  const RunProgressCallback* on_progress_;
  RunTables* tables_;
  RunReport* report_;
  Checkpoints checkpoints_;
  Day last_;  ///< Up to here the replicate in hand need not be played again.
};

}  // namespace corridor
