// How close a run comes to published figures: each published cell beside the simulated one, and their error by series.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "analysis/record/forecast.hpp"
#include "analysis/record/observed.hpp"
#include "analysis/tables/read.hpp"

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

/// The published cells whose period lies wholly within the run, with what was simulated; levels are averaged over the
/// period's months. Points into `observed`, which must outlive the result.
std::vector<FitCell> fit_cells(const Observables& simulated, const std::vector<ObservedRow>& observed,
                               const std::set<std::string>& levels);

/// Errors by series, granularity and use. Where the published total is zero, wape and bias are not numbers.
std::vector<FitRow> fit_rows(const std::vector<FitCell>& cells, const std::set<std::string>& levels);

/// Series that are levels, by the names of a run's manifest.
std::set<std::string> level_series(const nlohmann::json& manifest);

}  // namespace corridor
