// Published series: what a run is held against.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/errors.hpp"
#include "sim/units.hpp"

namespace corridor {

/// What a published figure was used for. Only `validation` judges the model.
inline constexpr const char* kCalibration = "calibration";  ///< Parameters were set on it.
inline constexpr const char* kInput = "input";              ///< The model is fed with it, cell by cell.
inline constexpr const char* kValidation = "validation";    ///< Nothing was set on it.

/// A published figure: persons (or events) in a cell over whole months. An empty text means "all".
struct ObservedRow {
  std::string series,
      period;         ///< 2019-06, FY2017, FY2016-Q1, CY2018, 2019-H1, 2019-Q2, 2018-01..2018-08 (both within).
  MonthRange months;  ///< Of the period.
  std::string place, nationality, party,
      detail;  ///< Detail: parts between slashes; the simulated detail must have each of them.
  double value = 0;
  std::string source, used_for;  ///< used_for: calibration, input or validation.
};

/// Reads every CSV of a folder (columns series, granularity, period, place, nationality, party, detail, value, source,
/// used_for), by name. A folder that cannot be read, or holds no CSV, is a problem.
std::vector<ObservedRow> read_observed(const std::string& directory, Problems& problems);

/// Months of a period; nothing when it is none.
std::optional<MonthRange> parse_period(std::string_view period);

/// A simulated detail ("cap_local/convicted") has each of the parts between slashes that a published one names.
bool has_every_part(std::string_view detail, std::string_view parts);

/// `month`, `month x nationality`, `FY x place`, ...: the kind of period and what the cell is split by.
std::string granularity_of(const ObservedRow& row);

}  // namespace corridor
