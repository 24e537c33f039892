// Estimates over replicates against values worked out by hand, and their coverage on runs of the tiny world.
#include "analysis/base/replicates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

TEST(PairedEstimate, HasStudentsIntervalOfTheDifferences) {
  const std::vector<double> base{10, 12, 11, 13}, alternative{13, 14, 15, 16};  // differences 3, 2, 4, 3
  const PairedEstimate estimate = estimate_pairs(base, alternative);
  EXPECT_DOUBLE_EQ(estimate.difference, 3);
  const double half = 3.182446305 * std::sqrt(2.0 / 3) / 2;  // t of 3 degrees at 97.5 %, deviation of 3, 2, 4, 3
  EXPECT_NEAR(estimate.confidence->low, 3 - half, 1e-8);
  EXPECT_NEAR(estimate.confidence->high, 3 + half, 1e-8);
  EXPECT_NEAR(*estimate.correlation, 4.0 / 5, 1e-12);  // sums of products: 4 over sqrt(5 x 5)
  EXPECT_NEAR(*estimate.saved, (5.0 / 3 + 5.0 / 3) / (2.0 / 3), 1e-12);
  EXPECT_NEAR(estimate.spread->low, 2.15, 1e-12);  // 5 % of the way through 2, 3, 3, 4 in three steps
  EXPECT_NEAR(estimate.spread->high, 3.85, 1e-12);
}

TEST(PairedEstimate, OfOneReplicateHasNoInterval) {
  const std::vector<double> base{10}, alternative{12};
  const PairedEstimate estimate = estimate_pairs(base, alternative);
  EXPECT_DOUBLE_EQ(estimate.difference, 2);
  EXPECT_FALSE(estimate.confidence || estimate.spread || estimate.correlation || estimate.saved);
}

TEST(PairedEstimate, OfConstantValuesIsExact) {
  const std::vector<double> base(7, 0.1), alternative(7, 0.3);
  const PairedEstimate estimate = estimate_pairs(base, alternative);
  EXPECT_EQ(estimate.base, 0.1);
  EXPECT_EQ(estimate.confidence->low, estimate.confidence->high);
  EXPECT_FALSE(estimate.correlation || estimate.saved) << "no variance, no noise that looks like one";
}

TEST(PairedEstimate, TellsApartWhereZeroLiesOutside) {
  const std::vector<double> base{10, 20, 30}, alternative{11, 22, 33}, shifted{11, 21, 31};
  EXPECT_FALSE(estimate_pairs(base, alternative).tells_apart());
  EXPECT_TRUE(estimate_pairs(base, shifted).tells_apart()) << "the same in every pair";
}

TEST(PairedEstimate, OfWhatIsNotDefinedIsNotDefined) {
  const std::vector<double> base{0.1, std::nan(""), 0.3}, alternative{0.2, 0.3, 0.4};
  const PairedEstimate estimate = estimate_pairs(base, alternative);
  EXPECT_TRUE(std::isnan(estimate.difference));
  EXPECT_FALSE(estimate.confidence || estimate.spread || estimate.correlation || estimate.saved);
}

/// The true difference is taken as the mean over all trials: 8,000 pairs know it eight times a hundred better than one
/// trial of eight does.
TEST(SlowPairedEstimate, IntervalsCoverTheTruthAsOftenAsTheySay) {
  const World world = tiny::make_independent_world(200);
  const PolicySet agents{tiny::scales("agents", Gate::kCrossing, Outcome::kApprehended, 0.8)};
  constexpr int kTrials = 1000, kReplicates = 8;
  std::vector<std::vector<double>> base(kTrials), alternative(kTrials);
  double truth = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    for (int replicate = 0; replicate < kReplicates; ++replicate) {
      RunSettings settings = tiny::settings(60, static_cast<std::uint64_t>(trial + 1));
      settings.replicate = static_cast<std::uint32_t>(replicate);
      const auto apprehended = [&](const PolicySet& set) {
        return static_cast<double>(
            tiny::charged(tiny::play(world, set, settings), Gate::kCrossing, Outcome::kApprehended));
      };
      base[static_cast<std::size_t>(trial)].push_back(apprehended({}));
      alternative[static_cast<std::size_t>(trial)].push_back(apprehended(agents));
      truth += alternative[static_cast<std::size_t>(trial)].back() - base[static_cast<std::size_t>(trial)].back();
    }
  }
  truth /= kTrials * kReplicates;
  EXPECT_LT(truth, 0);
  int covered = 0;
  for (std::size_t trial = 0; trial < kTrials; ++trial) {
    const PairedEstimate estimate = estimate_pairs(base[trial], alternative[trial]);
    covered += estimate.confidence->low <= truth && truth <= estimate.confidence->high ? 1 : 0;
  }
  EXPECT_GE(covered, 930);
  EXPECT_LE(covered, 970);
}

}  // namespace
}  // namespace corridor
