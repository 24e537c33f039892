// Deconvolution of encounters into departures.
#include "analysis/calibrate/departures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "analysis/tables/read.hpp"

namespace corridor {
namespace {

using Matrix = std::vector<std::vector<double>>;

Matrix zeros(std::size_t rows, std::size_t columns) { return Matrix(rows, std::vector<double>(columns, 0)); }

/// Ratios target / start of a table that keeps the odds of `start` and meets both margins: [i][j]. Zero cells stay
/// zero.
Matrix rake(const Matrix& start, const std::vector<double>& rows, const std::vector<double>& columns) {
  Matrix table = start;
  double row_sum = 0, column_sum = 0;
  for (const double r : rows) row_sum += r;
  for (const double c : columns) column_sum += c;
  const double balance = column_sum > 0 ? row_sum / column_sum : 1;  // rounding makes the two margins differ a little
  for (int pass = 0; pass < 50; ++pass) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double sum = 0;
      for (const double cell : table[i]) sum += cell;
      for (double& cell : table[i]) cell *= sum > 0 ? rows[i] / sum : 1;
    }
    for (std::size_t j = 0; j < columns.size(); ++j) {
      double sum = 0;
      for (const std::vector<double>& row : table) sum += row[j];
      for (std::vector<double>& row : table) row[j] *= sum > 0 ? columns[j] * balance / sum : 1;
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) table[i][j] = start[i][j] > 0 ? table[i][j] / start[i][j] : 1;
  }
  return table;
}

/// What one round of play brought, in persons.
struct Played {
  std::vector<Matrix> encounters;             ///< [month][nationality][kind].
  std::vector<std::vector<double>> response;  ///< [month][cohort month x nationality x kind].
  std::vector<Matrix> sectors;                ///< [jurisdiction][nationality][kind], calibration months only.
  Month cohorts_from;
};

Played play(const World& world, const PolicySet& policies, const RunSettings& settings, int calibrated_until) {
  const std::size_t nationalities = world.nationalities.size();
  Played played;
  played.sectors.assign(world.jurisdictions.size(), zeros(nationalities, kPartyKinds));
  run_replicate(world, policies, settings, [&](const MonthResult& month) {
    Matrix encounters = zeros(nationalities, kPartyKinds);
    for (const Tally::Row& row : month.tally.series_rows()) {
      if (row.series != Series::kEncountersBetweenPorts && row.series != Series::kEncountersAtPorts) continue;
      const auto n = static_cast<std::size_t>(row.nationality);
      const auto k = static_cast<std::size_t>(row.party);
      encounters[n][k] += static_cast<double>(row.value);
      if (row.series == Series::kEncountersBetweenPorts && month_number(to_string(month.month)) <= calibrated_until) {
        played.sectors[row.place.index()][n][k] += static_cast<double>(row.value);
      }
    }
    played.encounters.push_back(std::move(encounters));
    played.response.emplace_back(month.tally.cohorts().begin(), month.tally.cohorts().end());
    played.cohorts_from = month.cohorts_from;
  });
  return played;
}

/// Sum of absolute differences over the sum of targets.
struct Error {
  double difference = 0, total = 0;
  void add(double simulated, double target) {
    difference += std::abs(simulated - target);
    total += target;
  }
  double wape() const { return total > 0 ? difference / total : 0; }
};

DepartureRound errors_of(const Played& played, const EncounterTargets& targets) {
  Error month, nationality, party, sector;
  for (std::size_t t = 0; t < played.encounters.size(); ++t) {
    double simulated = 0, target = 0;
    for (std::size_t n = 0; n < targets.by_nationality[t].size(); ++n) {
      double sum = 0;
      for (const double cell : played.encounters[t][n]) sum += cell;
      nationality.add(sum, targets.by_nationality[t][n]);
      simulated += sum;
      target += targets.by_nationality[t][n];
    }
    month.add(simulated, target);
    for (std::size_t k = 0; k < kPartyKinds; ++k) {
      double sum = 0;
      for (const std::vector<double>& row : played.encounters[t]) sum += row[k];
      party.add(sum, targets.by_party[t][k]);
    }
  }
  for (std::size_t j = 0; j < targets.sector_by_party.size(); ++j) {
    for (std::size_t k = 0; k < kPartyKinds && !targets.sector_by_party[j].empty(); ++k) {
      double sum = 0;
      for (const std::vector<double>& row : played.sectors[j]) sum += row[k];
      sector.add(sum, targets.sector_by_party[j][k]);
    }
  }
  return {0, month.wape(), nationality.wape(), party.wape(), sector.wape()};
}

