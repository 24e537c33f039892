// What departures are estimated on, collected from published rows.
#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "analysis/calibrate/departures.hpp"
#include "analysis/calibrate/margins.hpp"
#include "analysis/tables/series.hpp"

namespace corridor {
namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

/// How a world's published tables call a series.
std::string name_of(const World& world, Series series) { return published_series(world)[index_of(series)].name; }

/// The kind of party that a published row names; none where it names none.
std::optional<Index> kind_in(const ObservedRow& row) {
  const auto kind = std::find(kPartyKindNames.begin(), kPartyKindNames.end(), row.party);
  if (kind == kPartyKindNames.end()) return std::nullopt;
  return kind - kPartyKindNames.begin();
}

/// Of a kind, the most that nationalities of which it is published make up: tables of two authorities differ by some 2
/// % (family members, October 2013 to June 2014: 54,330 and 55,420), and others came too.
constexpr double kMostKnown = 0.98;

/// Of all persons of a kind who were met in some months, the share that was of one nationality.
struct PublishedShare {
  MonthRange months;
  Index nationality, kind;
  double share;
};

std::vector<PublishedShare> published_shares(const EncounterTargets& targets, const std::vector<ObservedRow>& observed,
                                             const World& world) {
  std::vector<PublishedShare> shares;
  const std::string met = name_of(world, Series::kEncountersBetweenPorts);
  const MonthRange all{targets.from, targets.from + Months{static_cast<int>(targets.by_party.rows()) - 1}};
  for (const ObservedRow& row : observed) {
    const std::optional<std::uint8_t> nationality = world.find_nationality(row.nationality);
    const std::optional<Index> kind = kind_in(row);
    const bool fits = row.series == met && row.place.empty() && row.detail.empty() && all.contains(row.months) &&
                      row.used_for != kValidation;
    if (!fits || !nationality || !kind) continue;
    const double of_kind =
        sum_of(targets.by_party.col(*kind).segment((row.months.first - targets.from).count(), row.months.size()));
    if (of_kind > 0) shares.push_back({row.months, *nationality, *kind, std::min(1.0, row.value / of_kind)});
  }
  return shares;
}

/// Months between one and some others; 0 for one of them.
int months_from(Month month, const MonthRange& others) {
  if (month < others.first) return static_cast<int>((others.first - month).count());
  return std::max(0, static_cast<int>((month - others.last).count()));
}

/// The share published for the months nearest to one, if it lies between months for which there are any; null if none.
const PublishedShare* nearest_share(const std::vector<PublishedShare>& shares, Index nationality, Index kind,
                                    Month month) {
  const PublishedShare* nearest = nullptr;
  bool before = false, after = false;
  for (const PublishedShare& one : shares) {
    if (one.nationality != nationality || one.kind != kind) continue;
    before |= one.months.first <= month;
    after |= month <= one.months.last;
    const auto rank = [month](const PublishedShare& share) {  // of as near ones the finer, then the earlier
      return std::tuple(months_from(month, share.months), share.months.size(), share.months.first);
    };
    if (nearest == nullptr || rank(one) < rank(*nearest)) nearest = &one;
  }
  return before && after ? nearest : nullptr;
}

/// Cells that are not known (0 in `known`) share what the known ones leave of the whole, in their proportions.
template <class Cells, class Known>
void deal_rest(Cells cells, const Known& known, double whole) {
  const VectorXd kept = cells.cwiseProduct(known).reshaped(), open = cells.reshaped() - kept;
  if (sum_of(known.reshaped()) == 0 || sum_of(open) <= 0) return;
  const double rest = std::max(0.0, whole - sum_of(kept)) / sum_of(open);
  for (Index i = 0; i < open.size(); ++i) cells(i) = kept(i) + rest * open(i);
}

/// Nationalities and kinds of a month at once. Cells are what was published of both; what is left of a nationality or a
/// kind is dealt by the other margin.
MatrixXd joint_table(const std::vector<PublishedShare>& shares, Month month, const VectorXd& nationalities,
                     const VectorXd& kinds) {
  MatrixXd table = nationalities * kinds.transpose() / std::max(1.0, sum_of(nationalities));
  MatrixXd known = MatrixXd::Zero(table.rows(), table.cols());
  for (Index n = 0; n < table.rows(); ++n) {
    for (Index k = 0; k < table.cols(); ++k) {
      const PublishedShare* share = nearest_share(shares, n, k, month);
      if (share == nullptr) continue;
      known(n, k) = 1;
      table(n, k) = share->share * kinds[k];
    }
  }
  for (Index k = 0; k < table.cols(); ++k) {
    const double of_known = sum_of(table.col(k).cwiseProduct(known.col(k)));
    if (of_known <= kMostKnown * kinds[k]) continue;
    for (Index n = 0; n < table.rows(); ++n) table(n, k) *= known(n, k) > 0 ? kMostKnown * kinds[k] / of_known : 1;
  }
  for (Index k = 0; k < table.cols(); ++k) deal_rest(table.col(k), known.col(k), kinds[k]);
  for (Index n = 0; n < table.rows(); ++n) deal_rest(table.row(n), known.row(n), nationalities[n]);
  return fit_to_margins(table, nationalities, kinds);
}

/// As many whole fiscal years as are published.
void add_whole_years(EncounterTargets& targets) {
  targets.sector_years.resize(targets.sector_months.size());
  targets.years_from = targets.from;
  while (targets.years_from.month() != std::chrono::October) targets.years_from += Months{1};
  const Index before = (targets.years_from - targets.from).count();
  for (std::size_t j = 0; j < targets.sector_months.size(); ++j) {
    const Index months = (targets.sector_months[j].rows() - before) / kMonthsOfYear * kMonthsOfYear;
    if (months > 0) targets.sector_years[j] = targets.sector_months[j].middleRows(before, months);
  }
}

}  // namespace

