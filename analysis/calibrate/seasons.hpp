// Estimates what a month of the year adds to the pull of each sector, by kind of party: the part of the published
// season that the model does not bring about, as far as it comes back year after year.
//
// The residual of a month is the log of the published over the simulated share of a sector, less its mean over the
// fiscal year. Its mean over years is shrunk by how much it varies between them (empirical Bayes: Efron and Morris
// 1973, doi:10.1080/01621459.1973.10481350), so that a season of one year only is none.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "sim/world.hpp"

namespace corridor {

/// Persons met between ports in each month of whole fiscal years, by jurisdiction: [month][kind]; empty where nothing
/// is published.
struct SectorMonths {
  Month from;  ///< An October.
  std::vector<Eigen::MatrixXd> published, simulated;
};

/// Moves `world.seasons` towards the season that is left. Nothing where fewer than two whole years are published.
void correct_seasons(World& world, const SectorMonths& months);

}  // namespace corridor
