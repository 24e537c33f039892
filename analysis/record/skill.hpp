// Skill: how much closer than a simple forecast a run comes to published figures, over all years and year by year.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/record/fit.hpp"

namespace corridor {

/// Where forecasts were made: where calibration ended, so that they know what the model knows; or rolling on, so that
/// they know all that was published before.
enum class Made { kAtCalibration, kRolling };
inline constexpr std::array<const char*, 2> kMadeNames{"where_calibration_ended", "rolling"};

/// Errors of forecasts and model over the validation cells of a series and granularity, in one year or in all.
struct SkillRow {
  std::string series, granularity;
  std::string year;  ///< "all", "FY2019", or "CY2019" where figures are published by calendar year.
  std::array<ForecastError, kForecasts> forecasts{};
  bool over_all_years() const { return year == kAllYears; }
  static constexpr const char* kAllYears = "all";
};

/// The better of two forecasts: the one that leaves the model the least skill, each on the cells that it could
/// forecast. None where neither could, or both were exact.
std::optional<Forecast> better_forecast(const std::array<ForecastError, kForecasts>& errors, Made made);

/// 1 - the model's error / that of the better forecast, over the same cells; above 0 exactly where the model is ahead
/// of each that could be made. Not a number where there is none.
double skill_of(const std::array<ForecastError, kForecasts>& errors, Made made);

/// Rows of the validation cells, in order; "all" first, then by year. A period that spans years counts in the year of
/// its last month. Better forecasts are chosen row by row, so a year may have another than the whole.
std::vector<SkillRow> skill_rows(const std::vector<FitCell>& cells, const Forecaster& forecaster);

}  // namespace corridor