VectorXd EncounterTargets::sector_kinds(std::size_t sector, bool after) const {
  const MatrixXd& months = sector_months[sector];
  const Index until = std::clamp<Index>((by_nationality_until - from).count() + 1, 0, months.rows());
  VectorXd kinds(months.cols());
  for (Index k = 0; k < kinds.size(); ++k)
    kinds[k] = after ? sum_of(months.col(k).tail(months.rows() - until)) : sum_of(months.col(k).head(until));
  return kinds;
}

EncounterTargets encounter_targets(const World& world, const std::vector<ObservedRow>& observed, Day from, Day to) {
  const MonthRange months{month_of(from), month_of(to) - Months{1}};
  EncounterTargets targets;
  targets.from = months.first;
  targets.by_nationality = MatrixXd::Zero(months.size(), static_cast<Index>(world.nationalities.size()));
  targets.by_party = MatrixXd::Zero(months.size(), Index{kPartyKinds});
  targets.at_ports = targets.by_nationality;
  targets.sector_by_nationality.resize(world.jurisdictions.size());
  targets.sector_months.resize(world.jurisdictions.size());
  Index sector_months = 0;  // of the longest table
  const std::string met = name_of(world, Series::kEncountersBetweenPorts);
  const std::string met_at_ports = name_of(world, Series::kEncountersAtPorts);
  for (const ObservedRow& row : observed) {
    const bool between = row.series == met;
    if (!(between || row.series == met_at_ports) || !row.detail.empty()) continue;
    if (!months.contains(row.months)) continue;
    const std::optional<std::uint8_t> nationality = world.find_nationality(row.nationality);
    const std::optional<Index> kind = kind_in(row);
    const bool monthly = row.months.size() == 1;
    const Index t = (row.months.first - months.first).count();
    if (row.place.empty() && monthly) {
      if (nationality && row.party.empty())
        (between ? targets.by_nationality : targets.at_ports)(t, *nationality) += row.value;
      if (!nationality && kind && between) targets.by_party(t, *kind) += row.value;
      continue;
    }
    const Id<Jurisdiction> sector = world.find_jurisdiction(row.place);
    if (!sector || !between || row.used_for != kCalibration) continue;
    if (world.jurisdictions[sector.index()].kind != JurisdictionKind::kSector) continue;
    const bool by_party = kind && monthly;
    if (nationality.has_value() == by_party || (nationality && !row.party.empty())) continue;
    if (by_party) {
      MatrixXd& table = targets.sector_months[sector.index()];
      if (table.size() == 0) table = MatrixXd::Zero(months.size(), Index{kPartyKinds});
      table(t, *kind) += row.value;
      sector_months = std::max(sector_months, t + 1);
    } else {
      VectorXd& table = targets.sector_by_nationality[sector.index()];
      if (table.size() == 0) table = VectorXd::Zero(static_cast<Index>(world.nationalities.size()));
      table[*nationality] += row.value;
      targets.by_nationality_until = std::max(targets.by_nationality_until, row.months.last);
    }
  }
  for (std::size_t j = 0; j < targets.sector_months.size(); ++j) {
    const bool both = targets.sector_months[j].size() > 0 && targets.sector_by_nationality[j].size() > 0;
    if (both) {
      targets.sector_months[j].conservativeResize(sector_months, Eigen::NoChange);
    } else {
      targets.sector_months[j].resize(0, 0);
      targets.sector_by_nationality[j].resize(0);
    }
  }
  const std::vector<PublishedShare> shares = published_shares(targets, observed, world);
  for (Index t = 0; !shares.empty() && t < months.size(); ++t)
    targets.by_both.push_back(joint_table(shares, months.first + Months{static_cast<int>(t)},
                                          targets.by_nationality.row(t), targets.by_party.row(t)));
  add_whole_years(targets);
  return targets;
}

}  // namespace corridor
