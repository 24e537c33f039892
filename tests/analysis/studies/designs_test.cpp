// Designs: balanced, random-access, within constraints.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "analysis/studies/design/design.hpp"
#include "analysis/studies/design/luck.hpp"
#include "analysis/studies/design/make.hpp"
#include "analysis/studies/design/scrambled_sobol.hpp"
#include "tests/analysis/practice_study.hpp"

namespace corridor {
namespace {

Factor choice(const std::string& path, std::vector<std::string> options) {
  Factor factor;
  factor.path = path;
  factor.kind = Factor::Kind::kChoice;
  factor.options = std::move(options);
  return factor;
}

TEST(ScrambledSobol, EveryScramblingPutsOnePointIntoEachElementaryInterval) {
  ScrambledSobol sequence(6, 11);
  std::vector<double> point(6);
  for (std::uint32_t scramble = 0; scramble < 3; ++scramble) {
    std::vector<std::set<int>> strata(6);
    for (std::uint64_t i = 0; i < 64; ++i) {
      sequence.at(i, scramble, point);
      for (std::size_t d = 0; d < 6; ++d) strata[d].insert(static_cast<int>(point[d] * 64));
    }
    for (const auto& one : strata) EXPECT_EQ(one.size(), 64U);
  }
}

TEST(ScrambledSobol, GivesTheSamePointInAnyOrder) {
  ScrambledSobol sequence(4, 11), other(4, 11);
  std::vector<double> late(4), again(4);
  sequence.at(37, 2, late);
  for (const std::uint64_t i : {50, 3, 37}) other.at(i, 2, again);
  EXPECT_EQ(late, again);
  other.at(37, 3, again);
  EXPECT_NE(late, again);
}

TEST(Permutation, VisitsEveryIndexOnce) {
  const DesignLuck luck(5);
  for (const std::uint64_t size : {1, 2, 7, 100, 1000}) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t i = 0; i < size; ++i) seen.insert(permuted(luck, i, size, 3, 0));
    EXPECT_EQ(seen.size(), size);
    EXPECT_LT(*seen.rbegin(), size);
  }
}

TEST(LatinHypercube, PutsOnePointIntoEachStratumOfEachInput) {
  Study study = testing::uniform_study(4, 0, 1);
  study.design.method = "lhs";
  study.design.size = 50;
  const auto design = make_design(study);
  std::vector<std::set<int>> strata(4);
  for (std::uint64_t i = 0; i < design->size(); ++i) {
    const Point point = design->at(i);
    for (std::size_t f = 0; f < 4; ++f) strata[f].insert(static_cast<int>(point[f] * 50));
  }
  for (const auto& one : strata) EXPECT_EQ(one.size(), 50U);
}

TEST(LatinHypercube, KeepsItsPointsWhenItIsExtended) {
  Study study = testing::uniform_study(3, 0, 1);
  study.design.method = "lhs";
  study.design.size = 20;
  const auto before = make_design(study);
  Study extended = study;
  extended.design.more = {30};
  const auto after = make_design(extended);
  EXPECT_EQ(after->size(), 50U);
  for (std::uint64_t i = 0; i < 20; ++i) EXPECT_EQ(before->at(i), after->at(i));
}

TEST(LatinHypercube, DrawsAgainWhatAConstraintRejects) {
  Study study = testing::uniform_study(2, 0, 1);
  study.design.method = "lhs";
  study.design.size = 200;
  study.constraints.emplace_back("x1 + x2 <= 1", study.paths());
  const auto design = make_design(study);
  double sum = 0;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const Point point = design->at(i);
    EXPECT_LE(point[0] + point[1], 1);
    sum += point[0];
  }
  EXPECT_NEAR(sum / 200, 1.0 / 3, 0.05);  // the mean of a triangle
}

TEST(Grid, HasEveryCombinationOnce) {
  Study study;
  study.design.method = "grid";
  study.factors = {choice("a", {"p", "q"}), choice("b", {"r", "s", "t"}), choice("c", {"u", "v"})};
  const auto design = make_design(study);
  std::set<Point> points;
  for (std::uint64_t i = 0; i < design->size(); ++i) points.insert(design->at(i));
  EXPECT_EQ(points.size(), 12U);
}

