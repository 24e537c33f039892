// What a terminal shows of a study: what matters first.
#include "tools/sweep_text.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace corridor::tools {
namespace {

using testing::HasSubstr;
using testing::Not;

IndexRow row(const char* parameter, const char* index, double value, const char* response = "series:deaths") {
  return {response, parameter, index, {value, Interval{value - 0.01, value + 0.01}}, "settled"};
}

std::size_t line_of(const std::string& text, const std::string& what) {
  return static_cast<std::size_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(what)), '\n'));
}

TEST(SweepText, PutsTheLargestEffectFirstAndTheOtherIndicesBesideIt) {
  Answers answers;
  answers.rows = {row("a", "S1", 0.1), row("a", "ST", 0.2), row("b", "S1", 0.5), row("b", "ST", 0.7),
                  row(kChance, "ST", 0.9)};
  const std::string text = answers_text(answers, Screen{});
  EXPECT_EQ(line_of(text, "  b "), 2U);
  EXPECT_EQ(line_of(text, "  a "), 3U);
  EXPECT_EQ(line_of(text, "  (chance)"), 4U) << "luck comes last, however large";
  EXPECT_THAT(text, HasSubstr("0.69 to 0.71"));
  EXPECT_THAT(text, HasSubstr("settled; S1 0.5"));
}

TEST(SweepText, RanksEffectsOfEitherSignAndNothingBeforeWhatIsNotDefined) {
  Answers answers;
  answers.rows = {row("none", "rank_correlation", std::nan("")), row("up", "rank_correlation", 0.3),
                  row("down", "rank_correlation", -0.8)};
  const std::string text = answers_text(answers, Screen{});
  EXPECT_LT(line_of(text, "  down"), line_of(text, "  up"));
  EXPECT_LT(line_of(text, "  up"), line_of(text, "  none"));
}

TEST(SweepText, ShowsAFewOfManyForEveryResponse) {
  Answers answers;
  for (const char* response : {"series:deaths", "series:removals"}) {
    for (int p = 0; p < 30; ++p) answers.rows.push_back(row(std::to_string(p).c_str(), "mu_star", p, response));
    answers.rows.push_back(row(kChance, "ST", 0.5, response));
  }
  const std::string text = answers_text(answers, Screen{});
  EXPECT_THAT(text, HasSubstr("series:removals"));
  EXPECT_THAT(text, HasSubstr("... 18 that matter less are in indices.csv"));
  EXPECT_THAT(text, HasSubstr(kChance));
  EXPECT_THAT(text, Not(HasSubstr("\n  3 ")));
}

TEST(SweepText, NamesPairsThatSurelyActTogether) {
  Answers answers;
  answers.rows = {row("a", "ST", 0.5), row("a", "S2:b", 0.2), row("a", "S2:c", 0.005), row("b", "ST", 0.3)};
  const std::string text = answers_text(answers, Screen{});
  EXPECT_THAT(text, HasSubstr("together: a and b  S2 0.2"));
  EXPECT_THAT(text, Not(HasSubstr("a and c")));
}

}  // namespace
}  // namespace corridor::tools
