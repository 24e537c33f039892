// Days and months as text, and typed ids.
#include "sim/units.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

TEST(Units, DaysAreWrittenAndReadAsIso) {
  Day day{};
  ASSERT_TRUE(parse_day("2020-02-29", day));
  EXPECT_EQ(to_string(day), "2020-02-29");
  EXPECT_EQ(to_string(day + Days{1}), "2020-03-01");
  EXPECT_EQ(to_string(month_of(day)), "2020-02");
  EXPECT_EQ(to_string(first_day(month_of(day))), "2020-02-01");
}

TEST(Units, DaysThatDoNotExistAreRefused) {
  Day day{};
  for (const char* text : {"2019-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-4-1", "20190401",
                           "2019-04-01 ", "", "2019-04", "abcd-ef-gh", "2019-04-00", "-2019-04-01", "2019/04/01"}) {
    EXPECT_FALSE(parse_day(text, day)) << text;
  }
}

TEST(Units, MonthsAreReadStrictly) {
  Month month{};
  ASSERT_TRUE(parse_month("2019-12", month));
  EXPECT_EQ(to_string(month + std::chrono::months{1}), "2020-01");
  for (const char* text : {"2019-13", "2019-00", "2019", "2019-1", "2019-06-01", ""})
    EXPECT_FALSE(parse_month(text, month)) << text;
}

TEST(Units, FiscalYearsBeginInOctober) {
  EXPECT_EQ(fiscal_year(std::chrono::year{2018} / 9), 2018);
  EXPECT_EQ(fiscal_year(std::chrono::year{2018} / 10), 2019);
  const MonthRange year = months_of_fiscal_year(2019);
  EXPECT_EQ(to_string(year.first), "2018-10");
  EXPECT_EQ(to_string(year.last), "2019-09");
  EXPECT_EQ(year.size(), 12);
  for (const Month month : year) EXPECT_EQ(fiscal_year(month), 2019);
}

TEST(Units, RangesHoldTheirFirstAndLastMonth) {
  const MonthRange winter{std::chrono::year{2018} / 11, std::chrono::year{2019} / 2};
  std::string months;
  for (const Month month : winter) months += to_string(month) + " ";
  EXPECT_EQ(months, "2018-11 2018-12 2019-01 2019-02 ");
  EXPECT_EQ(winter.size(), 4);
  EXPECT_TRUE(winter.contains(winter.first) && winter.contains(winter.last) && winter.contains(winter));
  EXPECT_FALSE(winter.contains(winter.last + Months{1}));
  EXPECT_FALSE(winter.contains(MonthRange{winter.first - Months{1}, winter.last}));
  for (const MonthRange& empty :
       {MonthRange{}, {winter.first, winter.first - Months{1}}, {winter.last, winter.first}}) {
    EXPECT_EQ(empty.size(), 0);
    for (const Month month : empty) ADD_FAILURE() << to_string(month);
  }
}

TEST(Units, WholeMonthsHaveAllTheirDays) {
  using std::chrono::year;
  EXPECT_EQ(whole_months(year{2018} / 1 / 1, year{2018} / 3 / 1), (MonthRange{year{2018} / 1, year{2018} / 2}));
  EXPECT_EQ(whole_months(year{2017} / 12 / 2, year{2018} / 3 / 31), (MonthRange{year{2018} / 1, year{2018} / 2}));
  EXPECT_EQ(whole_months(year{2018} / 1 / 2, year{2018} / 2 / 28).size(), 0);
}

TEST(Units, AnIdKnowsWhetherItIsOne) {
  struct Thing {};
  EXPECT_FALSE(Id<Thing>{});
  EXPECT_TRUE(Id<Thing>{std::size_t{0}});
  EXPECT_EQ(Id<Thing>{std::size_t{7}}.index(), 7U);
  EXPECT_LT(Id<Thing>{std::size_t{1}}, Id<Thing>{std::size_t{2}});
}

}  // namespace
}  // namespace corridor
