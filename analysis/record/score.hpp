// A run against published figures, as a reader is told it: errors by series with simple forecasts beside them.
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analysis/record/fit.hpp"
#include "analysis/record/skill.hpp"

namespace corridor {

/// Fills `forecasts` of the validation rows, from the rows of skill over all years.
void add_forecasts(std::vector<FitRow>& rows, const std::vector<SkillRow>& skills);

/// On how many validation series (series x granularity) the model errs less than a forecast, of those that have one.
struct ForecastTally {
  int series = 0;                                       ///< Validation rows with a published total above zero.
  std::array<int, kForecasts> comparable{}, ahead{};    ///< By forecast.
  int calibrated_comparable = 0, calibrated_ahead = 0;  ///< Both forecasts from the end of calibration.
  int known_comparable = 0, known_ahead = 0;            ///< Both rolling forecasts.
};
ForecastTally tally_forecasts(const std::vector<FitRow>& rows);

struct Score {
  std::vector<FitRow> rows;
  std::vector<SkillRow> skills;
  std::size_t outside = 0;  ///< Published figures of months that the run did not play whole: not compared.
};

/// What `corridor score DIR` states: a run's files against a folder of published series, with simple forecasts beside.
Score score_run(const std::string& run_directory, const std::string& observed_directory);

/// The folder of published series that a run was held against: as its manifest has it, in the file system as it is now.
/// Throws ConfigError when the run had none, or when the folder is no longer there.
std::string observed_of_run(const std::string& run_directory);

/// Writes fit.csv, skill.csv with skill by year, and fit_cells.csv with every cell, from the observables.csv of the
/// folder. Returns the names.
std::vector<std::string> write_fit(const std::string& directory, const nlohmann::json& manifest,
                                   const std::vector<ObservedRow>& observed);

}  // namespace corridor
