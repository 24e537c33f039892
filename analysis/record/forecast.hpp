// Simple forecasts of published series: what a model must beat before its validation error means anything.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/record/observed.hpp"

namespace corridor {

/// Four forecasts of a validation cell, from published cells of the same series, place, nationality, party and detail.
/// A period is looked up as published, or as the sum (for levels the mean) of its months where all are published.
///
/// The first two stand where calibration ended: they know calibration and input cells only, as the model does.
///   kLastCalibrated    the latest such period of the same length, carried forward;
///   kSeasonCalibrated  the same months of the latest calibrated year, repeated.
/// The other two roll on: they know every earlier published figure, validation cells among them, which the model has
/// never seen. That is unfair to the model, and the harder test.
///   kLastKnown         the latest earlier period of the same length;
///   kSeasonKnown       the period twelve months before (for longer periods, as many years before as they are long).
/// A period of a whole year has one forecast under both names. Where nothing earlier is known there is no forecast.
enum class Forecast { kLastCalibrated, kSeasonCalibrated, kLastKnown, kSeasonKnown };
inline constexpr std::size_t kForecasts = 4;
inline constexpr std::array<const char*, kForecasts> kForecastNames{"last_calibrated", "season_calibrated",
                                                                    "last_known", "season_known"};

/// Errors of a forecast and of the model over the same cells: those that could be forecast.
struct ForecastError {
  int cells = 0;
  double observed = 0, forecast_apart = 0, model_apart = 0;  ///< Sums; apart: of absolute differences.
  double wape() const;                                       ///< Not a number where nothing could be forecast.
  double model_wape() const;                                 ///< The same for the model, over these cells.
  bool comparable() const { return cells > 0 && observed > 0; }
  bool model_ahead() const { return comparable() && model_apart < forecast_apart; }
  /// 1 - the model's error / the forecast's, over the same cells: 1 is exact, 0 no better than the forecast, below 0
  /// worse. Not a number where nothing could be forecast, or where the forecast was exact.
  double skill() const;
  void add(double published, double forecast, double simulated);  ///< One more cell.
};

/// Knows all published figures; levels are averaged, not added.
class Forecaster {
 public:
  Forecaster(const std::vector<ObservedRow>& observed, const std::set<std::string>& levels);
  std::optional<double> forecast(Forecast kind, const ObservedRow& cell) const;

 private:
  struct Known {
    double value = 0;
    bool calibrated = false;  ///< Or fed in.
  };
  struct History {
    std::map<MonthRange, Known> periods;
    Month earliest{};
    bool level = false;
  };
  static std::optional<double> find(const History& history, const MonthRange& months, bool calibrated_only);

  std::map<std::string, History> histories_;
};

}  // namespace corridor
