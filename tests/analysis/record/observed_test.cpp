// Published figures are read as strictly as all else: names, granularity, periods, cells given twice, foreign layouts.
#include "analysis/record/observed.hpp"

#include <gtest/gtest.h>

#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

constexpr const char* kHeader = "series,granularity,period,place,nationality,party,detail,value,source,used_for\n";

class Observed : public ::testing::Test {
 protected:
  /// What is said of one file of figures, each with its line.
  std::vector<std::string> said(const std::string& text, const std::string& name = "figures.csv") {
    testing::write(folder_.path() + "/" + name, text);
    Problems problems;
    rows_ = read_observed(folder_.path(), names_, problems);
    std::vector<std::string> lines;
    for (const Problem& one : problems.all()) lines.push_back(one.headline().substr(folder_.path().size() + 1));
    return lines;
  }

  testing::ScratchFolder folder_;
  const ObservedNames names_{{{"series", {"encounters_between_ports", "ice_arrests"}},
                              {"jurisdiction", {"SEC-RGV", "SNA"}},
                              {"nationality", {"HND", "MEX"}}},
                             {{"encounters_between_ports", {"title_8", "title_42"}},
                              {"ice_arrests", {"cap_local/convicted", "cap_local/none", "at_large/convicted"}}}};
  std::vector<ObservedRow> rows_;
};

using Lines = std::vector<std::string>;

TEST_F(Observed, AllIsWell) {
  EXPECT_EQ(said(std::string{kHeader} +
                 "encounters_between_ports,month x place x detail,2019-06,SEC-RGV,,,title_8,10,press,validation\n"
                 "ice_arrests,FY x nationality x detail,FY2019,,MEX,,convicted,10,press,calibration\n"),
            Lines{});
  EXPECT_EQ(rows_.size(), 2U);
  EXPECT_EQ(rows_[1].at.line, 3);
}

TEST_F(Observed, NamesAreThoseOfTheWorld) {
  EXPECT_EQ(said(std::string{kHeader} + "encounters_betwen_ports,month,2019-06,,,,,1,p,validation\n"),
            (Lines{"figures.csv:2: series: unknown series 'encounters_betwen_ports'; did you mean "
                   "'encounters_between_ports'?"}));
  EXPECT_EQ(said(std::string{kHeader} + "ice_arrests,month x nationality,2019-06,,Honduras,,,1,p,validation\n"),
            (Lines{"figures.csv:2: nationality: unknown nationality 'Honduras'; known: HND, MEX"}));
  EXPECT_EQ(said(std::string{kHeader} + "ice_arrests,month x place,2019-06,RGV,,,,1,p,validation\n"),
            (Lines{"figures.csv:2: place: unknown jurisdiction 'RGV'; known: SEC-RGV, SNA"}));
  EXPECT_EQ(
      said(std::string{kHeader} + "encounters_between_ports,month x detail,2019-06,,,,Title 8,1,p,validation\n"),
      (Lines{"figures.csv:2: detail: encounters_between_ports has no detail 'Title 8'; did you mean 'title_8'?"}));
}

TEST_F(Observed, GranularityIsThatOfTheRow) {
  EXPECT_EQ(said(std::string{kHeader} + "ice_arrests,week,2019-06,,,,,1,p,validation\n"),
            (Lines{"figures.csv:2: granularity: 'week' is not what the row is split by; write month, or mend the other "
                   "columns"}));
  EXPECT_EQ(said(std::string{kHeader} + "ice_arrests,month,FY2019,,,,,1,p,validation\n").size(), 1U);
}

TEST_F(Observed, ACellStandsOnce) {
  const std::string row = "ice_arrests,month,2019-06,,,,,1,p,validation\n";
  EXPECT_EQ(said(kHeader + row + row).size(), 1U) << "within a file";
  said(kHeader + row, "a.csv");
  const Lines lines = said(kHeader + row);
  ASSERT_EQ(lines.size(), 1U) << "in two files";
  EXPECT_NE(lines[0].find("figures.csv:2: detail: a second row for the same cell; the first is in "),
            std::string::npos);
  EXPECT_NE(lines[0].find("a.csv:2"), std::string::npos);
}

// One message, that says what it is and what to do.
TEST_F(Observed, ForeignLayoutsAreKnown) {
  const Lines agency = said(
      "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility,Demographic,"
      "Citizenship,Title of Authority,Encounter Type,Encounter Count\n2020,FYTD,APR,Office of Field Operations,Other,"
      "Boston Field Office,FMUA,BRAZIL,Title 8,Inadmissibles,1\n");
  ASSERT_EQ(agency.size(), 1U);
  EXPECT_NE(agency[0].find("the border agency's own table of monthly encounters"), std::string::npos);
  EXPECT_EQ(said("series;granularity;period\nice_arrests;month;2019-06\n").size(), 1U);
  EXPECT_EQ(
      said(std::string{kHeader} + "ice_arrests,month,Jun-19,,,,,1,p,validation\n"),
      (Lines{"figures.csv:2: period: is a date as a spreadsheet writes it; write 2019-06, FY2017, CY2018, 2019-H1, "
             "2019-Q2 or 2018-01..2018-08: format the column as text before you save"}));
}

}  // namespace
}  // namespace corridor
