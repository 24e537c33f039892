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
#include "sim/input/csv.hpp"

namespace corridor {
namespace {

constexpr double kMost = 1e12;  ///< No published count of persons comes near.

bool has_every_part(std::string_view detail, std::string_view parts) {
  const std::string whole = fmt::format("/{}/", detail);
  while (true) {
    const std::size_t slash = std::min(parts.find('/'), parts.size());
    if (whole.find(fmt::format("/{}/", parts.substr(0, slash))) == std::string::npos) return false;
    if (slash == parts.size()) return true;
    parts.remove_prefix(slash + 1);
  }
}

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

std::string period_kind(const std::string& period) {
  if (period.find("..") != std::string::npos) return "range";
  if (period.find('Q') != std::string::npos) return "quarter";
  if (period.find('H') != std::string::npos) return "half-year";
  if (period.rfind("FY", 0) == 0) return "FY";
  return period.rfind("CY", 0) == 0 ? "CY" : "month";
}

std::string granularity_of(const ObservedRow& row) {
  std::string text = period_kind(row.period);
  if (!row.place.empty()) text += " x place";
  if (!row.nationality.empty()) text += " x nationality";
  if (!row.party.empty()) text += " x party";
  if (!row.detail.empty()) text += " x detail";
  return text;
}

void read_observed_file(const std::string& file, std::vector<ObservedRow>& rows, Problems& problems) {
  const std::vector<std::string> columns{"series", "granularity", "period", "place",  "nationality",
                                         "party",  "detail",      "value",  "source", "used_for"};
  const CsvTable table{file, columns, problems};
  for (std::size_t i = 0; i < table.rows(); ++i) {
    ObservedRow row;
    row.series = table.text(i, "series");
    row.period = table.text(i, "period");
    if (!parse_period(row.period, row.first_month, row.last_month)) {
      table.complain(i, "period", "not a period",
                     "write 2019-06, FY2017, CY2018, 2019-H1, 2019-Q2 or 2018-01..2018-08");
    }
    row.place = table.text(i, "place");
    row.nationality = table.text(i, "nationality");
    row.party = table.text(i, "party");
    row.detail = table.text(i, "detail");
    row.value = table.number(i, "value", 0, kMost);
    row.source = table.text(i, "source");
    const std::vector<std::string> uses{"calibration", "validation"};
    row.used_for = uses.at(table.choice(i, "used_for", uses));
    rows.push_back(std::move(row));
  }
}

std::string real(double value) { return std::isfinite(value) ? fmt::format("{:.6g}", value) : std::string{}; }

}  // namespace

bool parse_period(const std::string& period, int& first_month, int& last_month) {
  const auto number = [&](std::size_t at, std::size_t count) {
    const std::string digits = period.substr(std::min(at, period.size()), count);
    return digits.size() == count &&
                   std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })
               ? std::stoi(digits)
               : -1;
  };
  if (const std::size_t dots = period.find(".."); dots != std::string::npos) {
    first_month = month_number(period.substr(0, dots));
    last_month = month_number(period.substr(dots + 2));
    return first_month >= 0 && last_month >= first_month;
  }
  if (first_month = last_month = month_number(period); first_month >= 0) return true;
  const bool fiscal = period.rfind("FY", 0) == 0;
  const bool prefixed = fiscal || period.rfind("CY", 0) == 0;
  const int year = number(prefixed ? 2 : 0, 4);
  if (year < 0) return false;
  first_month = 12 * year - (fiscal ? 3 : 0);
  const std::string rest = period.substr(prefixed ? 6 : 4);
  if (rest.empty()) {
    last_month = first_month + 11;
    return prefixed;
  }
  const int part = rest.size() == 3 ? number(period.size() - 1, 1) : -1;
  const int length = rest[1] == 'Q' ? 3 : 6;
  if (rest[0] != '-' || (rest[1] != 'Q' && rest[1] != 'H') || part < 1 || part > 12 / length) return false;
  first_month += (part - 1) * length;
  last_month = first_month + length - 1;
  return true;
}

std::vector<ObservedRow> read_observed(const std::string& directory, Problems& problems) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path().string());
  }
  if (error)
    problems.add({{directory, 0, 0}, "", "cannot read the folder of published series: " + error.message(), "", ""});
  std::sort(files.begin(), files.end());
  std::vector<ObservedRow> rows;
  for (const std::string& file : files) read_observed_file(file, rows, problems);
  return rows;
}

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

std::vector<FitRow> score_run(const std::string& run_directory, const std::string& observed_directory) {
  const nlohmann::json manifest = read_manifest(run_directory);
  Problems problems;
  const std::vector<ObservedRow> observed = read_observed(observed_directory, problems);
  problems.throw_if_any();
  const std::set<std::string> levels = level_series(manifest);
  return fit_rows(fit_cells(read_observables(run_directory, manifest), observed, levels), levels);
}

std::vector<std::string> write_fit(const std::string& directory, const nlohmann::json& manifest,
                                   const std::vector<ObservedRow>& observed) {
  const std::set<std::string> levels = level_series(manifest);
  const std::vector<FitCell> cells = fit_cells(read_observables(directory, manifest), observed, levels);
  std::string text = "series,granularity,observed,simulated,wape,bias,used_for\n";
  for (const FitRow& row : fit_rows(cells, levels)) {
    text += fmt::format("{},{},{},{},{},{},{}\n", csv_field(row.series), row.granularity, real(row.observed),
                        real(row.simulated), real(row.wape), real(row.bias), row.used_for);
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
