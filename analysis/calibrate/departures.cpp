// Deconvolution of encounters into departures.
#include "analysis/calibrate/departures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/calibrate/margins.hpp"
#include "analysis/calibrate/pulls.hpp"
#include "analysis/calibrate/seasons.hpp"
#include "analysis/tables/read.hpp"
#include "sim/world_forms.hpp"

namespace corridor {
namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

/// What one round of play brought, in persons.
struct Played {
  std::vector<MatrixXd> between_ports, at_ports;  ///< By month: [nationality][kind].
  std::vector<std::vector<double>> response;  ///< By month: [cohort month x nationality x kind], as many as had come.
  /// By jurisdiction: [nationality][kind] in the months in which sectors are published by nationality too, and in those
  /// after them in which they are published by kind.
  std::vector<MatrixXd> sectors, sectors_after;
  std::vector<MatrixXd> sector_years;  ///< By jurisdiction: [month][kind], as the targets have it.
  Month cohorts_from;
};

Played play(const World& world, const PolicySet& policies, const RunSettings& settings,
            const EncounterTargets& targets) {
  const MatrixXd none = MatrixXd::Zero(static_cast<Index>(world.nationalities.size()), Index{kPartyKinds});
  Played played;
  played.sectors.assign(world.jurisdictions.size(), none);
  played.sectors_after = played.sectors;
  for (const MatrixXd& target : targets.sector_years)
    played.sector_years.emplace_back(MatrixXd::Zero(target.rows(), target.cols()));
  run_replicate(world, policies, settings, [&](const MonthResult& month) {
    if (std::ssize(played.between_ports) == targets.by_party.rows()) return;  // a month of which only days are played
    MatrixXd between = none, at_ports = none;
    const Index t = (month.month - targets.years_from).count();
    for (const Tally::Row& row : month.tally.series_rows()) {
      const auto persons = static_cast<double>(row.value);
      if (row.series == Series::kEncountersAtPorts) at_ports(row.nationality, row.party) += persons;
      if (row.series != Series::kEncountersBetweenPorts) continue;
      between(row.nationality, row.party) += persons;
      if (MatrixXd& years = played.sector_years[row.place.index()]; t >= 0 && t < years.rows())
        years(t, row.party) += persons;
      const bool early = month.month <= targets.by_nationality_until;
      if (!early && (month.month - targets.from).count() >= targets.sector_months[row.place.index()].rows()) continue;
      (early ? played.sectors : played.sectors_after)[row.place.index()](row.nationality, row.party) += persons;
    }
    played.between_ports.push_back(std::move(between));
    played.at_ports.push_back(std::move(at_ports));
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

/// Of a month: how much more of each nationality and kind was published than simulated. Between ports by both, at them
/// by nationality alone: ports are the smaller part, and which kinds they take is the model's to say.
MatrixXd ratio_of(const Played& played, const EncounterTargets& targets, std::size_t t) {
  const auto month = static_cast<Index>(t);
  const MatrixXd& between = played.between_ports[t];
  const MatrixXd& at_ports = played.at_ports[t];
  MatrixXd wanted = targets.by_both.empty()
                        ? fit_to_margins(between, targets.by_nationality.row(month), targets.by_party.row(month))
                        : targets.by_both[t];
  for (Index n = 0; n < at_ports.rows(); ++n) {
    const double sum = sum_of(at_ports.row(n));
    if (sum > 0) wanted.row(n) += at_ports.row(n) * (targets.at_ports(month, n) / sum);
  }
  const MatrixXd simulated = between + at_ports;
  return (simulated.array() > 0).select(wanted.array() / simulated.array(), 1.0);
}

/// Against what was published, so that people count of whom nobody was simulated.
DepartureRound errors_of(const Played& played, const EncounterTargets& targets) {
  Error month, nationality, party, sector;
  for (std::size_t t = 0; t < played.between_ports.size(); ++t) {
    const auto at = static_cast<Index>(t);
    const MatrixXd encounters = played.between_ports[t] + played.at_ports[t];
    const VectorXd published = targets.by_nationality.row(at) + targets.at_ports.row(at);
    month.add(sum_of(encounters.reshaped()), sum_of(published));
    for (Index n = 0; n < encounters.rows(); ++n) nationality.add(sum_of(encounters.row(n)), published[n]);
    for (Index k = 0; k < encounters.cols(); ++k)
      party.add(sum_of(played.between_ports[t].col(k)), targets.by_party(at, k));
  }
  for (std::size_t j = 0; j < targets.sector_months.size(); ++j) {
    if (targets.sector_months[j].size() == 0) continue;
    const VectorXd kinds = targets.sector_kinds(j, false) + targets.sector_kinds(j, true);
    for (Index k = 0; k < kinds.size(); ++k)
      sector.add(sum_of(played.sectors[j].col(k)) + sum_of(played.sectors_after[j].col(k)), kinds[k]);
  }
  return {0, month.wape(), nationality.wape(), party.wape(), sector.wape()};
}

void correct_departures(World& world, const Played& played, const EncounterTargets& targets) {
  const std::size_t width = groups_of(world.nationalities.size());
  std::size_t cohort_months = 0;
  for (const std::vector<double>& row : played.response) cohort_months = std::max(cohort_months, row.size() / width);
  // By group of nationality and kind, then cohort month.
  MatrixXd weight = MatrixXd::Zero(static_cast<Index>(width), static_cast<Index>(cohort_months)), pull = weight;
  for (std::size_t t = 0; t < played.between_ports.size(); ++t) {
    const MatrixXd ratio = ratio_of(played, targets, t);
    for (std::size_t cell = 0; cell < played.response[t].size(); ++cell) {
      const auto group = static_cast<Index>(cell % width), cohort = static_cast<Index>(cell / width);
      weight(group, cohort) += played.response[t][cell];
      pull(group, cohort) += played.response[t][cell] * ratio(static_cast<Index>(nationality_of(cell % width)),
                                                              static_cast<Index>(kind_of(cell % width)));
    }
  }
  for (Cohort& cohort : world.cohorts) {
    const long month = (cohort.month - played.cohorts_from).count();
    const auto group = static_cast<Index>(group_of(cohort.nationality, cohort.kind));
    if (month < 0 || month >= weight.cols() || weight(group, month) <= 0) continue;
    const double ratio = pull(group, month) / weight(group, month);
    cohort.persons =
        std::max<Persons>(1, std::llround(static_cast<double>(cohort.persons) * std::clamp(ratio, 0.2, 5.0)));
  }
}

/// Sectors by nationality and kind, which are published apart. In months for which only kinds are, nationalities of a
/// kind have the odds that were played.
std::map<std::uint16_t, SectorPersons> sector_persons(const Played& played, const EncounterTargets& targets) {
  std::map<std::uint16_t, SectorPersons> sectors;
  for (std::size_t j = 0; j < targets.sector_months.size(); ++j) {
    if (targets.sector_months[j].size() == 0) continue;
    MatrixXd published =
        fit_to_margins(played.sectors[j], targets.sector_by_nationality[j], targets.sector_kinds(j, false));
    const VectorXd kinds = targets.sector_kinds(j, true);
    for (Index k = 0; k < kinds.size(); ++k) {
      const double sum = sum_of(played.sectors_after[j].col(k));
      if (sum > 0) published.col(k) += played.sectors_after[j].col(k) * (kinds[k] / sum);
    }
    sectors[static_cast<std::uint16_t>(j)] = {published, played.sectors[j] + played.sectors_after[j]};
  }
  return sectors;
}

std::string seasons_table(const World& world) {
  TableForm form = world_form("seasons.csv");
  std::erase_if(form.columns, [](const Column& column) { return column.may_be_absent; });
  std::string table = header_of(form);
  const std::map<std::uint16_t, std::vector<double>> sorted(world.seasons.begin(), world.seasons.end());
  for (const auto& [sector, utilities] : sorted) {
    for (std::size_t i = 0; i < utilities.size(); ++i) {
      table += fmt::format("{},{},{},{:.3f}\n", world.jurisdictions[sector].id, i % kMonthsOfYear + 1,
                           kPartyKindNames[i / kMonthsOfYear], utilities[i]);
    }
  }
  return table;
}

}  // namespace

std::vector<DepartureRound> estimate_departures(World& world, const PolicySet& policies, const RunSettings& settings,
                                                const EncounterTargets& targets, int rounds,
                                                const std::function<void(const DepartureRound&)>& on_round) {
  std::vector<DepartureRound> history;
  for (int round = 1; round <= rounds; ++round) {
    const Played played = play(world, policies, settings, targets);
    history.push_back(errors_of(played, targets));
    history.back().round = round;
    if (on_round) on_round(history.back());
    correct_departures(world, played, targets);
    correct_pulls(world, sector_persons(played, targets));
    correct_seasons(world, {targets.years_from, targets.sector_years, played.sector_years});
  }
  return history;
}

void write_departures(const World& world, const std::string& directory) {
  std::map<Month, std::vector<Persons>> by_month;  // whole: nobody is a row with 0
  for (const Cohort& cohort : world.cohorts) {
    std::vector<Persons>& persons = by_month[cohort.month];
    persons.resize(groups_of(world.nationalities.size()), 0);
    persons[group_of(cohort.nationality, index_of(cohort.kind))] += cohort.persons;
  }
  std::string departures = header_of(world_form("departures.csv"));
  for (const auto& [month, persons] : by_month) {
    for (std::size_t c = 0; c < persons.size(); ++c) {
      departures += fmt::format("{},{},{},{}\n", to_string(month), world.nationalities[nationality_of(c)].id,
                                kPartyKindNames[kind_of(c)], persons[c]);
    }
  }
  TableForm form = world_form("pulls.csv");
  std::erase_if(form.columns, [](const Column& column) { return column.may_be_absent; });
  std::string pulls = header_of(form);
  std::map<std::uint16_t, std::vector<double>> sorted(world.pulls.begin(), world.pulls.end());
  for (const auto& [sector, utilities] : sorted) {
    for (std::size_t c = 0; c < utilities.size(); ++c) {
      pulls += fmt::format("{},{},{},{:.3f}\n", world.jurisdictions[sector].id,
                           world.nationalities[nationality_of(c)].id, kPartyKindNames[kind_of(c)], utilities[c]);
    }
  }
  write_whole_file(directory, "departures.csv", departures);
  write_whole_file(directory, "pulls.csv", pulls);
  if (!world.seasons.empty()) write_whole_file(directory, "seasons.csv", seasons_table(world));
}

}  // namespace corridor
