// The search on functions with known answers: designs, slopes, steps, and what is said of what cannot be known.
#include "analysis/calibrate/search.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/calibrate/design.hpp"
#include "analysis/calibrate/identify.hpp"

namespace corridor {
namespace {

TEST(CalibrateDesign, HadamardMatricesHaveOrthogonalRows) {
  for (const int least : {1, 2, 3, 7, 12, 13, 20, 25, 33, 37, 60}) {
    const Eigen::MatrixXd matrix = hadamard_at_least(least);
    ASSERT_GE(matrix.rows(), least);
    EXPECT_LE(matrix.rows(), std::max(2, least + 15)) << least;
    const Eigen::MatrixXd product = matrix * matrix.transpose();
    EXPECT_TRUE(
        product.isApprox(static_cast<double>(matrix.rows()) * Eigen::MatrixXd::Identity(matrix.rows(), matrix.rows())))
        << least;
    EXPECT_TRUE(matrix.col(0).isOnes()) << least;
  }
}

TEST(CalibrateDesign, FoldedDesignsKeepEffectsApartFromEachOtherAndFromInteractions) {
  const Eigen::MatrixXd design = folded_design(10);
  const Eigen::MatrixXd crossed = design.transpose() * design;
  EXPECT_TRUE(crossed.isApprox(static_cast<double>(design.rows()) * Eigen::MatrixXd::Identity(10, 10)));
  for (int a = 0; a < 10; ++a) {
    EXPECT_EQ(design.col(a).sum(), 0);
    for (int b = 0; b < 10; ++b) {
      const Eigen::VectorXd interaction = design.col(a).cwiseProduct(design.col(b));
      for (int c = 0; c < 10; ++c) EXPECT_EQ(interaction.dot(design.col(c)), 0);
    }
  }
}

/// Noise with a fixed pattern: the same for the same point and cell, without a generator.
double pretend_luck(double at) { return std::sin(12345.678 * at + 0.5) * std::sqrt(2.0); }

/// Six cells by ten months; cell k answers to parameter k (0 to 2), to the product of parameters 3 and 4, and nothing
/// answers to parameter 5. The truth is at `truth`.
struct Known {
  Eigen::VectorXd truth = (Eigen::VectorXd(6) << 0.3, 0.7, 0.55, 0.4, 0.6, 0.5).finished();
  double noise = 0;

