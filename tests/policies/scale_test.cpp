// The same answer at every scale: the yearly totals of every series of the shipped world, under all policies as
// enacted, where one simulated party stands for twenty or a hundred, against one for one.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "sim/engine.hpp"
#include "tests/policies/fixture.hpp"

namespace corridor::test {
namespace {

struct Mean {
  double value = 0, error = 0;  ///< Standard error.
};
using Cell = std::pair<Series, int>;  ///< Of a fiscal year.

/// Sums of months (levels: their mean), averaged over replicates.
std::map<Cell, Mean> yearly_totals(std::uint32_t scale, std::uint32_t replicates) {
  const PolicySet policies = policy_set(shipped_world(), "").policies;
  std::map<Cell, std::vector<double>> totals;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    RunSettings settings;
    settings.from = on("2013-10-01");
    settings.to = on("2022-10-01");
    settings.seed = 20190607;
    settings.replicate = replicate;
    settings.scale = scale;
    run_replicate(shipped_world(), policies, settings, [&](const MonthResult& month) {
      const int year = int((month.month + std::chrono::months{3}).year());
      for (const Tally::Row& row : month.tally.series_rows()) {
        std::vector<double>& all = totals[{row.series, year}];
        all.resize(replicates, 0);
        all[replicate] += static_cast<double>(row.value) / (series_shapes()[index_of(row.series)].level ? 12 : 1);
      }
    });
  }
  std::map<Cell, Mean> means;
  for (const auto& [cell, all] : totals) {
    double sum = 0, squares = 0;
    for (const double one : all) sum += one;
    const double mean = sum / replicates;
    for (const double one : all) squares += (one - mean) * (one - mean);
    means[cell] = {mean, replicates == 1 ? 0 : std::sqrt(squares / (replicates - 1) / replicates)};
  }
  return means;
}

/// What is known to be apart, all at 1:100, and why.
bool is_known(const Cell& cell, std::uint32_t scale) {
  static const std::set<Cell> cells{
      {Series::kEnrolmentsAbroad, 2019},  // -5 %: routes bend to risks that few people's months tell
      {Series::kPortList, 2020},         {Series::kPortList, 2021},  // three to eight simulated people
      {Series::kPortList, 2022},  // +9 %: a line with hardly more turns than people grows with the size of what comes
      {Series::kRemovals, 2015},  // -3 %: beds that are just enough stand empty more often among few
  };
  return scale == 100 && cells.contains(cell);
}

/// Replicates may agree by chance, above all two: what happens to so few simulated people varies by no less.
double error_of(const Mean& mean, Series series, std::uint32_t scale, std::uint32_t replicates) {
  const double least = series_shapes()[index_of(series)].level ? 0 : std::sqrt(mean.value * scale / replicates);
  return std::max(mean.error, least);
}

TEST(SlowScale, YearlyTotalsAreThoseOfFullScale) {
  const std::map<Cell, Mean> full = yearly_totals(1, 2);
  ASSERT_GT(full.size(), 100U);
  for (const auto& [scale, replicates] : {std::pair{20U, 8U}, {100U, 24U}}) {
    const std::map<Cell, Mean> small = yearly_totals(scale, replicates);
    for (const auto& [cell, whole] : full) {
      const auto found = small.find(cell);
      const Mean sample = found == small.end() ? Mean{} : found->second;
      const double error =
          std::hypot(error_of(whole, cell.first, 1, 2), error_of(sample, cell.first, scale, replicates));
      const bool known = is_known(cell, scale);
      EXPECT_LT(std::abs(sample.value - whole.value), (known ? 0.3 : 0.02) * whole.value + 3 * error)
          << series_shapes()[index_of(cell.first)].name << " of FY" << cell.second << " at 1:" << scale << ": "
          << sample.value << " +- " << sample.error << ", full scale " << whole.value << " +- " << whole.error;
    }
  }
}

}  // namespace
}  // namespace corridor::test
