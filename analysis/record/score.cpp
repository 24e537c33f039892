// Scores of a run, and fit.csv with skill.csv and fit_cells.csv.
#include "analysis/record/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/record/forms.hpp"

namespace corridor {
void add_forecasts(std::vector<FitRow>& rows, const std::vector<SkillRow>& skills) {
  for (FitRow& row : rows) {
    if (row.used_for != kValidation) continue;
    const auto own = std::ranges::find_if(skills, [&](const SkillRow& one) {
      return one.over_all_years() && one.series == row.series && one.granularity == row.granularity;
    });
    if (own != skills.end()) row.forecasts = own->forecasts;
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

namespace {

std::string real(double value) { return std::isfinite(value) ? fmt::format("{:.6g}", value) : std::string{}; }

/// Rows with the errors of simple forecasts beside them, and skill by year.
Score judge(const std::vector<FitCell>& cells, const std::vector<ObservedRow>& observed,
            const std::set<std::string>& levels) {
  Score score{fit_rows(cells, levels), skill_rows(cells, Forecaster{observed, levels}), observed.size() - cells.size()};
  add_forecasts(score.rows, score.skills);
  return score;
}

std::string skill_text(const std::vector<SkillRow>& skills) {
  std::string text = header_of(skill_form());
  for (const SkillRow& row : skills) {
    for (const Made made : {Made::kAtCalibration, Made::kRolling}) {
      const auto better = better_forecast(row.forecasts, made);
      if (!better) continue;
      const ForecastError& error = row.forecasts[static_cast<std::size_t>(*better)];
      text += fmt::format("{},{},{},{},{},{},{},{},{}\n", csv_field(row.series), row.granularity, row.year,
                          kMadeNames[static_cast<std::size_t>(made)], kForecastNames[static_cast<std::size_t>(*better)],
                          error.cells, real(error.model_wape()), real(error.wape()), real(error.skill()));
    }
  }
  return text;
}

}  // namespace

Score score_run(const std::string& run_directory, const std::string& observed_directory) {
  const nlohmann::json manifest = read_manifest(run_directory);
  Problems problems;
  const std::vector<ObservedRow> observed = read_observed(observed_directory, observed_names(manifest), problems);
  problems.throw_if_any();
  const std::set<std::string> levels = level_series(manifest);
  const std::vector<FitCell> cells = fit_cells(read_observables(run_directory, manifest), observed, levels);
  return judge(cells, observed, levels);
}

std::string observed_of_run(const std::string& run_directory) {
  namespace fs = std::filesystem;
  const nlohmann::json manifest = read_manifest(run_directory);
  const std::string file = run_directory + "/manifest.json";
  const auto at = manifest.find("observed");
  if (at == manifest.end() || !at->is_object()) {
    throw ConfigError({{{file, 0, 0},
                        "observed",
                        "this run was played without published series",
                        "name their folder with --observed DIR",
                        ""}});
  }
  std::error_code error;
  std::vector<std::string> tried;
  for (const char* name : {"path", "directory"}) {  // where it was on the machine of the run; as it was named there
    const auto folder = at->find(name);
    if (folder == at->end() || !folder->is_string()) continue;
    tried.push_back(folder->get<std::string>());
    if (fs::is_directory(tried.back(), error)) return tried.back();
  }
  throw ConfigError({{{file, 0, 0},
                      "observed",
                      fmt::format("the folder of published series is not where the run found it ({})",
                                  tried.empty() ? "no path given" : tried.front()),
                      "name it with --observed DIR",
                      ""}});
}

std::vector<std::string> write_fit(const std::string& directory, const nlohmann::json& manifest,
                                   const std::vector<ObservedRow>& observed) {
  const std::set<std::string> levels = level_series(manifest);
  const std::vector<FitCell> cells = fit_cells(read_observables(directory, manifest), observed, levels);
  std::string text = header_of(fit_form());
  const Score score = judge(cells, observed, levels);
  for (const FitRow& row : score.rows) {
    text += fmt::format("{},{},{},{},{},{},{},{}", csv_field(row.series), row.granularity, real(row.observed),
                        real(row.simulated), real(row.wape), real(row.bias), row.used_for, row.cells);
    for (const ForecastError& error : row.forecasts)
      text += fmt::format(",{},{},{}", real(error.wape()), real(error.model_wape()), error.cells);
    text += fmt::format(",{},{}\n", real(skill_of(row.forecasts, Made::kAtCalibration)),
                        real(skill_of(row.forecasts, Made::kRolling)));
  }
  write_whole_file(directory, fit_form().file, text);
  text = header_of(fit_cells_form());
  for (const FitCell& cell : cells) {
    const ObservedRow& row = *cell.observed;
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(row.series), granularity_of(row), row.period,
                        csv_field(row.place), csv_field(row.nationality), row.party, csv_field(row.detail),
                        real(row.value), real(cell.simulated), row.used_for, csv_field(row.source));
  }
  write_whole_file(directory, fit_cells_form().file, text);
  write_whole_file(directory, skill_form().file, skill_text(score.skills));
  return {fit_form().file, skill_form().file, fit_cells_form().file};
}

}  // namespace corridor
