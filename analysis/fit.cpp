// Sums what was simulated to the cells and periods of published figures.
#include "analysis/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>

#include "analysis/outputs.hpp"

namespace corridor {
namespace {

/// Simulated values of one series, added up to the cells that one pattern of published figures needs.
class Totals {
 public:
  Totals(const Observables& simulated, const std::string& series, const ObservedRow& pattern)
      : names_(&simulated.names) {
    const auto cells = simulated.series.find(series);
    if (cells == simulated.series.end()) return;
    std::vector<int> matches(names_->size(), -1);  // by detail; -1: not looked at yet
    for (const ObservableCell& cell : cells->second) {
      int& match = matches[cell.detail];
      if (match < 0) match = pattern.detail.empty() || has_every_part((*names_)[cell.detail], pattern.detail) ? 1 : 0;
      if (match == 0) continue;
      sums_[key(cell.month, pattern.place.empty() ? 0 : cell.place, pattern.nationality.empty() ? 0 : cell.nationality,
                pattern.party.empty() ? 0 : cell.party)] += cell.value;
    }
  }

  double over(const ObservedRow& row) const {
    std::array<std::int64_t, 3> names{names_->find(row.place), names_->find(row.nationality), names_->find(row.party)};
    if (*std::min_element(names.begin(), names.end()) < 0) return 0;  // a name that no simulated row has
    double sum = 0;
    for (int month = row.first_month; month <= row.last_month; ++month) {
      const auto found = sums_.find(key(month, static_cast<std::uint32_t>(names[0]),
                                        static_cast<std::uint32_t>(names[1]), static_cast<std::uint32_t>(names[2])));
      if (found != sums_.end()) sum += found->second;
    }
    return sum;
  }

 private:
  /// Place, nationality and party are small numbers: 16 bits each hold them; the month takes the rest.
  static std::uint64_t key(int month, std::uint32_t place, std::uint32_t nationality, std::uint32_t party) {
    return (static_cast<std::uint64_t>(month) << 48U) | (std::uint64_t{place} << 32U) |
           (std::uint64_t{nationality} << 16U) | party;
  }

  const Names* names_;
  std::unordered_map<std::uint64_t, double> sums_;
};

std::string real(double value) { return std::isfinite(value) ? fmt::format("{:.6g}", value) : std::string{}; }

}  // namespace

std::vector<FitCell> fit_cells(const Observables& simulated, const std::vector<ObservedRow>& observed,
                               const std::set<std::string>& levels) {
  std::map<std::tuple<std::string, std::string, bool, bool, bool>, Totals> totals;
  std::vector<FitCell> cells;
  for (const ObservedRow& row : observed) {
    if (row.first_month < simulated.first_month || row.last_month > simulated.last_month) continue;
    const auto pattern =
        std::make_tuple(row.series, row.detail, row.place.empty(), row.nationality.empty(), row.party.empty());
    auto known = totals.find(pattern);
    if (known == totals.end()) known = totals.emplace(pattern, Totals{simulated, row.series, row}).first;
    double value = known->second.over(row);
    if (levels.contains(row.series)) value /= row.last_month - row.first_month + 1;
    cells.push_back({&row, value});
  }
  return cells;
}

std::vector<FitRow> fit_rows(const std::vector<FitCell>& cells, const std::set<std::string>& levels) {
  struct Sums {
    double observed = 0, simulated = 0, apart = 0;
    int cells = 0;
    std::set<std::string> periods;
  };
  std::map<std::tuple<std::string, std::string, std::string>, Sums> groups;
  for (const FitCell& cell : cells) {
    Sums& sums = groups[{cell.observed->series, granularity_of(*cell.observed), cell.observed->used_for}];
    sums.observed += cell.observed->value;
    sums.simulated += cell.simulated;
    sums.apart += std::abs(cell.simulated - cell.observed->value);
    sums.periods.insert(cell.observed->period);
    ++sums.cells;
  }
  std::vector<FitRow> rows;
  for (const auto& [group, sums] : groups) {
    const auto& [series, granularity, used_for] = group;
    const double total = sums.observed > 0 ? sums.observed : std::numeric_limits<double>::quiet_NaN();
    const double periods = levels.contains(series) ? static_cast<double>(sums.periods.size()) : 1;
    rows.push_back({series, granularity, used_for, sums.observed / periods, sums.simulated / periods,
                    sums.apart / total, (sums.simulated - sums.observed) / total, sums.cells});
  }
  return rows;
}

std::set<std::string> level_series(const nlohmann::json& manifest) {
  std::set<std::string> levels;
  for (const auto& [name, shape] : manifest.at("series").items()) {
    if (shape.at("level").get<bool>()) levels.insert(name);
  }
  return levels;
}

namespace {

/// Rows with the errors of simple forecasts beside them.
std::vector<FitRow> judged_rows(const std::vector<FitCell>& cells, const std::vector<ObservedRow>& observed,
                                const std::set<std::string>& levels) {
  std::vector<FitRow> rows = fit_rows(cells, levels);
  add_forecasts(rows, cells, Forecaster{observed, levels});
  return rows;
}

}  // namespace

std::vector<FitRow> score_run(const std::string& run_directory, const std::string& observed_directory) {
  const nlohmann::json manifest = read_manifest(run_directory);
  Problems problems;
  const std::vector<ObservedRow> observed = read_observed(observed_directory, problems);
  problems.throw_if_any();
  const std::set<std::string> levels = level_series(manifest);
  return judged_rows(fit_cells(read_observables(run_directory, manifest), observed, levels), observed, levels);
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

const char* const kFitColumns =
    "series,granularity,observed,simulated,wape,bias,used_for,cells,"
    "last_calibrated,last_calibrated_model,last_calibrated_cells,"
    "season_calibrated,season_calibrated_model,season_calibrated_cells,"
    "last_known,last_known_model,last_known_cells,season_known,season_known_model,season_known_cells";

std::vector<std::string> write_fit(const std::string& directory, const nlohmann::json& manifest,
                                   const std::vector<ObservedRow>& observed) {
  const std::set<std::string> levels = level_series(manifest);
  const std::vector<FitCell> cells = fit_cells(read_observables(directory, manifest), observed, levels);
  std::string text = fmt::format("{}\n", kFitColumns);
  for (const FitRow& row : judged_rows(cells, observed, levels)) {
    text += fmt::format("{},{},{},{},{},{},{},{}", csv_field(row.series), row.granularity, real(row.observed),
                        real(row.simulated), real(row.wape), real(row.bias), row.used_for, row.cells);
    for (const ForecastError& error : row.forecasts)
      text += fmt::format(",{},{},{}", real(error.wape()), real(error.model_wape()), error.cells);
    text += '\n';
  }
  write_whole_file(directory, "fit.csv", text);
  text = "series,granularity,period,place,nationality,party,detail,observed,simulated,used_for,source\n";
  for (const FitCell& cell : cells) {
    const ObservedRow& row = *cell.observed;
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(row.series), granularity_of(row), row.period,
                        csv_field(row.place), csv_field(row.nationality), row.party, csv_field(row.detail),
                        real(row.value), real(cell.simulated), row.used_for, csv_field(row.source));
  }
  write_whole_file(directory, "fit_cells.csv", text);
  return {"fit.csv", "fit_cells.csv"};
}

}  // namespace corridor
