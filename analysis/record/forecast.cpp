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

}  // namespace corridor
