// Estimates what nobody publishes: how many persons meant to leave, by month, nationality and party kind, and how
// strongly each border sector draws them, so that simulated encounters match the published ones. `corridor departures`
// runs it; anyone can run it again.
//
// Method: maximum-likelihood deconvolution (Richardson 1972, doi:10.1364/JOSA.62.000055; Lucy 1974,
// doi:10.1086/111605). Each round plays the scenario and records, for every encounter, the month in which the party had
// meant to leave. Tables give months by nationality and months by party kind. Where cells of both are published too,
// the joint table of a month is made of them (departure_targets.cpp); else iterative proportional fitting of the
// simulated one supplies the ratios. At ports kinds are as the model has them: families were not counted there before
// March 2016.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <string>
#include <vector>

#include "analysis/record/fit.hpp"
#include "sim/engine.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Published encounters of all authorities at the border.
struct EncounterTargets {
  Month from;                            ///< First month.
  Eigen::MatrixXd by_nationality;        ///< Between ports: [month][nationality]; persons.
  Eigen::MatrixXd by_party;              ///< Between ports: [month][kind]; persons.
  std::vector<Eigen::MatrixXd> by_both;  ///< Between ports, by month: [nationality][kind]; persons. Empty where no cell
                                         ///< of both is published.
  Eigen::MatrixXd at_ports;  ///< [month][nationality]; persons. Kinds: as the model has them (families were not
                             ///< counted there before March 2016).
  /// By jurisdiction, sectors of which both are published: persons of the calibration period by nationality, and
  /// [month][kind], from `from` on. Empty elsewhere. They need not end in the same month.
  std::vector<Eigen::VectorXd> sector_by_nationality;
  std::vector<Eigen::MatrixXd> sector_months;
  Month by_nationality_until{};               ///< Last month of the first.
  Month years_from;                           ///< An October.
  std::vector<Eigen::MatrixXd> sector_years;  ///< Of the second, whole fiscal years.

  /// Persons met in a sector by kind, to `by_nationality_until` and after it.
  Eigen::VectorXd sector_kinds(std::size_t sector, bool after) const;
};

/// Collects the targets from published rows: encounters between and at ports within [from, to), sectors from rows
/// marked calibration.
EncounterTargets encounter_targets(const World& world, const std::vector<ObservedRow>& observed, Day from, Day to);

/// Sums of absolute differences over sums of what is published, by month and by month and nationality between ports and
/// at them, by month and kind and by sector and kind between them.
struct DepartureRound {
  int round = 0;
  double wape_month = 0, wape_nationality = 0, wape_party = 0, wape_sector = 0;  ///< Before this round's correction.
};

/// Improves `world.cohorts`, `world.pulls` and `world.seasons` in place, `rounds` times. Returns the error before each
/// correction.
std::vector<DepartureRound> estimate_departures(World& world, const PolicySet& policies, const RunSettings& settings,
                                                const EncounterTargets& targets, int rounds,
                                                const std::function<void(const DepartureRound&)>& on_round = {});

/// Writes departures.csv, pulls.csv and, where there are seasons, seasons.csv into a folder, in the form that a world
/// reads.
void write_departures(const World& world, const std::string& directory);

}  // namespace corridor
