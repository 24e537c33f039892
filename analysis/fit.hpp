// How close a run comes to published figures: each published cell beside the simulated one, and their error by series.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "analysis/forecast.hpp"
#include "analysis/observed.hpp"
#include "analysis/outputs_read.hpp"

namespace corridor {

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
  std::array<ForecastError, kForecasts> forecasts{};  ///< Of validation rows only; see forecast.hpp.
};

/// Columns of fit.csv. The last ones, by forecast: its error, the model's over the same cells, how many cells; empty
/// where there is no forecast.
extern const char* const kFitColumns;

/// The published cells whose period lies wholly within the run, with what was simulated; levels are averaged over the
/// period's months. Points into `observed`, which must outlive the result.
std::vector<FitCell> fit_cells(const Observables& simulated, const std::vector<ObservedRow>& observed,
                               const std::set<std::string>& levels);

/// Errors by series, granularity and use. Where the published total is zero, wape and bias are not numbers.
std::vector<FitRow> fit_rows(const std::vector<FitCell>& cells, const std::set<std::string>& levels);

/// What `corridor score DIR` states: a run's files against a folder of published series, with simple forecasts beside.
std::vector<FitRow> score_run(const std::string& run_directory, const std::string& observed_directory);

/// The folder of published series that a run was held against: as its manifest has it, in the file system as it is now.
/// Throws ConfigError when the run had none, or when the folder is no longer there.
std::string observed_of_run(const std::string& run_directory);

/// Writes fit.csv, and fit_cells.csv with every cell, from the observables.csv of the folder. Returns the names.
std::vector<std::string> write_fit(const std::string& directory, const nlohmann::json& manifest,
                                   const std::vector<ObservedRow>& observed);

/// Series that are levels, by the names of a run's manifest.
std::set<std::string> level_series(const nlohmann::json& manifest);

}  // namespace corridor
