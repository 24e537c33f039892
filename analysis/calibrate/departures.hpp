// Estimates what nobody publishes: how many persons meant to leave, by month, nationality and party kind, and how
// strongly each border sector draws them, so that simulated encounters match the published ones. `corridor departures`
// runs it; anyone can run it again.
//
// Method: maximum-likelihood deconvolution (Richardson 1972, doi:10.1364/JOSA.62.000055; Lucy 1974,
// doi:10.1086/111605). Each round plays the scenario and records, for every encounter, the month in which the party had
// meant to leave. The published tables give months by nationality and months by party kind, not both at once: iterative
// proportional fitting of the simulated joint table supplies the ratios, between ports and at them apart.
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
  Month from;                      ///< First month.
  Eigen::MatrixXd by_nationality;  ///< Between ports: [month][nationality]; persons.
  Eigen::MatrixXd by_party;        ///< Between ports: [month][kind]; persons.
  Eigen::MatrixXd at_ports;        ///< [month][nationality]; persons. Kinds: as the model has them (families were not
                                   ///< counted there before March 2016).
  std::vector<Eigen::VectorXd> sector_by_nationality,
      sector_by_party;  ///< By jurisdiction: persons by nationality or kind over the calibration period; empty where
                        ///< either is not published.
  Month by_nationality_until{}, by_party_until{};  ///< Last months of these two, which need not be the same.
  Month years_from;                                ///< An October.
  std::vector<Eigen::MatrixXd> sector_years;  ///< By jurisdiction: [month of whole fiscal years][kind], of calibration.
};

/// Collects the targets from published rows: encounters between and at ports within [from, to), sectors from rows
/// marked calibration.
EncounterTargets encounter_targets(const World& world, const std::vector<ObservedRow>& observed, Day from, Day to);

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
