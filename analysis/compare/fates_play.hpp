// Plays scenarios of one replicate in step, a month of each at a time, and lays the lives side by side.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/compare/cells.hpp"
#include "analysis/compare/fates.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// What a watched replicate leaves: the cells of each scenario, and the fates under each alternative (scenario 1 on).
struct WatchedReplicate {
  bool complete = false;  ///< False when stopped: the rest is then empty.
  std::vector<ReplicateCells> cells;
  std::vector<FateTable> fates;
};

/// `changed[a]`: modules that differ between the base and alternative a (from 0). `on_day` gets the scenario and where
/// it is; false stops. Needs memory for an engine and the events of a month for each scenario, and 64 bytes for each
/// party that ever did anything, for each alternative.
WatchedReplicate play_watched(const std::vector<const Scenario*>& scenarios,
                              const std::vector<std::vector<std::string>>& changed, std::uint32_t replicate,
                              int threads, const std::function<bool(std::size_t, const Progress&)>& on_day);

/// A row of fates.csv: persons as the mean over replicates.
struct FateRow {
  FateCell cell;
  double persons = 0;
};

/// A row of fate_groups.csv: persons as the mean over replicates.
struct FateGroupRow {
  FateGroup group;
  double persons = 0;
};

/// Fates of several replicates of one alternative.
class FateSum {
 public:
  void add(const FateTable& table, int replicate);
  std::vector<FateRow> rows() const;         ///< In order of cells.
  std::vector<FateGroupRow> groups() const;  ///< In order of groups.
  struct Example {
    int replicate = 0;
    FateCell cell;
    FateExample example;
  };
  const std::vector<Example>& examples() const { return examples_; }  ///< Of the first replicate that was added.

 private:
  int replicates_ = 0;
  std::map<FateCell, Persons> persons_;
  std::map<FateGroup, Persons> groups_;
  std::vector<Example> examples_;
};

}  // namespace corridor
