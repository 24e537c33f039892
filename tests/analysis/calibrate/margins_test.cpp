// Tables meet their margins and keep their odds.
#include "analysis/calibrate/margins.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

using Eigen::Matrix2d, Eigen::MatrixXd, Eigen::Vector2d;

double odds(const MatrixXd& table) { return table(0, 0) * table(1, 1) / (table(0, 1) * table(1, 0)); }

TEST(Margins, AreMetAndOddsAreKept) {
  const Matrix2d start{{1, 2}, {3, 24}};
  const MatrixXd table = fit_to_margins(start, Vector2d{40, 60}, Vector2d{30, 70});
  EXPECT_NEAR(table.row(0).sum(), 40, 1e-9);
  EXPECT_NEAR(table.col(0).sum(), 30, 1e-9);
  EXPECT_NEAR(odds(table), odds(start), 1e-9);
}

TEST(Margins, LeaveWhatIsNoneAtNone) {
  const MatrixXd table = fit_to_margins(Matrix2d{{0, 1}, {1, 1}}, Vector2d{10, 20}, Vector2d{5, 25});
  EXPECT_EQ(table(0, 0), 0);
  EXPECT_NEAR(table(1, 0), 5, 1e-9);
}

TEST(Margins, TakeTheWholeFromRowsWhereTheyDiffer) {
  const MatrixXd table = fit_to_margins(Matrix2d::Ones(), Vector2d{40, 60}, Vector2d{15, 35});
  EXPECT_NEAR(table.sum(), 100, 1e-9);
  EXPECT_NEAR(table.col(0).sum(), 30, 1e-9);
}

}  // namespace
}  // namespace corridor
