// Carries published figures forward, and counts where the model errs less.
#include "analysis/forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/fit.hpp"

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

Forecaster::Forecaster(const std::vector<ObservedRow>& observed, const std::set<std::string>& levels) {
  for (const ObservedRow& row : observed) {
    const auto [at, is_new] = histories_.try_emplace(key_of(row));
    History& history = at->second;
    history.level = levels.contains(row.series);
    history.earliest = is_new ? row.first_month : std::min(history.earliest, row.first_month);
    history.periods.try_emplace({row.first_month, row.last_month}, Known{row.value, row.used_for != kValidation});
  }
}

std::optional<double> Forecaster::find(const History& history, int first, int last, bool calibrated_only) {
  const auto known = [&](int from, int to) -> const Known* {
    const auto at = history.periods.find({from, to});
    return at == history.periods.end() || (calibrated_only && !at->second.calibrated) ? nullptr : &at->second;
  };
  if (const Known* whole = known(first, last)) return whole->value;
  double sum = 0;
  for (int month = first; month <= last; ++month) {
    const Known* one = known(month, month);
    if (one == nullptr) return std::nullopt;
    sum += one->value;
  }
  return history.level ? sum / (last - first + 1) : sum;
}

std::optional<double> Forecaster::forecast(Forecast kind, const ObservedRow& cell) const {
  const auto at = histories_.find(key_of(cell));
  if (at == histories_.end()) return std::nullopt;
  const History& history = at->second;
  const int length = cell.last_month - cell.first_month + 1;
  const bool season = kind == Forecast::kSeasonCalibrated || kind == Forecast::kSeasonKnown;
  const bool calibrated = kind == Forecast::kLastCalibrated || kind == Forecast::kSeasonCalibrated;
  const int step = season ? kYear * ((length + kYear - 1) / kYear) : length;
  for (int back = step; cell.first_month - back >= history.earliest; back += season ? kYear : length) {
    if (const auto value = find(history, cell.first_month - back, cell.last_month - back, calibrated)) return value;
    if (kind == Forecast::kSeasonKnown) break;
  }
  return std::nullopt;
}

void add_forecasts(std::vector<FitRow>& rows, const std::vector<FitCell>& cells, const Forecaster& forecaster) {
  std::map<std::pair<std::string, std::string>, FitRow*> validation;
  for (FitRow& row : rows) {
    if (row.used_for == kValidation) validation[{row.series, row.granularity}] = &row;
  }
  for (const FitCell& cell : cells) {
    const ObservedRow& published = *cell.observed;
    const auto row = validation.find({published.series, granularity_of(published)});
    if (row == validation.end() || published.used_for != kValidation) continue;
    for (std::size_t f = 0; f < kForecasts; ++f) {
      const auto value = forecaster.forecast(static_cast<Forecast>(f), published);
      if (!value) continue;
      ForecastError& error = row->second->forecasts[f];
      ++error.cells;
      error.observed += published.value;
      error.forecast_apart += std::abs(*value - published.value);
      error.model_apart += std::abs(cell.simulated - published.value);
    }
  }
}

ForecastTally tally_forecasts(const std::vector<FitRow>& rows) {
  ForecastTally tally;
  for (const FitRow& row : rows) {
    if (row.used_for != kValidation || !std::isfinite(row.wape)) continue;
    ++tally.series;
    const auto& errors = row.forecasts;
    for (std::size_t f = 0; f < kForecasts; ++f) {
      tally.comparable[f] += errors[f].comparable() ? 1 : 0;
      tally.ahead[f] += errors[f].model_ahead() ? 1 : 0;
    }
    tally.calibrated_comparable += errors[0].comparable() && errors[1].comparable() ? 1 : 0;
    tally.calibrated_ahead += errors[0].model_ahead() && errors[1].model_ahead() ? 1 : 0;
    tally.known_comparable += errors[2].comparable() && errors[3].comparable() ? 1 : 0;
    tally.known_ahead += errors[2].model_ahead() && errors[3].model_ahead() ? 1 : 0;
  }
  return tally;
}

}  // namespace corridor
