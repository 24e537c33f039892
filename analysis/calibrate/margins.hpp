// Tables that meet published margins: iterative proportional fitting (Deming and Stephan 1940,
// doi:10.1214/aoms/1177731829).
#pragma once

#include <Eigen/Core>
#include <numeric>

namespace corridor {

/// From the first cell to the last, in every build: Eigen's own sum takes as many at a time as the machine does.
template <class Cells>
double sum_of(const Cells& cells) {
  return std::accumulate(cells.begin(), cells.end(), 0.0);
}

/// The table that keeps the odds of `start` and meets both margins, in their unit. Where rounding or gaps make the two
/// margins differ, `rows` tell the whole. Cells of 0 stay 0.
Eigen::MatrixXd fit_to_margins(const Eigen::MatrixXd& start, const Eigen::VectorXd& rows,
                               const Eigen::VectorXd& columns);

}  // namespace corridor
