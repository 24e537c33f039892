// Effects of combinations of policies against the means that they come from.
#include "analysis/compare/factorial.hpp"

#include <map>

#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

const std::string kBaseFile = std::string{CORRIDOR_ROOT} + "/scenarios/as-enacted.yaml";
const ScenarioChanges kShort{{"period.from=2019-06-01", "period.to=2019-08-01", "scale=1:1000"}, {}};

TEST(Factorial, EffectsAreContrastsOfTheCombinations) {
  const testing::ScratchFolder folder;
  CompareOptions options;
  options.output_directory = folder.path() + "/out";
  options.replicates = 2;
  const FactorialReport report =
      play_factorial(kBaseFile, {"expedited_removal", "mexico_enforcement"}, kShort, options);
  ASSERT_EQ(report.replicates, 2);
  std::map<std::string, double> mean;  // by "on,on" and so on
  for_each_row(report.directory + "/combinations.csv", "expedited_removal,mexico_enforcement,series,place,period,value",
               [&](std::span<const std::string_view> row) {
                 if (row[2] == "court_receipts" && row[4] == "all")
                   mean[std::string{row[0]} + "," + std::string{row[1]}] = std::stod(std::string{row[5]});
               });
  ASSERT_EQ(mean.size(), 4U);
  std::map<std::string, double> effect;
  for_each_row(report.directory + "/factorial.csv",
               "term,series,place,period,base,effect,low,high,replicates,spread_low,spread_high",
               [&](std::span<const std::string_view> row) {
                 if (row[1] != "court_receipts" || row[3] != "all") return;
                 effect[std::string{row[0]}] = std::stod(std::string{row[5]});
                 EXPECT_DOUBLE_EQ(std::stod(std::string{row[4]}), mean["on,on"]);
               });
  const double a = (mean["on,on"] + mean["on,off"] - mean["off,on"] - mean["off,off"]) / 2;
  const double b = (mean["on,on"] + mean["off,on"] - mean["on,off"] - mean["off,off"]) / 2;
  const double both = (mean["on,on"] - mean["off,on"] - mean["on,off"] + mean["off,off"]) / 2;
  EXPECT_NEAR(effect["expedited_removal"], a, 1e-6);
  EXPECT_NEAR(effect["mexico_enforcement"], b, 1e-6);
  EXPECT_NEAR(effect["expedited_removal:mexico_enforcement"], both, 1e-6);
  EXPECT_LT(a, 0) << "who is removed without a hearing has no case";
  EXPECT_NE(factorial_summary(report, {.columns = 120}).find("4 combinations of 2 policies, 2 paired replicates"),
            std::string::npos);
}

TEST(Factorial, RefusesWhatCannotBeCombined) {
  CompareOptions options;
  options.output_directory = "unused";
  EXPECT_THROW(play_factorial(kBaseFile, {"mpp", "mpp"}, kShort, options), ConfigError);
  EXPECT_THROW(play_factorial(kBaseFile, {"no_such_policy"}, kShort, options), ConfigError);
  EXPECT_THROW(play_factorial(kBaseFile, {"a", "b", "c", "d", "e", "f", "g"}, kShort, options), ConfigError);
}

}  // namespace
}  // namespace corridor
