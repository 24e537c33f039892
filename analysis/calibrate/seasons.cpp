// The season that is left, shrunk by how well years agree about it.
#include "analysis/calibrate/seasons.hpp"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

constexpr double kStep = 0.7;      ///< Part of what is left that one round takes.
constexpr double kFewPersons = 3;  ///< Added to both sides, so that an empty month says little.
constexpr Index kYear = kMonthsOfYear;

VectorXd all_sectors(const std::vector<MatrixXd>& months, Index kind) {
  VectorXd sum;
  for (const MatrixXd& sector : months) {
    if (sector.size() == 0) continue;
    if (sum.size() == 0) sum = VectorXd::Zero(sector.rows());
    for (Index t = 0; t < sum.size(); ++t) sum[t] += sector(t, kind);
  }
  return sum;
}

/// Log of the published over the simulated share of a sector: [year][month after October], each year's mean taken off.
MatrixXd residuals(const VectorXd& published, const VectorXd& simulated, const VectorXd& all_published,
                   const VectorXd& all_simulated) {
  MatrixXd left(published.size() / kYear, kYear);
  for (Index y = 0; y < left.rows(); ++y) {
    double mean = 0;
    for (Index m = 0; m < kYear; ++m) {
      const Index t = y * kYear + m;
      left(y, m) = std::log((published[t] + kFewPersons) / (simulated[t] + kFewPersons) *
                            (all_simulated[t] + kFewPersons) / (all_published[t] + kFewPersons));
      mean += left(y, m) / static_cast<double>(kYear);
    }
    for (Index m = 0; m < kYear; ++m) left(y, m) -= mean;
  }
  return left;
}

/// The mean season of some years, shrunk towards none.
VectorXd shrunk(const MatrixXd& seasons) {
  const auto years = static_cast<double>(seasons.rows());
  VectorXd mean = VectorXd::Zero(kYear);
  double between = 0, within = 0;
  for (Index m = 0; m < kYear; ++m) {
    for (Index y = 0; y < seasons.rows(); ++y) mean[m] += seasons(y, m) / years;
    for (Index y = 0; y < seasons.rows(); ++y) within += (seasons(y, m) - mean[m]) * (seasons(y, m) - mean[m]);
    between += mean[m] * mean[m];
  }
  const double noise = within / (years - 1) / years;  // of the mean, summed over months
  return between > 0 ? VectorXd(mean * std::max(0.0, 1 - noise / between)) : mean;
}

}  // namespace

void correct_seasons(World& world, const SectorMonths& months) {
  for (std::size_t kind = 0; kind < kPartyKinds; ++kind) {
    const auto k = static_cast<Index>(kind);
    const VectorXd published = all_sectors(months.published, k), simulated = all_sectors(months.simulated, k);
    if (published.size() < 2 * kYear) return;
    for (std::size_t j = 0; j < months.published.size(); ++j) {
      if (months.published[j].size() == 0) continue;
      std::vector<double>& season = world.seasons[static_cast<std::uint16_t>(j)];
      season.resize(kPartyKinds * kMonthsOfYear, 0);
      MatrixXd seasons = residuals(months.published[j].col(k), months.simulated[j].col(k), published, simulated);
      const auto now = [&](Index m) -> double& { return season[season_of(kind, (months.from + Months{m}).month())]; };
      for (Index m = 0; m < kYear; ++m) seasons.col(m).array() += now(m);
      const VectorXd wanted = shrunk(seasons);
      for (Index m = 0; m < kYear; ++m) now(m) += kStep * (wanted[m] - now(m));
    }
  }
}

}  // namespace corridor
