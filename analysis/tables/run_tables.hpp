// The tables a run writes: names as published, rows in a fixed order, whole months only.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analysis/base/files.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/tables/series.hpp"
#include "sim/engine.hpp"
#include "sim/policy.hpp"
#include "sim/world.hpp"

namespace corridor {

/// observables.csv, gates.csv and stocks.csv, and indicators.csv, filled month by month.
class RunTables {
 public:
  /// `beginnings`: what there is of the tables of a run that is gone on with, as `beginnings` told; else none.
  RunTables(const std::string& directory, const World& world, const PolicySet& policies,
            const std::map<std::string, FileBeginning>& beginnings = {});

  void add_month(int replicate, const MonthResult& month);
  void add_indicators(int replicate, std::span<const IndicatorRow> rows);

  /// All four by name, up to the last whole month.
  std::map<std::string, FileBeginning> beginnings();
  /// Closes and renames all four. Returns their names.
  std::vector<std::string> keep();
  /// After a failure: keeps the whole months of what can be kept. Returns the names of the files kept.
  std::vector<std::string> keep_marked() noexcept;

 private:
  void write_observables(const std::string& lead, const MonthResult& month);
  void write_gates(const std::string& lead, const MonthResult& month);
  void write_stocks(const std::string& lead, const MonthResult& month);

  const World* world_;
  const PolicySet* policies_;
  std::array<PublishedSeries, kSeriesCount> series_;
  PartFile observables_, gates_, stocks_, indicators_;
};

/// Names of every file a run can write.
const std::vector<std::string>& run_file_names();

}  // namespace corridor