void correct_departures(World& world, const Played& played, const EncounterTargets& targets) {
  const std::size_t width = groups_of(world.nationalities.size());
  std::size_t cohort_months = 0;
  for (const std::vector<double>& row : played.response) cohort_months = std::max(cohort_months, row.size() / width);
  Matrix weight = zeros(cohort_months, width), pull = zeros(cohort_months, width);
  for (std::size_t t = 0; t < played.encounters.size(); ++t) {
    const Matrix ratio = rake(played.encounters[t], targets.by_nationality[t], targets.by_party[t]);
    for (std::size_t cell = 0; cell < played.response[t].size(); ++cell) {
      const std::size_t group = cell % width;
      weight[cell / width][group] += played.response[t][cell];
      pull[cell / width][group] += played.response[t][cell] * ratio[nationality_of(group)][kind_of(group)];
    }
  }
  for (Cohort& cohort : world.cohorts) {
    const long month = (cohort.month - played.cohorts_from).count();
    const std::size_t group = group_of(cohort.nationality, cohort.kind);
    if (month < 0 || month >= static_cast<long>(cohort_months) || weight[static_cast<std::size_t>(month)][group] <= 0)
      continue;
    const double ratio = pull[static_cast<std::size_t>(month)][group] / weight[static_cast<std::size_t>(month)][group];
    cohort.persons =
        std::max<Persons>(1, std::llround(static_cast<double>(cohort.persons) * std::clamp(ratio, 0.2, 5.0)));
  }
}

void correct_pulls(World& world, const Played& played, const EncounterTargets& targets) {
  const std::size_t nationalities = world.nationalities.size();
  std::vector<std::size_t> sectors;
  for (std::size_t j = 0; j < targets.sector_by_party.size(); ++j) {
    if (!targets.sector_by_party[j].empty()) sectors.push_back(j);
  }
  std::vector<Matrix> ratio(sectors.size());
  Matrix before = zeros(nationalities, kPartyKinds), after = zeros(nationalities, kPartyKinds);
  for (std::size_t s = 0; s < sectors.size(); ++s) {
    ratio[s] = rake(played.sectors[sectors[s]], targets.sector_by_nationality[sectors[s]],
                    targets.sector_by_party[sectors[s]]);
    for (std::size_t n = 0; n < nationalities; ++n) {
      for (std::size_t k = 0; k < kPartyKinds; ++k) {
        before[n][k] += played.sectors[sectors[s]][n][k];
        after[n][k] += played.sectors[sectors[s]][n][k] * ratio[s][n][k];
      }
    }
  }
  for (std::size_t s = 0; s < sectors.size(); ++s) {
    std::vector<double>& pulls = world.pulls[static_cast<std::uint16_t>(sectors[s])];
    pulls.resize(groups_of(nationalities), 0);
    for (std::size_t n = 0; n < nationalities; ++n) {
      for (std::size_t k = 0; k < kPartyKinds; ++k) {
        if (before[n][k] <= 0 || after[n][k] <= 0 || ratio[s][n][k] <= 0) continue;
        const double share_ratio = ratio[s][n][k] * before[n][k] / after[n][k];
        pulls[group_of(n, k)] += 0.7 * std::log(std::clamp(share_ratio, 0.2, 5.0));
      }
    }
  }
}

}  // namespace

