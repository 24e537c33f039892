// The grammar that constraints, measures and triggers share.
#include "analysis/base/formula.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace corridor {
namespace {

/// Terms are single letters, numbered from a; the value of each is its number plus one, and z has none.
std::size_t read_letter(FormulaText& text) {
  const char c = text.next();
  if (c < 'a' || c > 'z') throw WrongFormula("no letter");
  text.take(c);
  return static_cast<std::size_t>(c - 'a');
}
std::optional<double> value_of_letter(std::size_t letter) {
  return letter == 25 ? std::nullopt : std::optional{static_cast<double>(letter + 1)};
}
std::optional<double> sum(const char* text, ByZero by_zero = ByZero::kNoValue) {
  return Formula::sum(text, read_letter).value(value_of_letter, by_zero);
}
std::optional<double> comparison(const char* text) {
  return Formula::comparison(text, read_letter).value(value_of_letter, ByZero::kNoValue);
}
std::string wrong(const char* text) {
  try {
    Formula::comparison(text, read_letter);
  } catch (const WrongFormula& error) {
    return error.what();
  }
  return "nothing";
}

TEST(Formula, JoinsAsUsual) {
  EXPECT_EQ(sum("2 + 3 * 4 - 6 / 3"), 12);
  EXPECT_EQ(sum(" ( 2+3 )*4 "), 20);
  EXPECT_EQ(sum("12 / 3 / 2 - 1 - 1"), 0) << "from left to right";
  EXPECT_EQ(sum("-b * -(c - 1e1)"), -14);
  EXPECT_EQ(sum(".5 * d"), 2);
}

TEST(Formula, Compares) {
  EXPECT_EQ(comparison("a + b < d"), 1);
  EXPECT_EQ(comparison("a + b < c"), 0);
  EXPECT_EQ(comparison("a + b <= c"), 1);
  EXPECT_EQ(comparison("c > a + b"), 0);
  EXPECT_EQ(comparison("c >= a + b"), 1);
}

TEST(Formula, HasNoValueWhereATermHasNone) {
  EXPECT_EQ(sum("1 + 2 * -z"), std::nullopt);
  EXPECT_EQ(comparison("z < 1"), std::nullopt);
  EXPECT_EQ(sum("1 / (a / (b - 2))"), std::nullopt) << "divided by zero";
  EXPECT_EQ(sum("1 / (a / (b - 2))", ByZero::kInfinite), 0);
}

TEST(Formula, AsksForEveryTermFromLeftToRight) {
  std::string asked;
  Formula::sum("z + a * (c - b)", read_letter)
      .value(
          [&](std::size_t letter) {
            asked += static_cast<char>('a' + letter);
            return value_of_letter(letter);
          },
          ByZero::kNoValue);
  EXPECT_EQ(asked, "zacb");
}

TEST(Formula, SaysWhatIsWrong) {
  EXPECT_EQ(wrong("a + b"), "it compares nothing; write for example x1 + x2 <= 1");
  EXPECT_EQ(wrong("a < "), "it ends early");
  EXPECT_EQ(wrong("(a < 2"), "a ')' is missing");
  EXPECT_EQ(wrong("a < 2 b"), "'b' is not understood");
  EXPECT_EQ(wrong("a < .b"), "'.b' begins with no number");
  EXPECT_EQ(wrong("a < ]"), "no letter");
}

}  // namespace
}  // namespace corridor
