// Simple forecasts of published series: which earlier figure stands for a cell, and what each forecaster may know.
#include "analysis/record/forecast.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

ObservedRow row(const std::string& period, double value, const char* used_for, const std::string& place = "") {
  ObservedRow one;
  one.series = "removals";
  one.period = period;
  one.months = parse_period(period).value();
  one.place = place;
  one.value = value;
  one.used_for = used_for;
  return one;
}

/// Removals by month, 100 x the number of the month, to the end of 2018; then three validation months.
std::vector<ObservedRow> two_years() {
  std::vector<ObservedRow> rows;
  for (const Month month : MonthRange{std::chrono::year{2017} / 1, std::chrono::year{2018} / 12}) {
    const double value = 100.0 * unsigned(month.month()) + (int(month.year()) - 2017);
    rows.push_back(row(to_string(month), value, kCalibration));
  }
  for (const auto& [month, value] : {std::pair{"2019-01", 7.0}, {"2019-02", 8.0}, {"2020-01", 9.0}})
    rows.push_back(row(month, value, kValidation));
  return rows;
}

TEST(Forecasts, AreMadeWhereCalibrationEndedOrRollOn) {
  const Forecaster forecaster{two_years(), {}};
  const ObservedRow february = row("2019-02", 0, kValidation), january = row("2020-01", 0, kValidation);
  EXPECT_EQ(forecaster.forecast(Forecast::kLastCalibrated, february), 1201) << "December 2018";
  EXPECT_EQ(forecaster.forecast(Forecast::kSeasonCalibrated, february), 201) << "February 2018";
  EXPECT_EQ(forecaster.forecast(Forecast::kLastKnown, february), 7) << "January 2019, which the model has not seen";
  EXPECT_EQ(forecaster.forecast(Forecast::kSeasonKnown, february), 201);
  EXPECT_EQ(forecaster.forecast(Forecast::kLastCalibrated, january), 1201);
  EXPECT_EQ(forecaster.forecast(Forecast::kSeasonCalibrated, january), 101) << "January 2018, the last calibrated year";
  EXPECT_EQ(forecaster.forecast(Forecast::kLastKnown, january), 8) << "February 2019, the last that was published";
  EXPECT_EQ(forecaster.forecast(Forecast::kSeasonKnown, january), 7) << "January 2019";
}

TEST(Forecasts, OfLongerPeriodsAddUpMonths) {
  const ObservedRow year = row("CY2019", 0, kValidation), quarter = row("2019-Q1", 0, kValidation);
  const Forecaster counts{two_years(), {}};
  EXPECT_EQ(counts.forecast(Forecast::kLastCalibrated, year), 7812) << "all of 2018: 100 x 78 + 12 x 1";
  EXPECT_EQ(counts.forecast(Forecast::kSeasonCalibrated, year), 7812);
  EXPECT_EQ(counts.forecast(Forecast::kLastKnown, quarter), 3303) << "October to December 2018";
  EXPECT_EQ(counts.forecast(Forecast::kSeasonKnown, quarter), 603) << "January to March 2018";
  const Forecaster levels{two_years(), {"removals"}};
  EXPECT_EQ(levels.forecast(Forecast::kLastCalibrated, year), 651) << "the mean of 2018";
  // 25 months: a period of the same length, 36 months before at the nearest; nothing was published then.
  EXPECT_EQ(counts.forecast(Forecast::kSeasonKnown, row("2019-01..2021-01", 0, kValidation)), std::nullopt);
}

TEST(Forecasts, NeedAnEarlierFigureOfTheSameCell) {
  std::vector<ObservedRow> rows{row("FY2018", 50, kCalibration, "SNA"), row("FY2018", 70, kValidation, "LOS"),
                                row("FY2019", 60, kValidation, "SNA")};
  const Forecaster forecaster{rows, {}};
  EXPECT_EQ(forecaster.forecast(Forecast::kLastCalibrated, row("FY2019", 0, kValidation, "SNA")), 50);
  EXPECT_EQ(forecaster.forecast(Forecast::kLastCalibrated, row("FY2019", 0, kValidation, "LOS")), std::nullopt);
  EXPECT_EQ(forecaster.forecast(Forecast::kLastKnown, row("FY2019", 0, kValidation, "LOS")), 70);
  EXPECT_EQ(forecaster.forecast(Forecast::kLastKnown, row("FY2019", 0, kValidation, "DAL")), std::nullopt);
  EXPECT_EQ(forecaster.forecast(Forecast::kSeasonKnown, row("FY2021", 0, kValidation, "SNA")), std::nullopt);
  EXPECT_EQ(forecaster.forecast(Forecast::kLastKnown, row("FY2021", 0, kValidation, "SNA")), 60);
}

TEST(Forecasts, KnowWhatTheModelIsFedWith) {
  const std::vector<ObservedRow> rows{row("2020-02", 5, kInput), row("2020-03", 6, kValidation)};
  EXPECT_EQ(Forecaster(rows, {}).forecast(Forecast::kLastCalibrated, row("2020-04", 0, kValidation)), 5);
}

}  // namespace
}  // namespace corridor
