// Errors against published figures: periods, cells, levels.
#include "analysis/fit.hpp"

#include <cmath>

#include "run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

constexpr const char* kHeader = "series,granularity,period,place,nationality,party,detail,value,source,used_for\n";

TEST(Fit, PeriodsAreWholeMonths) {
  const auto months = [](const char* period) {
    int first = 0, last = 0;
    return parse_period(period, first, last) ? month_name(first) + ".." + month_name(last) : std::string{"none"};
  };
  EXPECT_EQ(months("2019-06"), "2019-06..2019-06");
  EXPECT_EQ(months("FY2017"), "2016-10..2017-09");
  EXPECT_EQ(months("FY2016-Q2"), "2016-01..2016-03");
  EXPECT_EQ(months("CY2018"), "2018-01..2018-12");
  EXPECT_EQ(months("2019-H2"), "2019-07..2019-12");
  EXPECT_EQ(months("2019-Q3"), "2019-07..2019-09");
  EXPECT_EQ(months("2018-01..2018-08"), "2018-01..2018-08");
  for (const char* wrong :
       {"", "2019", "2019-13", "FY17", "FY2017-Q5", "2019-H3", "2018-08..2018-01", "June", "2019-6", "CY2018x"}) {
    EXPECT_EQ(months(wrong), "none") << wrong;
  }
}

class FitOfASmallRun : public ::testing::Test {
 protected:
  FitOfASmallRun() { testing::write_small_run(run_.path(), *world_, 1); }
  std::vector<FitRow> score(const std::string& rows) {
    testing::write(observed_.path() + "/figures.csv", kHeader + rows);
    return score_run(run_.path(), observed_.path());
  }
  std::unique_ptr<World> world_ = testing::small_world();
  ScratchFolder run_, observed_;
};

TEST_F(FitOfASmallRun, ErrorIsSummedOverCells) {
  // Simulated encounters: June 100 AAA + 40 BBB, July 120 + 40.
  const auto rows = score(
      "encounters_between_ports,month,2019-06,,,,,150,press,calibration\n"
      "encounters_between_ports,month,2019-07,,,,,150,press,calibration\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].granularity, "month");
  EXPECT_EQ(rows[0].used_for, "calibration");
  EXPECT_DOUBLE_EQ(rows[0].observed, 300);
  EXPECT_DOUBLE_EQ(rows[0].simulated, 300);
  EXPECT_DOUBLE_EQ(rows[0].wape, 20.0 / 300);
  EXPECT_DOUBLE_EQ(rows[0].bias, 0);
}

TEST_F(FitOfASmallRun, CellsAreSplitAsPublished) {
  const auto rows = score(
      "encounters_between_ports,x,2019-06..2019-07,SEC,BBB,,title_x,100,press,validation\n"
      "interior_arrests,x,2019-06,,,,convicted,10,press,validation\n"
      "interior_arrests,x,2019-06,,,,jail,10,press,validation\n"
      "interior_arrests,x,2019-06,,,,at_large,10,press,validation\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].granularity, "range x place x nationality x detail");
  EXPECT_DOUBLE_EQ(rows[0].simulated, 80);
  EXPECT_DOUBLE_EQ(rows[0].bias, -0.2);
  EXPECT_DOUBLE_EQ(rows[1].simulated, 18);  // 9 convicted, the same 9 from jails, none at large
  EXPECT_EQ(rows[1].cells, 3);
}

TEST_F(FitOfASmallRun, LevelsAreComparedByMean) {
  const auto rows = score("settled,x,2019-06..2019-07,AREA,,,,1000,press,validation\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(rows[0].simulated, 1100);
  EXPECT_DOUBLE_EQ(rows[0].bias, 0.1);
}

TEST_F(FitOfASmallRun, PeriodsOutsideTheRunAreLeftOut) {
  EXPECT_TRUE(
      score("settled,x,2019-08,AREA,,,,1000,press,validation\nsettled,x,FY2019,,,,,1,press,validation\n").empty());
}

TEST_F(FitOfASmallRun, NothingPublishedHasNoShare) {
  const auto rows = score("encounters_between_ports,month,2019-06,,,,,0,press,validation\n");
  EXPECT_TRUE(std::isnan(rows.at(0).wape));
}

TEST_F(FitOfASmallRun, WrongFiguresAreTheUsersMistake) {
  EXPECT_THROW(score("settled,x,June,,,,,1000,press,validation\n"), ConfigError);
  EXPECT_THROW(score("settled,x,2019-06,,,,,1000,press,guess\n"), ConfigError);
}

TEST_F(FitOfASmallRun, FilesHoldRowsAndCells) {
  testing::write(observed_.path() + "/figures.csv",
                 std::string{kHeader} + "encounters_between_ports,month,2019-06,,,,,150,\"press, p. 3\",calibration\n");
  Problems problems;
  write_fit(run_.path(), read_manifest(run_.path()), read_observed(observed_.path(), problems));
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(testing::contents(run_.path() + "/fit.csv"),
            "series,granularity,observed,simulated,wape,bias,used_for\n"
            "encounters_between_ports,month,150,140,0.0666667,-0.0666667,calibration\n");
  EXPECT_EQ(testing::contents(run_.path() + "/fit_cells.csv"),
            "series,granularity,period,place,nationality,party,detail,observed,simulated,used_for,source\n"
            "encounters_between_ports,month,2019-06,,,,,150,140,calibration,\"press, p. 3\"\n");
}

}  // namespace
}  // namespace corridor