  static constexpr int kCells = 60;
  SearchCells cells() const {
    SearchCells known;
    known.weight = {1, 2};
    for (int i = 0; i < kCells; ++i) {
      known.group.push_back(i % 2);
      known.chain.push_back(i);
    }
    known.expected_noise = Eigen::VectorXd::Constant(kCells, noise * noise);
    return known;
  }
  double log_of(const Eigen::VectorXd& at, int cell) const {
    switch (cell % 4) {
      case 0:
        return 2.0 * at[0] + 0.3 * at[1];
      case 1:
        return std::log(0.5 + at[1]) * 2;
      case 2:
        return 1.5 * at[2] - 0.2 * at[0];
      default:
        return 1.2 * (at[3] + at[4]);
    }
  }
  Eigen::MatrixXd operator()(const Eigen::MatrixXd& points) const {
    Eigen::MatrixXd residuals(points.rows(), kCells);
    for (Eigen::Index p = 0; p < points.rows(); ++p) {
      for (int c = 0; c < kCells; ++c)
        residuals(p, c) = log_of(points.row(p), c) - log_of(truth, c) + noise * pretend_luck(points.row(p).sum() + c);
    }
    return residuals;
  }
};

ParameterSpace six_parameters() {
  std::vector<FittedParameter> all;
  for (const char* name : {"a", "b", "c", "d", "e", "nothing"}) all.push_back({name, "multiple", 0.5, 2, 1});
  return ParameterSpace(all);
}

TEST(CalibrateSearch, FindsTheTruthAndSaysWhatCannotBeKnown) {
  const Known known{.noise = 0.02};
  const ParameterSpace space = six_parameters();
  int rounds = 0;
  const SearchResult found = search(
      space.start(), known.cells(), [&](const Eigen::MatrixXd& points) { return std::optional(known(points)); },
      {.rounds = 8}, [&](const Round&) { ++rounds; });
  ASSERT_TRUE(found.complete);
  EXPECT_EQ(static_cast<std::size_t>(rounds), found.rounds.size());
  const Identification what = identify(space, found.position, found.curvature);
  for (int p = 0; p < 3; ++p) {
    EXPECT_EQ(what.parameters[static_cast<std::size_t>(p)].verdict, Verdict::kIdentified) << p;
    const double truth = space.value(p, known.truth[p]);
    EXPECT_LE(what.parameters[static_cast<std::size_t>(p)].low, truth) << p;
    EXPECT_GE(what.parameters[static_cast<std::size_t>(p)].high, truth) << p;
  }
  EXPECT_NEAR(found.position[3] + found.position[4], 1.0, 0.05) << "the product is known";
  EXPECT_EQ(what.parameters[5].verdict, Verdict::kOpen);
  EXPECT_NEAR(found.position[5], space.start()[5], 0.01) << "what the figures do not see stays where it was";
  EXPECT_LT(what.correlation(3, 4), -0.8);
  const std::vector<std::string> open = open_questions(space, what);
  ASSERT_EQ(open.size(), 2U);
  const std::string both = open[0] + "\n" + open[1];
  EXPECT_NE(both.find("The figures say nothing on nothing."), std::string::npos) << both;
  EXPECT_NE(both.find("they see the two as a product"), std::string::npos) << both;
}

TEST(CalibrateSearch, OutliersPullLittle) {
  Known known;
  const Bench bench = [&](const Eigen::MatrixXd& points) {
    Eigen::MatrixXd residuals = known(points);
    residuals.col(0).array() += 3;  // one of fifteen cells that tell of the first parameter is wrong by a factor of 20
    return std::optional(residuals);
  };
  const SearchResult found = search(six_parameters().start(), known.cells(), bench, {.rounds = 8});
  EXPECT_NEAR(found.position[0], known.truth[0], 0.01);
}

TEST(CalibrateSearch, StaysWithinTheRange) {
  Known known;
  known.truth[0] = 1.4;
  const SearchResult found = search(six_parameters().start(), known.cells(),
                                    [&](const Eigen::MatrixXd& points) { return std::optional(known(points)); });
  EXPECT_DOUBLE_EQ(found.position[0], 1.0);
  EXPECT_TRUE(identify(six_parameters(), found.position, found.curvature).parameters[0].at_bound);
}

TEST(CalibrateSearch, StopsWhenTheBenchStops) {
  int calls = 0;
  const SearchResult found = search(six_parameters().start(), Known{}.cells(),
                                    [&](const Eigen::MatrixXd& points) -> std::optional<Eigen::MatrixXd> {
                                      if (++calls > 2) return std::nullopt;
                                      return Known{}(points);
                                    });
  EXPECT_FALSE(found.complete);
}

TEST(CalibrateLinear, NoiseInSlopesIsNotTakenForInformation) {
  Known known{.noise = 0.05};
  const Eigen::MatrixXd points = (folded_design(6) * 0.1).array() + 0.5;
  const LocalModel model = fit_local_model(points, known(points), Eigen::VectorXd::Ones(points.rows()));
  const Eigen::MatrixXd curvature = information(model, Eigen::VectorXd::Constant(Known::kCells, 1.0));
  // What the function has without noise: fifteen cells of each kind.
  EXPECT_NEAR(curvature(0, 0), 15 * (2.0 * 2.0 + 0.2 * 0.2), 6);
  EXPECT_NEAR(curvature(5, 5), 0, 1.5);
}

TEST(CalibrateSearch, ResidualsThatFollowOneAnotherCountOnce) {
  SearchCells cells;
  cells.weight = {1};
  cells.group.assign(40, 0);
  cells.chain.assign(40, 0);
  cells.expected_noise = Eigen::VectorXd::Zero(40);
  Eigen::VectorXd residuals = Eigen::VectorXd::Constant(40, 0.2);
  EXPECT_DOUBLE_EQ(independent_shares(residuals, cells)[0], 0.1);
  for (int i = 0; i < 40; i += 2) residuals[i] = -0.2;
  EXPECT_DOUBLE_EQ(independent_shares(residuals, cells)[0], 1);
}

TEST(CalibrateSpace, PositionsAndValuesAgree) {
  const ParameterSpace space({{"log", "", 0.5, 2, 1}, {"linear", "", 0, 4, 1}});
  EXPECT_DOUBLE_EQ(space.position(0, 1), 0.5);
  EXPECT_DOUBLE_EQ(space.position(1, 1), 0.25);
  EXPECT_DOUBLE_EQ(space.value(0, 0), 0.5);
  EXPECT_DOUBLE_EQ(space.value(0, 1), 2);
  EXPECT_DOUBLE_EQ(space.value(0, 0.3), 0.7579) << "four digits";
  EXPECT_DOUBLE_EQ(space.value(1, 0.123456), 0.4938);
}

}  // namespace
}  // namespace corridor
