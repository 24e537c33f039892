// Carries published figures forward, and counts where the model errs less.
#include "analysis/record/forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor {
namespace {

constexpr int kYear = 12;  ///< Months.

std::string key_of(const ObservedRow& row) {
  return fmt::format("{}|{}|{}|{}|{}", row.series, row.place, row.nationality, row.party, row.detail);
}

double share(double part, double whole) { return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN(); }

}  // namespace

double ForecastError::wape() const { return share(forecast_apart, observed); }
double ForecastError::model_wape() const { return share(model_apart, observed); }
double ForecastError::skill() const {
  return comparable() ? 1 - share(model_apart, forecast_apart) : std::numeric_limits<double>::quiet_NaN();
}

void ForecastError::add(double published, double forecast, double simulated) {
  ++cells;
  observed += published;
  forecast_apart += std::abs(forecast - published);
  model_apart += std::abs(simulated - published);
}

Forecaster::Forecaster(const std::vector<ObservedRow>& observed, const std::set<std::string>& levels) {
  for (const ObservedRow& row : observed) {
    const auto [at, is_new] = histories_.try_emplace(key_of(row));
    History& history = at->second;
    history.level = levels.contains(row.series);
    history.earliest = is_new ? row.months.first : std::min(history.earliest, row.months.first);
    history.periods.try_emplace(row.months, Known{row.value, row.used_for != kValidation});
  }
}

std::optional<double> Forecaster::find(const History& history, const MonthRange& months, bool calibrated_only) {
  const auto known = [&](const MonthRange& period) -> const Known* {
    const auto at = history.periods.find(period);
    return at == history.periods.end() || (calibrated_only && !at->second.calibrated) ? nullptr : &at->second;
  };
  if (const Known* whole = known(months)) return whole->value;
  double sum = 0;
  for (const Month month : months) {
    const Known* one = known({month, month});
    if (one == nullptr) return std::nullopt;
    sum += one->value;
  }
  return history.level ? sum / months.size() : sum;
}

std::optional<double> Forecaster::forecast(Forecast kind, const ObservedRow& cell) const {
  const auto at = histories_.find(key_of(cell));
  if (at == histories_.end()) return std::nullopt;
  const History& history = at->second;
  const int length = cell.months.size();
  const bool season = kind == Forecast::kSeasonCalibrated || kind == Forecast::kSeasonKnown;
  const bool calibrated = kind == Forecast::kLastCalibrated || kind == Forecast::kSeasonCalibrated;
  const int step = season ? kYear * ((length + kYear - 1) / kYear) : length;
  MonthRange earlier = cell.months;
  for (int back = step; true; back = season ? kYear : length) {
    earlier = {earlier.first - Months{back}, earlier.last - Months{back}};
    if (earlier.first < history.earliest) break;
    if (const auto value = find(history, earlier, calibrated)) return value;
    if (kind == Forecast::kSeasonKnown) break;
  }
  return std::nullopt;
}

}  // namespace corridor
