// Pulls by kind of party: a table of sectors and nationalities, of which rows are what is common.
#include "analysis/calibrate/pulls.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/calibrate/margins.hpp"

namespace corridor {
namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

/// Persons met in a sector with whom a nationality's own part counts for one half. Judgement: so few that the 59 of 72
/// Haitians who were met in the San Diego sector, FY2016 to FY2018, say where Haitians went. 100 and 1,000 fit the
/// calibration period alike.
constexpr double kHalfOwnPersons = 30;
constexpr double kFewPersons = 3;  ///< Added to both sides, so that an empty sector says little.
constexpr double kOnePerson = 1;   ///< As good as nobody, and no division by 0.
constexpr double kMostRatio = 5;   ///< Of shares in one round.

double mean(const VectorXd& values, const VectorXd& weights) {
  return sum_of(values.cwiseProduct(weights)) / sum_of(weights);
}

/// By sector: of `pulls`, each in the table [sector][nationality], what all nationalities have in common. Two-way
/// weighted means; the mean of a nationality over sectors is nobody's.
VectorXd common_part(const MatrixXd& pulls, const MatrixXd& persons) {
  VectorXd common = VectorXd::Zero(pulls.rows()), level = VectorXd::Zero(pulls.cols());
  for (int pass = 0; pass < 200; ++pass) {
    for (Index n = 0; n < pulls.cols(); ++n) level[n] = mean(pulls.col(n) - common, persons.col(n));
    for (Index s = 0; s < pulls.rows(); ++s) common[s] = mean(pulls.row(s).transpose() - level, persons.row(s));
  }
  return common;
}

/// [sector][nationality]: the log of published over simulated shares among sectors.
MatrixXd shares_off(const MatrixXd& published, const MatrixXd& simulated) {
  MatrixXd off = MatrixXd::Zero(published.rows(), published.cols());
  const double few_of_all = kFewPersons * static_cast<double>(off.rows());
  for (Index n = 0; n < off.cols(); ++n) {
    const double all_published = sum_of(published.col(n)), all_simulated = sum_of(simulated.col(n));
    for (Index s = 0; s < off.rows(); ++s) {
      const double ratio = (published(s, n) + kFewPersons) / (simulated(s, n) + kFewPersons) *
                           (all_simulated + few_of_all) / (all_published + few_of_all);
      off(s, n) = std::log(std::clamp(ratio, 1 / kMostRatio, kMostRatio));
    }
  }
  return off;
}

}  // namespace

void correct_pulls(World& world, const std::map<std::uint16_t, SectorPersons>& sectors) {
  if (sectors.empty()) return;
  // A pull brings people whose way then is known: in a month it works once, in the end 1 / (1 - weight) times as
  // strongly. Steps lie between.
  const double step = 0.7 * std::sqrt(std::max(0.0, 1 - world.parameter("known_way_weight")));
  const auto nationalities = static_cast<Index>(world.nationalities.size());
  for (std::size_t kind = 0; kind < kPartyKinds; ++kind) {
    MatrixXd pulls(static_cast<Index>(sectors.size()), nationalities), published = pulls, simulated = pulls;
    Index s = 0;
    for (const auto& [sector, persons] : sectors) {
      world.pulls[sector].resize(groups_of(world.nationalities.size()), 0);
      published.row(s) = persons.published.col(static_cast<Index>(kind));
      simulated.row(s) = persons.simulated.col(static_cast<Index>(kind));
      for (Index n = 0; n < nationalities; ++n)
        pulls(s, n) = world.pulls[sector][group_of(static_cast<std::size_t>(n), kind)];
      ++s;
    }
    const MatrixXd persons = simulated.cwiseMax(published).cwiseMax(kOnePerson), off = shares_off(published, simulated);
    MatrixXd from_afar = persons;
    for (Index n = 0; n < nationalities; ++n) {
      if (world.nationalities[static_cast<std::size_t>(n)].contiguous) from_afar.col(n).setConstant(kOnePerson);
    }
    const VectorXd common = common_part(pulls, from_afar);
    for (Index n = 0; n < nationalities; ++n) {
      const VectorXd apart = pulls.col(n) - common;
      const double level = mean(apart, persons.col(n));
      s = 0;
      for (const auto& [sector, unused] : sectors) {
        const double own = persons(s, n) / (persons(s, n) + kHalfOwnPersons);
        world.pulls[sector][group_of(static_cast<std::size_t>(n), kind)] +=
            step * (own * off(s, n) - (1 - own) * (apart[s] - level));
        ++s;
      }
    }
  }
}

}  // namespace corridor
