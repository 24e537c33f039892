// Measures over the tables of a run: what they count, and what is said of those that are none.
#include "analysis/record/measure.hpp"

#include <array>

#include "analysis/record/facts.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

class Measures : public ::testing::Test {
 protected:
  Measures() {
    testing::write_small_run(run_.path(), *world_, 1);
    tables_ = read_measure_tables(run_.path());
  }
  double value(const std::string& text) const {
    return Measure{text, {"facts.csv", 2, 0}, "measure"}.of(tables_).value_or(-1);
  }
  std::string said(const std::string& text) const {
    try {
      Measure{text, {"facts.csv", 2, 0}, "measure"}.of(tables_);
    } catch (const ConfigError& error) {
      return error.problems().front().headline();
    }
    return "nothing";
  }
  std::unique_ptr<World> world_ = testing::small_world();
  ScratchFolder run_;
  MeasureTables tables_;
};

TEST_F(Measures, AddCountsAndAverageLevels) {
  // June: 100 AAA adults and 40 BBB family members between ports; July: 20 more AAA.
  EXPECT_EQ(value("encounters_between_ports[2019-06]"), 140);
  EXPECT_EQ(value("encounters_between_ports[2019-06..2019-07]"), 300);
  EXPECT_EQ(value("encounters_between_ports[nationality=BBB, 2019-06]"), 40);
  EXPECT_EQ(value("encounters_between_ports[nationality=AAA|BBB, party=single_adult|family_unit, 2019-06]"), 140);
  EXPECT_EQ(value("encounters_between_ports[place=POE, 2019-06]"), 0);
  EXPECT_EQ(value("interior_arrests[detail=convicted, 2019-06]"), 9) << "a part of jail/convicted";
  EXPECT_EQ(value("settled[2019-06..2019-07]"), 1100) << "a level: the mean";
  EXPECT_EQ(value("gate:processing[outcome=expelled, 2019-06..2019-07]"), 60);
  EXPECT_NEAR(value("indicator:P-1[2019-06..2019-07]"), (0.25 + 1.0 / 3) / 2, 1e-6);
}

TEST_F(Measures, JoinAsUsual) {
  EXPECT_EQ(value("2 + 3 * 4 - 6 / 3"), 12);
  EXPECT_EQ(value("(2 + 3) * 4"), 20);
  EXPECT_EQ(value("12 / 3 / 2"), 2);
  EXPECT_EQ(value("-(1 - 3) * 2"), 4);
  EXPECT_DOUBLE_EQ(value("encounters_between_ports[nationality=BBB, 2019-06] / encounters_between_ports[2019-06]"),
                   40.0 / 140);
}

TEST_F(Measures, OverSeveralRunsSayOfWhich) {
  MeasureTables fewer = tables_;
  for (ObservableCell& cell : fewer.observables.series.at("encounters_between_ports")) cell.value /= 2;
  const std::array<const MeasureTables*, 2> runs{&tables_, &fewer};
  const std::vector<std::string> names{"factual", "counterfactual"};
  const auto of = [&](const std::string& text) { return Measure{text, {"e.yaml", 2, 3}, "estimand", names}.of(runs); };
  EXPECT_EQ(of("factual:encounters_between_ports[2019-06] / counterfactual:encounters_between_ports[2019-06] - 1"), 1);
  EXPECT_EQ(of("counterfactual:gate:processing[outcome=expelled, 2019-06..2019-07]"), 60) << "a name with a colon";
  for (const char* wrong : {"encounters_between_ports[2019-06]", "factul:encounters_between_ports[2019-06]"}) {
    try {
      of(wrong);
      ADD_FAILURE() << wrong;
    } catch (const ConfigError& error) {
      EXPECT_NE(std::string{error.what()}.find("does not say which run it is of; begin it with factual:"),
                std::string::npos)
          << error.what();
    }
  }
}

TEST_F(Measures, AreEmptyWhereTheRunHasNothingToSay) {
  EXPECT_EQ(value("encounters_between_ports[2019-08]"), -1) << "outside the run";
  EXPECT_EQ(value("encounters_between_ports[2019-06] / encounters_between_ports[place=POE, 2019-06]"), -1);
  EXPECT_EQ(value("indicator:no_such[2019-06]"), -1) << "not defined in this run";
}

TEST_F(Measures, SayWhatIsWrong) {
  EXPECT_NE(said("removal[2019-06]").find("facts.csv:2: measure: no series is called 'removal'"), std::string::npos);
  EXPECT_NE(said("removals").find("is no term"), std::string::npos);
  EXPECT_NE(said("removals[June]").find("'June' is no period"), std::string::npos);
  EXPECT_NE(said("removals[detail=x]").find("has no period"), std::string::npos);
  EXPECT_NE(said("removals[outcome=x, 2019-06]").find("cannot be split by 'outcome'"), std::string::npos);
  EXPECT_NE(said("gate:court[2019-06]").find("no gate is called 'court'"), std::string::npos);
  EXPECT_NE(said("(1 + 2").find("a ')' is missing"), std::string::npos);
  EXPECT_NE(said("1 2").find("'2' is not understood"), std::string::npos);
}

TEST_F(Measures, FactsHoldWithinTheirTolerance) {
  const std::string file = run_.path() + "/facts.csv";
  testing::write(file,
                 "id,statement,measure,low,high,published,used_for,known,source\n"
                 "a,A,encounters_between_ports[2019-06],140,150,145,validation,holds,press\n"
                 "b,B,encounters_between_ports[2019-06],141,150,145,input,fails,press\n"
                 "c,C,encounters_between_ports[2020-06],0,150,145,calibration,holds,press\n");
  Problems problems;
  const auto facts = read_facts(file, problems);
  problems.throw_if_any();
  const auto results = check_facts(facts, tables_);
  ASSERT_EQ(results.size(), 3U);
  EXPECT_TRUE(results[0].holds());
  EXPECT_FALSE(results[1].holds());
  EXPECT_TRUE(facts[1].known_to_fail);
  EXPECT_FALSE(results[2].value.has_value());
  testing::write(file,
                 "id,statement,measure,low,high,published,used_for,known,source\n"
                 "a,A,nonsense,1,2,x,validation,holds,press\na,A,1,2,1,,validation,maybe,\n");
  Problems wrong;
  read_facts(file, wrong);
  EXPECT_EQ(wrong.size(), 6U) << "no term; id twice; low above high; nothing published; no source; known";
}

}  // namespace
}  // namespace corridor
