// How close a run comes to published figures: each published cell beside the simulated one, and their error by series.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analysis/outputs_read.hpp"
#include "sim/input/errors.hpp"

namespace corridor {

/// A published figure: persons (or events) in a cell over whole months. An empty text means "all".
struct ObservedRow {
  std::string series,
      period;  ///< 2019-06, FY2017, FY2016-Q1, CY2018, 2019-H1, 2019-Q2, 2018-01..2018-08 (both within).
  int first_month = 0, last_month = 0;  ///< As numbers (month_number), both within.
  std::string place, nationality, party,
      detail;  ///< Detail: parts between slashes; the simulated detail must have each of them.
  double value = 0;
  std::string source, used_for;  ///< used_for: calibration or validation.
};

/// One published cell with its simulated counterpart.
struct FitCell {
  const ObservedRow* observed = nullptr;
  double simulated = 0;
};

/// A row of fit.csv. For levels (stocks, averages) the totals are means over periods.
struct FitRow {
  std::string series, granularity, used_for;  ///< granularity: `month`, `month x nationality`, `FY x place`, ...
  double observed = 0, simulated = 0;
  double wape = 0;  ///< sum |simulated - observed| / sum observed.
  double bias = 0;  ///< (sum simulated - sum observed) / sum observed.
  int cells = 0;
};

/// Reads every CSV of a folder (columns series, granularity, period, place, nationality, party, detail, value, source,
/// used_for), by name.
std::vector<ObservedRow> read_observed(const std::string& directory, Problems& problems);

/// The published cells whose period lies wholly within the run, with what was simulated; levels are averaged over the
/// period's months. Points into `observed`, which must outlive the result.
std::vector<FitCell> fit_cells(const Observables& simulated, const std::vector<ObservedRow>& observed,
                               const std::set<std::string>& levels);

/// Errors by series, granularity and use. Where the published total is zero, wape and bias are not numbers.
std::vector<FitRow> fit_rows(const std::vector<FitCell>& cells, const std::set<std::string>& levels);

/// What `corridor score DIR` states: a run's files against a folder of published series.
std::vector<FitRow> score_run(const std::string& run_directory, const std::string& observed_directory);

/// Writes fit.csv, and fit_cells.csv with every cell, from the observables.csv of the folder. Returns the names.
std::vector<std::string> write_fit(const std::string& directory, const nlohmann::json& manifest,
                                   const std::vector<ObservedRow>& observed);

/// Series that are levels, by the names of a run's manifest.
std::set<std::string> level_series(const nlohmann::json& manifest);

/// Months of a period, both within; false when it is none.
bool parse_period(const std::string& period, int& first_month, int& last_month);

}  // namespace corridor
