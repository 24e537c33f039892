// Text and tables that fit a number of columns.
#include "analysis/base/layout.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace corridor {
namespace {

using Holds = TextTable::Holds;

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) most = std::max(most, width_of(line));
  return most;
}

TEST(Layout, WidthIsOfCharactersNotBytes) {
  EXPECT_EQ(width_of("política"), 8U);
  EXPECT_EQ(width_of(""), 0U);
}

TEST(Layout, TextBreaksAtSpacesAndLongWordsStayWhole) {
  EXPECT_EQ(wrapped("one two three", 8, "* ", "  "), "* one\n  two\n  three\n");
  EXPECT_EQ(wrapped("see https://www.example.org/long for more", 12), "see\nhttps://www.example.org/long\nfor more\n");
  EXPECT_EQ(wrapped("ñandú ñandú", 11), "ñandú ñandú\n") << "eleven characters, fifteen bytes";
}

TEST(Layout, OnlyLongLinesAreBroken) {
  EXPECT_EQ(fitted("short\n  a line that is too long\n\nend", 14), "short\n  a line that\n    is too\n    long\n\nend");
}

TEST(Layout, ATableThatFitsStandsInOneLineARow) {
  TextTable table({{"place", Holds::kWords}, {"persons"}});
  table.add({"Tucson", "1,234"});
  table.add({"El Paso", "56"});
  EXPECT_EQ(table.text(80), "place    persons\nTucson     1,234\nEl Paso       56\n");
}

TEST(Layout, WordsBreakAndNumbersDoNot) {
  TextTable table({{"series", Holds::kWords}, {"persons"}, {"what it is", Holds::kWords}});
  table.add({"encounters_between_ports", "1,234,567", "people met by agents between ports of entry"});
  const std::string text = table.text(44);
  EXPECT_LE(widest(text), 44U);
  EXPECT_NE(text.find("1,234,567"), std::string::npos);
  EXPECT_NE(text.find("encounters_"), std::string::npos) << text;
}

TEST(Layout, ColumnsWithoutRoomStandBelowWithTheFirst) {
  TextTable table({{"place", Holds::kWords}, {"first year"}, {"second year"}, {"third year"}});
  table.add({"Tucson", "11,111,111", "22,222,222", "33,333,333"});
  const std::string text = table.text(34);
  EXPECT_LE(widest(text), 34U) << text;
  EXPECT_EQ(
      text,
      "place   first year  second year\nTucson  11,111,111   22,222,222\n\nplace   third year\nTucson  33,333,333\n")
      << text;
}

TEST(Layout, ASectionStandsOverTheRowsThatFollow) {
  TextTable table({{"by", Holds::kWords}, {"n"}});
  table.section("encounters between ports (persons, total)");
  table.add({"month", "12"});
  EXPECT_EQ(table.text(30), "by      n\nencounters between ports\n  (persons, total)\nmonth  12\n");
}

TEST(Layout, NotesStandUnderTheirRow) {
  TextTable table({{"place", Holds::kWords}, {"n"}});
  table.add({"Tucson", "1"});
  table.note("because the law of that day says so");
  EXPECT_EQ(table.text(24), "place   n\nTucson  1\n    because the law of\n      that day says so\n");
}

}  // namespace
}  // namespace corridor
