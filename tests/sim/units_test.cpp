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

TEST(Units, AnIdKnowsWhetherItIsOne) {
  struct Thing {};
  EXPECT_FALSE(Id<Thing>{});
  EXPECT_TRUE(Id<Thing>{std::size_t{0}});
  EXPECT_EQ(Id<Thing>{std::size_t{7}}.index(), 7U);
  EXPECT_LT(Id<Thing>{std::size_t{1}}, Id<Thing>{std::size_t{2}});
}

}  // namespace
}  // namespace corridor