EncounterTargets encounter_targets(const World& world, const std::vector<ObservedRow>& observed, Day from, Day to) {
  const int first = month_number(to_string(month_of(from)));
  const int months = month_number(to_string(month_of(to))) - first;
  EncounterTargets targets{month_of(from), zeros(static_cast<std::size_t>(months), world.nationalities.size()),
                           zeros(static_cast<std::size_t>(months), 3), Matrix(world.jurisdictions.size()),
                           Matrix(world.jurisdictions.size())};
  for (const ObservedRow& row : observed) {
    const bool between = row.series == "encounters_between_ports";
    if (!(between || row.series == "encounters_at_ports") || !row.detail.empty()) continue;
    if (row.first_month < first || row.last_month >= first + months) continue;
    const std::optional<std::uint8_t> nationality = world.find_nationality(row.nationality);
    const auto kind = std::find(kPartyKindNames.begin(), kPartyKindNames.end(), row.party);
    const auto k = static_cast<std::size_t>(kind - kPartyKindNames.begin());
    const auto t = static_cast<std::size_t>(row.first_month - first);
    if (row.place.empty() && row.first_month == row.last_month) {
      if (nationality && row.party.empty()) targets.by_nationality[t][*nationality] += row.value;
      if (!nationality && kind != kPartyKindNames.end()) targets.by_party[t][k] += row.value;
      continue;
    }
    const Id<Jurisdiction> sector = world.find_jurisdiction(row.place);
    if (!sector || !between || row.used_for != "calibration") continue;
    if (world.jurisdictions[sector.index()].kind != JurisdictionKind::kSector) continue;
    Matrix& table = nationality ? targets.sector_by_nationality : targets.sector_by_party;
    const bool by_party = kind != kPartyKindNames.end() && row.first_month == row.last_month;
    if (nationality.has_value() == by_party) continue;
    table[sector.index()].resize(nationality ? world.nationalities.size() : 3, 0);
    table[sector.index()][nationality ? *nationality : k] += row.value;
    targets.calibrated_until = std::max(targets.calibrated_until, row.last_month);
  }
  for (std::size_t j = 0; j < targets.sector_by_party.size(); ++j) {  // only sectors for which both are published
    if (targets.sector_by_party[j].empty() || targets.sector_by_nationality[j].empty()) {
      targets.sector_by_party[j].clear();
      targets.sector_by_nationality[j].clear();
    }
  }
  return targets;
}

std::vector<DepartureRound> estimate_departures(World& world, const PolicySet& policies, const RunSettings& settings,
                                                const EncounterTargets& targets, int rounds,
                                                const std::function<void(const DepartureRound&)>& on_round) {
  std::vector<DepartureRound> history;
  for (int round = 1; round <= rounds; ++round) {
    const Played played = play(world, policies, settings, targets.calibrated_until);
    history.push_back(errors_of(played, targets));
    history.back().round = round;
    if (on_round) on_round(history.back());
    correct_departures(world, played, targets);
    correct_pulls(world, played, targets);
  }
  return history;
}

void write_departures(const World& world, const std::string& directory) {
  std::ofstream departures(directory + "/departures.csv");
  departures << "month,nationality,party,persons\n";
  for (const Cohort& cohort : world.cohorts) {
    departures << fmt::format("{},{},{},{}\n", to_string(cohort.month), world.nationalities[cohort.nationality].id,
                              name_of(cohort.kind), cohort.persons);
  }
  std::ofstream pulls(directory + "/pulls.csv");
  pulls << "sector,nationality,party,utility\n";
  std::map<std::uint16_t, std::vector<double>> sorted(world.pulls.begin(), world.pulls.end());
  for (const auto& [sector, utilities] : sorted) {
    for (std::size_t c = 0; c < utilities.size(); ++c) {
      pulls << fmt::format("{},{},{},{:.3f}\n", world.jurisdictions[sector].id,
                           world.nationalities[nationality_of(c)].id, kPartyKindNames[kind_of(c)], utilities[c]);
    }
  }
  if (!departures || !pulls) throw RunFailure("cannot write departures.csv and pulls.csv in " + directory);
}

}  // namespace corridor
