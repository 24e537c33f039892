// Skill against simple forecasts: which forecast is the better one, over which cells, in which year.
#include "analysis/record/skill.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

ObservedRow row(const std::string& period, double value, const char* used_for) {
  ObservedRow one;
  one.series = "removals";
  one.period = period;
  one.months = parse_period(period).value();
  one.value = value;
  one.used_for = used_for;
  return one;
}

const SkillRow& of_year(const std::vector<SkillRow>& rows, const std::string& year) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const SkillRow& one) { return one.year == year; });
  EXPECT_NE(found, rows.end()) << year;
  return *found;
}

/// Calibrated: 100 in December 2018, 40 in July 2018. Then July 2019 (FY2019) and December 2019 (FY2020).
class SkillOfThreeCells : public ::testing::Test {
 protected:
  SkillOfThreeCells() {
    observed_ = {row("2018-07", 40, kCalibration), row("2018-12", 100, kCalibration), row("2019-07", 60, kValidation),
                 row("2019-12", 90, kValidation)};
    cells_ = {{&observed_[2], 50}, {&observed_[3], 110}};
  }
  std::vector<ObservedRow> observed_;
  std::vector<FitCell> cells_;
};

TEST_F(SkillOfThreeCells, IsTakenAgainstTheForecastThatLeavesTheLeast) {
  const auto rows = skill_rows(cells_, Forecaster{observed_, {}});
  const SkillRow& all = of_year(rows, "all");
  // Last calibrated value: |100 - 60| + |100 - 90| = 50; same month calibrated: |40 - 60| + |100 - 90| = 30; model: 30.
  EXPECT_DOUBLE_EQ(all.forecasts[0].skill(), 1 - 30.0 / 50);
  EXPECT_DOUBLE_EQ(all.forecasts[1].skill(), 1 - 30.0 / 30);
  EXPECT_EQ(better_forecast(all.forecasts, Made::kAtCalibration), Forecast::kSeasonCalibrated);
  EXPECT_DOUBLE_EQ(skill_of(all.forecasts, Made::kAtCalibration), 0);
}

TEST_F(SkillOfThreeCells, OfAYearHasItsOwnCells) {
  const auto rows = skill_rows(cells_, Forecaster{observed_, {}});
  EXPECT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows.front().year, "all");
  EXPECT_DOUBLE_EQ(skill_of(of_year(rows, "FY2019").forecasts, Made::kAtCalibration), 1 - 10.0 / 20);
  EXPECT_DOUBLE_EQ(skill_of(of_year(rows, "FY2020").forecasts, Made::kAtCalibration), 1 - 20.0 / 10)
      << "worse than the forecast is below 0";
}

TEST_F(SkillOfThreeCells, CountsTheModelOnlyWhereThereIsAForecast) {
  observed_[0].used_for = kValidation;  // July 2018: nothing is known before it
  cells_ = {{&observed_[0], 1000}, {&observed_[3], 95}};
  const auto rows = skill_rows(cells_, Forecaster{observed_, {}});
  EXPECT_DOUBLE_EQ(skill_of(of_year(rows, "all").forecasts, Made::kAtCalibration), 1 - 5.0 / 10);
  EXPECT_TRUE(std::isnan(skill_of(of_year(rows, "FY2018").forecasts, Made::kAtCalibration)));
  EXPECT_EQ(better_forecast(of_year(rows, "FY2018").forecasts, Made::kAtCalibration), std::nullopt);
}

TEST(Skill, OfCalendarYearsSaysSo) {
  const std::vector<ObservedRow> observed{row("CY2018", 100, kCalibration), row("CY2019", 80, kValidation)};
  const auto rows = skill_rows({{&observed[1], 90}}, Forecaster{observed, {}});
  EXPECT_DOUBLE_EQ(skill_of(of_year(rows, "CY2019").forecasts, Made::kAtCalibration), 0.5);
}

TEST(Skill, IsNoNumberAgainstAnExactForecast) {
  const std::vector<ObservedRow> observed{row("CY2018", 80, kCalibration), row("CY2019", 80, kValidation)};
  const auto rows = skill_rows({{&observed[1], 90}}, Forecaster{observed, {}});
  EXPECT_EQ(better_forecast(of_year(rows, "CY2019").forecasts, Made::kAtCalibration), std::nullopt);
}

}  // namespace
}  // namespace corridor
