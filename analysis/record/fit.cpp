// Sums what was simulated to the cells and periods of published figures.
#include "analysis/record/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unordered_map>

namespace corridor {
namespace {

/// Simulated values of one series, added up to the cells that one pattern of published figures needs.
class Totals {
 public:
  Totals(const Observables& simulated, const std::string& series, const ObservedRow& pattern)
      : names_(&simulated.names), first_(simulated.months.first) {
    const auto cells = simulated.series.find(series);
    if (cells == simulated.series.end()) return;
    std::vector<int> matches(names_->size(), -1);  // by detail; -1: not looked at yet
    for (const ObservableCell& cell : cells->second) {
      int& match = matches[cell.detail];
      if (match < 0) match = pattern.detail.empty() || has_every_part((*names_)[cell.detail], pattern.detail) ? 1 : 0;
      if (match == 0) continue;
      const auto add_at = [&](std::uint32_t place) {
        sums_[key(cell.month, place, pattern.nationality.empty() ? 0 : cell.nationality,
                  pattern.party.empty() ? 0 : cell.party)] += cell.value;
      };
      add_at(pattern.place.empty() ? 0 : cell.place);
      if (pattern.place.empty()) continue;
      const auto country = simulated.country_of.find(cell.place);  // figures of a country are those of its places
      if (country != simulated.country_of.end()) add_at(country->second);
    }
  }

  double over(const ObservedRow& row) const {
    std::array<std::int64_t, 3> names{names_->find(row.place), names_->find(row.nationality), names_->find(row.party)};
    if (*std::min_element(names.begin(), names.end()) < 0) return 0;  // a name that no simulated row has
    double sum = 0;
    for (const Month month : row.months) {
      const auto found = sums_.find(key(month, static_cast<std::uint32_t>(names[0]),
                                        static_cast<std::uint32_t>(names[1]), static_cast<std::uint32_t>(names[2])));
      if (found != sums_.end()) sum += found->second;
    }
    return sum;
  }

 private:
  /// Place, nationality and party are small numbers: 16 bits each hold them; the month takes the rest.
  std::uint64_t key(Month month, std::uint32_t place, std::uint32_t nationality, std::uint32_t party) const {
    return (static_cast<std::uint64_t>((month - first_).count()) << 48U) | (std::uint64_t{place} << 32U) |
           (std::uint64_t{nationality} << 16U) | party;
  }

  const Names* names_;
  Month first_;
  std::unordered_map<std::uint64_t, double> sums_;
};

}  // namespace

std::vector<FitCell> fit_cells(const Observables& simulated, const std::vector<ObservedRow>& observed,
                               const std::set<std::string>& levels) {
  std::map<std::tuple<std::string, std::string, bool, bool, bool>, Totals> totals;
  std::vector<FitCell> cells;
  for (const ObservedRow& row : observed) {
    if (!simulated.months.contains(row.months)) continue;
    const auto pattern =
        std::make_tuple(row.series, row.detail, row.place.empty(), row.nationality.empty(), row.party.empty());
    auto known = totals.find(pattern);
    if (known == totals.end()) known = totals.emplace(pattern, Totals{simulated, row.series, row}).first;
    double value = known->second.over(row);
    if (levels.contains(row.series)) value /= row.months.size();
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

}  // namespace corridor
