// Adds up errors of forecasts by series and year.
#include "analysis/record/skill.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace corridor {
namespace {

std::string year_of(const ObservedRow& row) {
  const Month last = row.months.last;
  return row.period.starts_with("CY") ? fmt::format("CY{}", static_cast<int>(last.year()))
                                      : fmt::format("FY{}", fiscal_year(last));
}

}  // namespace

std::optional<Forecast> better_forecast(const std::array<ForecastError, kForecasts>& errors, Made made) {
  const std::array<Forecast, 2> both = made == Made::kAtCalibration
                                           ? std::array{Forecast::kLastCalibrated, Forecast::kSeasonCalibrated}
                                           : std::array{Forecast::kLastKnown, Forecast::kSeasonKnown};
  std::optional<Forecast> better;
  double least = std::numeric_limits<double>::infinity();
  for (const Forecast one : both) {
    const double skill = errors[static_cast<std::size_t>(one)].skill();
    if (!(skill < least)) continue;  // not a number where there is none
    least = skill;
    better = one;
  }
  return better;
}

double skill_of(const std::array<ForecastError, kForecasts>& errors, Made made) {
  const auto better = better_forecast(errors, made);
  return better ? errors[static_cast<std::size_t>(*better)].skill() : std::numeric_limits<double>::quiet_NaN();
}

std::vector<SkillRow> skill_rows(const std::vector<FitCell>& cells, const Forecaster& forecaster) {
  // By series, granularity, and year, "all" (false) before years.
  std::map<std::tuple<std::string, std::string, bool, std::string>, SkillRow> rows;
  for (const FitCell& cell : cells) {
    const ObservedRow& published = *cell.observed;
    if (published.used_for != kValidation) continue;
    for (const std::string& year : {std::string{SkillRow::kAllYears}, year_of(published)}) {
      const std::string granularity = granularity_of(published);
      SkillRow& row = rows[{published.series, granularity, year != SkillRow::kAllYears, year}];
      row.series = published.series;
      row.granularity = granularity;
      row.year = year;
      for (std::size_t f = 0; f < kForecasts; ++f) {
        const auto value = forecaster.forecast(static_cast<Forecast>(f), published);
        if (value) row.forecasts[f].add(published.value, *value, cell.simulated);
      }
    }
  }
  std::vector<SkillRow> all;
  for (auto& [key, row] : rows) all.push_back(std::move(row));
  return all;
}

}  // namespace corridor
