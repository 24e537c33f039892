// The tables a run writes: names as published, rows in a fixed order, whole months only.
#pragma once

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "analysis/indicators.hpp"
#include "analysis/outputs_file.hpp"
#include "sim/engine.hpp"
#include "sim/policy.hpp"
#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

/// How the world calls a series and its details in the files.
struct PublishedSeries {
  std::string name;
  std::vector<std::string> details;  ///< By neutral detail. Two may be called alike: their rows add up.
};

/// The names of all series under a world's labels (`series.NAME`; details as `detail_label` has them).
std::array<PublishedSeries, kSeriesCount> published_series(const World& world);

/// A row of observables.csv: what a month brought in one cell. Nationality and party are -1 where not split.
struct PublishedCell {
  std::size_t series = 0;  ///< As `Series`.
  Id<Jurisdiction> place;  ///< None where not split.
  int nationality = -1, party = -1;
  std::size_t detail = 0;  ///< The first of those that are called alike.
  Persons value = 0;
};

/// The cells of a month, in the order series, place, nationality, party, detail. Details called alike are one cell.
std::vector<PublishedCell> published_cells(const std::array<PublishedSeries, kSeriesCount>& series, const Tally& tally);

/// The names of all series for the manifest: by name in the files, the neutral `key`, whether it is a level, and its
/// details as {key, name}.
nlohmann::json series_manifest(const World& world);

/// observables.csv, gates.csv and stocks.csv, and indicators.csv, filled month by month.
class RunTables {
 public:
  RunTables(const std::string& directory, const World& world, const PolicySet& policies);

  void add_month(int replicate, const MonthResult& month);
  void add_indicators(int replicate, std::span<const IndicatorRow> rows);

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

/// A text field for CSV: quoted when it must be.
std::string csv_field(const std::string& text);

}  // namespace corridor