TEST(Grid, IsBalancedWhereverItStops) {
  Study study;
  study.design.method = "grid";
  study.factors = {choice("a", {"p", "q", "r", "s"}), choice("b", {"t", "u", "v"}), choice("c", {"w", "x"})};
  const auto design = make_design(study);
  std::vector<std::map<double, int>> counts(3);
  for (std::uint64_t i = 0; i < 12; ++i) {
    const Point point = design->at(i);
    for (std::size_t f = 0; f < 3; ++f) ++counts[f][point[f]];
  }
  for (const auto& one : counts) {
    const auto [fewest, most] =
        std::minmax_element(one.begin(), one.end(), [](auto& a, auto& b) { return a.second < b.second; });
    EXPECT_LE(most->second - fewest->second, 1);
  }
}

TEST(OneAtATime, ChangesOneInputFromTheBase) {
  Study study = testing::uniform_study(2, 0, 10);
  study.design.method = "oat";
  study.factors[0].base = 3;
  study.factors.push_back(choice("c", {"p", "q"}));
  const auto design = make_design(study);
  ASSERT_EQ(design->size(), 6U);
  EXPECT_EQ(design->at(0), (Point{3, 5, 0}));
  EXPECT_EQ(design->at(1), (Point{0, 5, 0}));
  EXPECT_EQ(design->at(4), (Point{3, 10, 0}));
  EXPECT_EQ(design->at(5), (Point{3, 5, 1}));
}

TEST(Crossed, PlaysEveryPointUnderEveryOption) {
  Study study = testing::uniform_study(1, 0, 1);
  study.design.method = "lhs";
  study.design.size = 5;
  study.design.cross = "c";
  study.factors.push_back(choice("c", {"p", "q", "r"}));
  const auto design = make_design(study);
  ASSERT_EQ(design->size(), 15U);
  for (std::uint64_t i = 0; i < 15; ++i) {
    EXPECT_EQ(design->at(i)[0], design->at(i - i % 3)[0]);
    EXPECT_EQ(design->at(i)[1], static_cast<double>(i % 3));
  }
}

TEST(Marginals, HaveTheQuantilesOfTheirForms) {
  EXPECT_NEAR(Marginal("normal", {10, 2}).quantile(0.975), 13.9199279690801, 1e-9);
  EXPECT_NEAR(Marginal("lognormal", {0, 1}).quantile(0.5), 1, 1e-9);
  EXPECT_NEAR(Marginal("loguniform", {1, 100}).quantile(0.5), 10, 1e-9);
  EXPECT_NEAR(Marginal("triangular", {0, 1, 2}).quantile(0.5), 1, 1e-9);
  EXPECT_NEAR(Marginal("beta", {2, 2, 0, 1}).quantile(0.5), 0.5, 1e-9);
  EXPECT_NEAR(Marginal("exponential", {2}).quantile(0.5), 2 * std::log(2), 1e-9);
  EXPECT_NEAR(Marginal("gamma", {1, 2}).quantile(0.5), 2 * std::log(2), 1e-6);
  EXPECT_NEAR(Marginal("weibull", {1, 2}).quantile(0.5), 2 * std::log(2), 1e-9);
  EXPECT_EQ(Marginal("truncated_normal", {0, 1, -1, 1}).quantile(1), 1);
}

TEST(Factors, TurnCoordinatesIntoDaysAndOptionsAndBack) {
  Factor day;
  day.kind = Factor::Kind::kDay;
  day.first = Day{std::chrono::year{2019} / 1 / 29}.time_since_epoch().count();
  day.last = day.first + 9;
  EXPECT_EQ(day.text(day.at(0)), "2019-01-29");
  EXPECT_EQ(day.text(day.at(0.999)), "2019-02-07");
  EXPECT_EQ(day.parse("2019-02-01"), day.first + 3);
  const Factor options = choice("c", {"p", "q", "r"});
  EXPECT_EQ(options.text(options.at(1.0 / 3)), "q");
  EXPECT_EQ(options.text(options.at(1)), "r");
  EXPECT_EQ(options.at(options.coordinate_of(2)), 2);
  EXPECT_FALSE(options.parse("s"));
}

TEST(Constraint, ReadsSumsProductsAndComparisons) {
  const Constraint one("2 * (x1 - x2) / 4 < -x2 + 1", {"x1", "x2"});
  EXPECT_TRUE(one.holds(Point{1, 0.5}));
  EXPECT_FALSE(one.holds(Point{2, 1}));
  for (const char* wrong : {"x1 + x2", "x1 < ", "x1 < x3", "(x1 < 2", "x1 < 2 x2"})
    EXPECT_THROW(Constraint(wrong, {"x1", "x2"}), WrongFormula) << wrong;
}

}  // namespace
}  // namespace corridor
