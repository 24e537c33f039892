// Least squares for slopes, reweighted least squares for steps.
#include "analysis/calibrate/linear.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

constexpr double kHuber = 1.345;  // 95 % efficient where errors are normal (Huber 1981)
constexpr int kReweightings = 30;

/// Solves curvature * step = pull on the directions that have curvature.
Eigen::VectorXd solve_where_curved(const Eigen::MatrixXd& curvature, const Eigen::VectorXd& pull, double least) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(curvature);
  Eigen::VectorXd along = eigen.eigenvectors().transpose() * pull;
  for (Eigen::Index k = 0; k < along.size(); ++k)
    along[k] = eigen.eigenvalues()[k] >= least ? along[k] / eigen.eigenvalues()[k] : 0.0;
  return eigen.eigenvectors() * along;
}

/// The same within [low, high]: the parameter furthest outside is put on its bound, and the others are solved anew.
Eigen::VectorXd solve_within(const Eigen::MatrixXd& curvature, const Eigen::VectorXd& pull, const Eigen::VectorXd& low,
                             const Eigen::VectorXd& high, double least) {
  Eigen::VectorXd step = Eigen::VectorXd::Zero(pull.size());
  std::vector<Eigen::Index> free(static_cast<std::size_t>(pull.size()));
  for (std::size_t i = 0; i < free.size(); ++i) free[i] = static_cast<Eigen::Index>(i);
  while (!free.empty()) {
    Eigen::VectorXd fixed = step;
    for (const Eigen::Index i : free) fixed[i] = 0;
    const Eigen::VectorXd rest = pull - curvature * fixed;
    const Eigen::VectorXd solved = solve_where_curved(curvature(free, free), rest(free), least);
    std::size_t worst = free.size();
    double excess = 1e-12;
    for (std::size_t k = 0; k < free.size(); ++k) {
      const auto at = static_cast<Eigen::Index>(k);
      const double outside = std::max(solved[at] - high[free[k]], low[free[k]] - solved[at]);
      if (outside > excess) {
        excess = outside;
        worst = k;
      }
    }
    if (worst == free.size()) {
      for (std::size_t k = 0; k < free.size(); ++k) step[free[k]] = solved[static_cast<Eigen::Index>(k)];
      break;
    }
    const Eigen::Index out = free[worst];
    step[out] = std::clamp(solved[static_cast<Eigen::Index>(worst)], low[out], high[out]);
    free.erase(free.begin() + static_cast<std::ptrdiff_t>(worst));
  }
  return step;
}

}  // namespace

LocalModel fit_local_model(const Eigen::MatrixXd& positions, const Eigen::MatrixXd& residuals,
                           const Eigen::VectorXd& weights) {
  const Eigen::Index plays = positions.rows(), unknowns = positions.cols() + 1;
  if (plays <= unknowns) throw Defect("too few plays to fit slopes");
  const Eigen::VectorXd roots = (weights / weights.mean()).cwiseSqrt();
  Eigen::MatrixXd design(plays, unknowns);
  design << Eigen::VectorXd::Ones(plays), positions;
  design = roots.asDiagonal() * design;
  const Eigen::MatrixXd targets = roots.asDiagonal() * residuals;
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(design);
  const Eigen::MatrixXd solved = qr.solve(targets);
  const Eigen::MatrixXd left = targets - design * solved;
  const Eigen::MatrixXd inverse = (design.transpose() * design).inverse();
  LocalModel model;
  model.slopes = solved.bottomRows(positions.cols()).transpose();
  model.noise = left.colwise().squaredNorm().transpose() / static_cast<double>(plays - unknowns);
  model.covariance = inverse.bottomRightCorner(positions.cols(), positions.cols());
  return model;
}

double objective_of(const Eigen::VectorXd& residuals, const CellScales& cells) {
  double sum = 0;
  for (Eigen::Index i = 0; i < residuals.size(); ++i) {
    const double off = std::abs(residuals[i]) / cells.scale[i];
    sum += cells.weight[i] * (off <= kHuber ? off * off / 2 : kHuber * (off - kHuber / 2));
  }
  return sum;
}

Eigen::VectorXd robust_weights(const Eigen::VectorXd& residuals, const CellScales& cells) {
  Eigen::VectorXd weights(residuals.size());
  for (Eigen::Index i = 0; i < residuals.size(); ++i) {
    const double off = std::abs(residuals[i]) / cells.scale[i];
    weights[i] = cells.weight[i] / (cells.scale[i] * cells.scale[i]) * (off <= kHuber ? 1.0 : kHuber / off);
  }
  return weights;
}

Eigen::MatrixXd information(const LocalModel& model, const Eigen::VectorXd& weights) {
  const Eigen::MatrixXd raw = model.slopes.transpose() * weights.asDiagonal() * model.slopes;
  const Eigen::MatrixXd all = raw - weights.dot(model.noise) * model.covariance;
  return (all + all.transpose()) / 2;
}

Eigen::VectorXd robust_step(const LocalModel& model, const Eigen::VectorXd& residuals, const CellScales& cells,
                            const Eigen::VectorXd& position, const StepLimits& limits) {
  const Eigen::VectorXd low = (-position).cwiseMax(-limits.longest);
  const Eigen::VectorXd high = (Eigen::VectorXd::Ones(position.size()) - position).cwiseMin(limits.longest);
  Eigen::VectorXd step = Eigen::VectorXd::Zero(position.size());
  for (int i = 0; i < kReweightings; ++i) {
    const Eigen::VectorXd weights = robust_weights(residuals + model.slopes * step, cells);
    const Eigen::VectorXd pull = -(model.slopes.transpose() * weights.asDiagonal() * residuals);
    const Eigen::VectorXd next = solve_within(information(model, weights), pull, low, high, limits.least_curvature);
    const bool still = (next - step).norm() < 1e-6;
    step = next;
    if (still) break;
  }
  return step;
}

}  // namespace corridor
