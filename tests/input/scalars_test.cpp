// What counts as a number, a whole number, a date, UTF-8.
#include "sim/input/scalars.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace corridor {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(ParseNumber, TakesPlainDecimals) {
  double value = 0;
  for (const auto& [text, number] : std::vector<std::pair<std::string, double>>{{"0", 0},
                                                                                {"12", 12},
                                                                                {"-1.5", -1.5},
                                                                                {"+2", 2},
                                                                                {".5", 0.5},
                                                                                {"5.", 5},
                                                                                {"1e3", 1000},
                                                                                {"2.5E-1", 0.25},
                                                                                {"0.07", 0.07}}) {
    ASSERT_TRUE(parse_number(text, value)) << text;
    EXPECT_EQ(value, number) << text;
  }
}

TEST(ParseNumber, RefusesEverythingElse) {
  double value = 0;
  for (const char* text : {"",    "-",     ".",     "0123", "-012", "00",   "0x1F", "0o17", "nan",   ".inf",
                           "inf", "1_000", "1,000", "1e",   "12%",  "1:10", " 1",   "1 ",   "1e999", "--1"}) {
    EXPECT_FALSE(parse_number(text, value)) << text;
  }
}

TEST(ParseInteger, TakesWholeNumbersOf64Bits) {
  long value = 0;
  ASSERT_TRUE(parse_integer("9223372036854775807", value));
  EXPECT_EQ(value, std::numeric_limits<long>::max());
  ASSERT_TRUE(parse_integer("2e3", value));
  EXPECT_EQ(value, 2000);
  EXPECT_FALSE(parse_integer("2.5", value));
  EXPECT_FALSE(parse_integer("9223372036854775808", value));
}

TEST(WrongDay, TellsMalformedFromNonexistent) {
  EXPECT_EQ(wrong_day("2019-02-29").problem, "2019-02-29 does not exist");
  EXPECT_EQ(wrong_day("2019-02-29").suggestion, "February 2019 has 28 days");
  EXPECT_EQ(wrong_day("2019-13-01").problem, "'2019-13-01' is not a date");
  EXPECT_EQ(wrong_day("29/01/2019").problem, "'29/01/2019' is a date as a spreadsheet writes it");
  EXPECT_EQ(wrong_day("").problem, "is empty");
}

TEST(WrongNumber, SaysWhatToWrite) {
  EXPECT_EQ(wrong_number("0123").suggestion, "write 123");
  EXPECT_EQ(wrong_number("00").suggestion, "write 0");
  EXPECT_EQ(wrong_number("many").problem, "'many' is not a number");
  EXPECT_EQ(wrong_integer("2.5").problem, "2.5 is not a whole number");
}

TEST(OutOfRange, NamesTheRange) {
  EXPECT_EQ(out_of_range(1.4, 0.0, 1.0).problem, "1.4 is out of range");
  EXPECT_EQ(out_of_range(1.4, 0.0, 1.0).suggestion, "give a number from 0 to 1");
  EXPECT_EQ(out_of_range(-1.0, 0.0, kInfinity).suggestion, "give a number of at least 0");
  EXPECT_EQ(out_of_range(0L, 1L, std::numeric_limits<long>::max()).suggestion, "give a whole number of at least 1");
}

TEST(Lines, KnowBothLineEnds) {
  EXPECT_EQ(split_lines("a\r\nb\n\nc"), (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_TRUE(split_lines("").empty());
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(first_invalid_utf8("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("caf\xE9"), 3U);
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0U);       // overlong
  EXPECT_EQ(first_invalid_utf8("a\xED\xA0\x80"), 1U);  // surrogate
  EXPECT_EQ(characters("\xC3\xA9tat", 3), 2);
}

}  // namespace
}  // namespace corridor
