// Rows and columns in turn, as often as brings any table of ours within rounding of its margins.
#include "analysis/calibrate/margins.hpp"

namespace corridor {

Eigen::MatrixXd fit_to_margins(const Eigen::MatrixXd& start, const Eigen::VectorXd& rows,
                               const Eigen::VectorXd& columns) {
  Eigen::MatrixXd table = start;
  const double column_sum = sum_of(columns);
  const double balance = column_sum > 0 ? sum_of(rows) / column_sum : 1;
  for (int pass = 0; pass < 50; ++pass) {
    for (Eigen::Index i = 0; i < table.rows(); ++i) {
      const double sum = sum_of(table.row(i));
      table.row(i) *= sum > 0 ? rows[i] / sum : 1;
    }
    for (Eigen::Index j = 0; j < table.cols(); ++j) {
      const double sum = sum_of(table.col(j));
      table.col(j) *= sum > 0 ? columns[j] * balance / sum : 1;
    }
  }
  return table;
}

}  // namespace corridor
