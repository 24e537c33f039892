// What departures are estimated on, collected from published rows.
#include <algorithm>
#include <string>

#include "analysis/calibrate/departures.hpp"
#include "analysis/tables/series.hpp"

namespace corridor {
namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

/// How a world's published tables call a series.
std::string name_of(const World& world, Series series) { return published_series(world)[index_of(series)].name; }

/// Sectors month by month, as many whole fiscal years as are published.
void add_whole_years(EncounterTargets& targets, const std::vector<ObservedRow>& observed, const World& world) {
  targets.sector_years.resize(world.jurisdictions.size());
  targets.years_from = targets.from;
  while (targets.years_from.month() != std::chrono::October) targets.years_from += Months{1};
  const auto published = (targets.by_party_until - targets.years_from).count() + 1;
  if (published < kMonthsOfYear) return;
  const Index months = published / kMonthsOfYear * kMonthsOfYear;
  const std::string met = name_of(world, Series::kEncountersBetweenPorts);
  for (const ObservedRow& row : observed) {
    const Id<Jurisdiction> sector = world.find_jurisdiction(row.place);
    const auto kind = std::find(kPartyKindNames.begin(), kPartyKindNames.end(), row.party);
    const Index t = (row.months.first - targets.years_from).count();
    const bool fits = row.series == met && row.detail.empty() && row.nationality.empty() &&
                      row.used_for == "calibration" && row.months.size() == 1 && t >= 0 && t < months;
    if (!fits || !sector || kind == kPartyKindNames.end() || targets.sector_by_party[sector.index()].size() == 0)
      continue;
    MatrixXd& table = targets.sector_years[sector.index()];
    if (table.size() == 0) table = MatrixXd::Zero(months, Index{kPartyKinds});
    table(t, kind - kPartyKindNames.begin()) += row.value;
  }
}

}  // namespace

EncounterTargets encounter_targets(const World& world, const std::vector<ObservedRow>& observed, Day from, Day to) {
  const MonthRange months{month_of(from), month_of(to) - Months{1}};
  EncounterTargets targets;
  targets.from = months.first;
  targets.by_nationality = MatrixXd::Zero(months.size(), static_cast<Index>(world.nationalities.size()));
  targets.by_party = MatrixXd::Zero(months.size(), Index{kPartyKinds});
  targets.at_ports = targets.by_nationality;
  targets.sector_by_nationality = targets.sector_by_party = std::vector<VectorXd>(world.jurisdictions.size());
  const std::string met = name_of(world, Series::kEncountersBetweenPorts);
  const std::string met_at_ports = name_of(world, Series::kEncountersAtPorts);
  for (const ObservedRow& row : observed) {
    const bool between = row.series == met;
    if (!(between || row.series == met_at_ports) || !row.detail.empty()) continue;
    if (!months.contains(row.months)) continue;
    const std::optional<std::uint8_t> nationality = world.find_nationality(row.nationality);
    const auto kind = std::find(kPartyKindNames.begin(), kPartyKindNames.end(), row.party);
    const Index k = kind - kPartyKindNames.begin();
    const bool monthly = row.months.size() == 1;
    const Index t = (row.months.first - months.first).count();
    if (row.place.empty() && monthly) {
      if (nationality && row.party.empty())
        (between ? targets.by_nationality : targets.at_ports)(t, *nationality) += row.value;
      if (!nationality && kind != kPartyKindNames.end() && between) targets.by_party(t, k) += row.value;
      continue;
    }
    const Id<Jurisdiction> sector = world.find_jurisdiction(row.place);
    if (!sector || !between || row.used_for != "calibration") continue;
    if (world.jurisdictions[sector.index()].kind != JurisdictionKind::kSector) continue;
    VectorXd& table = (nationality ? targets.sector_by_nationality : targets.sector_by_party)[sector.index()];
    const bool by_party = kind != kPartyKindNames.end() && monthly;
    if (nationality.has_value() == by_party) continue;
    if (table.size() == 0)
      table = VectorXd::Zero(nationality ? static_cast<Index>(world.nationalities.size()) : Index{kPartyKinds});
    table[nationality ? *nationality : k] += row.value;
    Month& until = nationality ? targets.by_nationality_until : targets.by_party_until;
    until = std::max(until, row.months.last);
  }
  for (std::size_t j = 0; j < targets.sector_by_party.size(); ++j) {  // only sectors for which both are published
    if (targets.sector_by_party[j].size() > 0 && targets.sector_by_nationality[j].size() > 0) continue;
    targets.sector_by_party[j].resize(0);
    targets.sector_by_nationality[j].resize(0);
  }
  add_whole_years(targets, observed, world);
  return targets;
}

}  // namespace corridor
