// How mistakes read: headline, caret, order; and the nearest name.
#include "sim/input/errors.hpp"

#include <gtest/gtest.h>

namespace corridor {
namespace {

const std::vector<std::string> kNames{"enrolment_share", "return_share", "beds", "SEC-RGV", "SEC-ELP"};

TEST(Problem, HeadlineHoldsWhatIsKnown) {
  EXPECT_EQ((Problem{{"a.yaml", 7, 5}, "policies.mpp.enrolment_shar", "unknown key", "did you mean 'enrolment_share'?"}
                 .headline()),
            "a.yaml:7:5: policies.mpp.enrolment_shar: unknown key; did you mean 'enrolment_share'?");
  EXPECT_EQ((Problem{{"a.csv", 7, 0}, "km", "is empty"}.headline()), "a.csv:7: km: is empty");
  EXPECT_EQ((Problem{{"a.yaml"}, "", "no such file"}.headline()), "a.yaml: no such file");
}

TEST(Problem, CaretStandsUnderTheCharacterNotTheByte) {
  const Problem problem{{"a.yaml", 1, 11}, "", "wrong", "", "{\"é\": 1, é: 2}"};
  EXPECT_EQ(problem.full(), "a.yaml:1:11: wrong\n  {\"é\": 1, é: 2}\n            ^");
}

TEST(Problem, TakesTheLineFromThePosition) {
  const auto lines = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"one", "two: 2"});
  EXPECT_EQ((Problem{{"a.yaml", 2, 6, lines}, "two", "wrong"}.full()), "a.yaml:2:6: two: wrong\n  two: 2\n       ^");
  EXPECT_EQ((Problem{{"a.yaml", 9, 6, lines}, "two", "wrong"}.full()), "a.yaml:9:6: two: wrong");
}

TEST(Problems, AreThrownTogetherInFileOrder) {
  Problems problems;
  EXPECT_NO_THROW(problems.throw_if_any());
  problems.add({{"b.yaml", 9, 1}, "", "third"});
  problems.add({{"a.yaml", 1, 1}, "", "fourth"});
  problems.add({{"b.yaml", 2, 8}, "", "second"});
  problems.add({{"b.yaml", 2, 3}, "", "first"});
  try {
    problems.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const ConfigError& error) {
    EXPECT_STREQ(error.what(), "b.yaml:2:3: first\nb.yaml:2:8: second\nb.yaml:9:1: third\na.yaml:1:1: fourth");
    EXPECT_EQ(error.problems().size(), 4U);
  }
}

TEST(NearestName, ForgivesTypingMistakes) {
  EXPECT_EQ(nearest_name("enrolment_shar", kNames), "enrolment_share");
  EXPECT_EQ(nearest_name("enrollment_share", kNames), "enrolment_share");
  EXPECT_EQ(nearest_name("SEC-RVG", kNames), "SEC-RGV");
  EXPECT_EQ(nearest_name("sec-rgv", kNames), "SEC-RGV");
  EXPECT_EQ(nearest_name("bed", kNames), "beds");
}

TEST(NearestName, DoesNotGuessWildly) {
  EXPECT_EQ(nearest_name("visa", kNames), "");
  EXPECT_EQ(nearest_name("x", {"y"}), "");
  EXPECT_EQ(nearest_name("", kNames), "");
  EXPECT_EQ(suggest_name("visa", kNames), "known: enrolment_share, return_share, beds, SEC-RGV, SEC-ELP");
  EXPECT_EQ(suggest_name("visa", {}), "");
}

}  // namespace
}  // namespace corridor
