// The linear picture of a model near a point, and the robust step towards published figures that it suggests.
//
// Cells are residuals: logarithms of simulated over published. Near a point they are taken as linear in the positions
// of parameters, with slopes fitted to plays by least squares. A step minimises the sum of Huber losses (1964,
// doi:10.1214/aoms/1177703732) of residuals over their scales, by iteratively reweighted least squares within bounds: a
// Gauss-Newton step (Nocedal and Wright 2006, ch. 10).
#pragma once

#include <Eigen/Dense>

namespace corridor {

/// Residuals near a point. Slopes are per whole range of a parameter.
struct LocalModel {
  Eigen::MatrixXd slopes;      ///< [cell][parameter].
  Eigen::VectorXd noise;       ///< By cell: variance of one play around the linear picture.
  Eigen::MatrixXd covariance;  ///< [parameter][parameter]: of slopes, for a noise of 1.
};

/// Fits slopes to plays: `positions` [play][parameter], `residuals` [play][cell], one weight > 0 for each play. Needs
/// more plays than parameters plus one.
LocalModel fit_local_model(const Eigen::MatrixXd& positions, const Eigen::MatrixXd& residuals,
                           const Eigen::VectorXd& weights);

/// How much each cell counts: its scale (what a residual is usually off by) and the weight of its target.
struct CellScales {
  Eigen::VectorXd scale, weight;
};

/// Sum of weighted Huber losses.
double objective_of(const Eigen::VectorXd& residuals, const CellScales& cells);

/// Weights of the squared residuals at these residuals: weight / scale^2, less for outliers.
Eigen::VectorXd robust_weights(const Eigen::VectorXd& residuals, const CellScales& cells);

/// What the cells say of the parameters, as curvature of half the sum of squares: slopes' W slopes, less what noise in
/// the slopes adds to it on average. Symmetric; may have small negative eigenvalues, which stand for zero.
Eigen::MatrixXd information(const LocalModel& model, const Eigen::VectorXd& weights);

struct StepLimits {
  double longest = 0.25;        ///< No parameter moves by more of its range.
  double least_curvature = 12;  ///< Directions on which the cells say less are left alone: the range says as much.
};

/// The change of position that the linear picture suggests, within the bounds 0 and 1.
Eigen::VectorXd robust_step(const LocalModel& model, const Eigen::VectorXd& residuals, const CellScales& cells,
                            const Eigen::VectorXd& position, const StepLimits& limits = {});

}  // namespace corridor
