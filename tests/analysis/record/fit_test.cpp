// Errors against published figures: periods, cells, levels.
#include "analysis/record/fit.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/base/data_package.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/record/score.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

constexpr const char* kHeader = "series,granularity,period,place,nationality,party,detail,value,source,used_for\n";

TEST(Fit, PeriodsAreWholeMonths) {
  const auto months = [](const char* period) {
    const auto range = parse_period(period);
    return range ? to_string(range->first) + ".." + to_string(range->last) : std::string{"none"};
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
    return score_run(run_.path(), observed_.path()).rows;
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
      "encounters_between_ports,range x place x nationality x "
      "detail,2019-06..2019-07,SEC,BBB,,title_x,100,press,validation\n"
      "interior_arrests,month x detail,2019-06,,,,convicted,10,press,validation\n"
      "interior_arrests,month x detail,2019-06,,,,jail,10,press,validation\n"
      "interior_arrests,month x detail,2019-06,,,,at_large,10,press,validation\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].granularity, "range x place x nationality x detail");
  EXPECT_DOUBLE_EQ(rows[0].simulated, 80);
  EXPECT_DOUBLE_EQ(rows[0].bias, -0.2);
  EXPECT_DOUBLE_EQ(rows[1].simulated, 18);  // 9 convicted, the same 9 from jails, none at large
  EXPECT_EQ(rows[1].cells, 3);
}

TEST_F(FitOfASmallRun, LevelsAreComparedByMean) {
  const auto rows = score("settled,range x place,2019-06..2019-07,AREA,,,,1000,press,validation\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(rows[0].simulated, 1100);
  EXPECT_DOUBLE_EQ(rows[0].bias, 0.1);
}

TEST_F(FitOfASmallRun, FiguresOfACountryAreThoseOfItsPlaces) {
  nlohmann::json manifest = testing::small_manifest(*world_, {2});
  manifest["world"]["jurisdictions"] = {{"AREA", {{"kind", "area"}, {"name", "Area"}, {"parent", "LAND"}}},
                                        {"LAND", {{"kind", "country"}, {"name", "Land"}, {"parent", "WORLD"}}}};
  testing::write(run_.path() + "/manifest.json", manifest.dump());
  const auto rows = score("settled,range x place,2019-06..2019-07,LAND,,,,1000,press,validation\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(rows[0].simulated, 1100);
}

TEST_F(FitOfASmallRun, PlacesThatLieInEachOtherLieInNoCountry) {
  nlohmann::json manifest = testing::small_manifest(*world_, {2});
  manifest["world"]["jurisdictions"] = {{"AREA", {{"kind", "area"}, {"name", "Area"}, {"parent", "OTHER"}}},
                                        {"OTHER", {{"kind", "area"}, {"name", "Other"}, {"parent", "AREA"}}},
                                        {"LAND", {{"kind", "country"}, {"name", "Land"}, {"parent", "WORLD"}}}};
  testing::write(run_.path() + "/manifest.json", manifest.dump());
  const auto rows = score("settled,range x place,2019-06..2019-07,LAND,,,,1000,press,validation\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(rows[0].simulated, 0);
}

TEST_F(FitOfASmallRun, PeriodsOutsideTheRunAreLeftOut) {
  EXPECT_TRUE(
      score("settled,month x place,2019-08,AREA,,,,1000,press,validation\nsettled,FY,FY2019,,,,,1,press,validation\n")
          .empty());
}

TEST_F(FitOfASmallRun, NothingPublishedHasNoShare) {
  const auto rows = score("encounters_between_ports,month,2019-06,,,,,0,press,validation\n");
  EXPECT_TRUE(std::isnan(rows.at(0).wape));
}

TEST_F(FitOfASmallRun, WrongFiguresAreTheUsersMistake) {
  EXPECT_THROW(score("settled,month,June,,,,,1000,press,validation\n"), ConfigError);
  EXPECT_THROW(score("settled,month,2019-06,,,,,1000,press,guess\n"), ConfigError);
}

TEST_F(FitOfASmallRun, MonthsPlayedInPartAreLeftOut) {
  auto manifest = nlohmann::json::parse(testing::contents(run_.path() + "/manifest.json"));
  const std::string rows =
      "encounters_between_ports,month,2019-06,,,,,140,press,validation\n"
      "encounters_between_ports,month,2019-07,,,,,160,press,validation\n"
      "encounters_between_ports,range,2019-06..2019-07,,,,,300,press,validation\n";
  EXPECT_EQ(score(rows).size(), 2U);
  manifest["period"]["to"] = "2019-07-15";
  testing::write(run_.path() + "/manifest.json", manifest.dump());
  const auto early_end = score(rows);
  ASSERT_EQ(early_end.size(), 1U);
  EXPECT_EQ(early_end[0].cells, 1);
  EXPECT_DOUBLE_EQ(early_end[0].observed, 140) << "June only";
  manifest["period"] = {{"from", "2019-06-15"}, {"to", "2019-08-01"}};
  testing::write(run_.path() + "/manifest.json", manifest.dump());
  const auto late_start = score(rows);
  ASSERT_EQ(late_start.size(), 1U);
  EXPECT_DOUBLE_EQ(late_start[0].observed, 160) << "July only";
}

TEST_F(FitOfASmallRun, WhatTheModelIsFedWithIsNoValidation) {
  const auto rows = score("encounters_between_ports,month,2019-06,,,,,150,press,input\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].used_for, "input");
  EXPECT_EQ(tally_forecasts(rows).series, 0);
}

TEST_F(FitOfASmallRun, ForecastsStandBesideValidation) {
  const auto rows = score(
      "encounters_between_ports,month,2018-06,,,,,200,press,calibration\n"
      "encounters_between_ports,month,2019-05,,,,,100,press,calibration\n"
      "encounters_between_ports,month,2019-06,,,,,150,press,validation\n"
      "encounters_between_ports,month,2019-07,,,,,150,press,validation\n");
  ASSERT_EQ(rows.size(), 1U);  // simulated 140 and 160: error 20 of 300
  const auto& errors = rows[0].forecasts;
  EXPECT_EQ(errors[0].cells, 2);
  EXPECT_DOUBLE_EQ(errors[0].wape(), 100.0 / 300) << "May's 100 carried forward twice";
  EXPECT_EQ(errors[1].cells, 1);
  EXPECT_DOUBLE_EQ(errors[1].wape(), 50.0 / 150) << "June 2018; July has no year before";
  EXPECT_DOUBLE_EQ(errors[1].model_wape(), 10.0 / 150);
  EXPECT_DOUBLE_EQ(errors[2].wape(), 50.0 / 300) << "May's 100, then June's 150 as published";
  EXPECT_EQ(errors[3].cells, 1);
  const ForecastTally tally = tally_forecasts(rows);
  EXPECT_EQ(tally.series, 1);
  EXPECT_EQ(tally.calibrated_ahead, 1);
  EXPECT_EQ(tally.known_ahead, 1);
}

TEST_F(FitOfASmallRun, WithoutAnEarlierFigureThereIsNoForecast) {
  const auto rows = score("encounters_between_ports,month,2019-06,,,,,150,press,validation\n");
  for (const ForecastError& error : rows.at(0).forecasts) {
    EXPECT_EQ(error.cells, 0);
    EXPECT_TRUE(std::isnan(error.wape()));
  }
  const ForecastTally tally = tally_forecasts(rows);
  EXPECT_EQ(tally.series, 1);
  EXPECT_EQ(tally.calibrated_comparable + tally.known_comparable + tally.comparable[0], 0);
}

TEST_F(FitOfASmallRun, AnEmptyFolderOfPublishedSeriesIsTheUsersMistake) {
  try {
    score_run(run_.path(), observed_.path());
    FAIL() << "an empty folder was taken";
  } catch (const ConfigError& error) {
    EXPECT_NE(std::string{error.what()}.find("holds no CSV file"), std::string::npos) << error.what();
  }
}

TEST_F(FitOfASmallRun, PublishedSeriesAreFoundFromAnywhereOrAskedFor) {
  auto manifest = nlohmann::json::parse(testing::contents(run_.path() + "/manifest.json"));
  const auto found = [&] {
    testing::write(run_.path() + "/manifest.json", manifest.dump());
    try {
      return observed_of_run(run_.path());
    } catch (const ConfigError& error) {
      return std::string{error.what()};
    }
  };
  EXPECT_NE(found().find("without published series"), std::string::npos);
  manifest["observed"] = {{"directory", "no/such/folder"}, {"path", observed_.path()}};
  EXPECT_EQ(found(), observed_.path()) << "wherever the command stands";
  manifest["observed"] = {{"directory", observed_.path()}, {"path", "/no/such/folder"}};
  EXPECT_EQ(found(), observed_.path()) << "a run made elsewhere";
  manifest["observed"] = {{"directory", "no/such/folder"}, {"path", "/no/such/folder"}};
  EXPECT_NE(found().find("name it with --observed DIR"), std::string::npos);
}

TEST_F(FitOfASmallRun, AManifestEditedByHandIsTheUsersMistake) {
  const auto said = [&](const std::string& text) {
    testing::write(run_.path() + "/manifest.json", text);
    try {
      read_manifest(run_.path());
      return std::string{"nothing"};
    } catch (const ConfigError& error) {
      return std::string{error.what()};
    }
  };
  const auto whole = nlohmann::json::parse(testing::contents(run_.path() + "/manifest.json"));
  EXPECT_EQ(said(whole.dump()), "nothing");
  EXPECT_NE(said("{}").find("manifest.json: scenario.name: not the manifest of a run: missing"), std::string::npos);
  EXPECT_NE(said("[1,2]").find("not a map"), std::string::npos);
  EXPECT_NE(said("{").find("not JSON"), std::string::npos);
  for (const char* field : {"period", "months_done", "series", "world", "seed", "complete"}) {
    for (const nlohmann::json& wrong : {nlohmann::json(nullptr), nlohmann::json("x"), nlohmann::json::array()}) {
      auto edited = whole;
      edited[field] = wrong;
      EXPECT_NE(said(edited.dump()).find("not the manifest of a run"), std::string::npos) << field << wrong;
    }
  }
}

TEST_F(FitOfASmallRun, FilesHoldRowsAndCells) {
  testing::write(observed_.path() + "/figures.csv",
                 std::string{kHeader} + "encounters_between_ports,month,2019-06,,,,,150,\"press, p. 3\",calibration\n");
  Problems problems;
  const nlohmann::json manifest = read_manifest(run_.path());
  write_fit(run_.path(), manifest, read_observed(observed_.path(), observed_names(manifest), problems));
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(testing::contents(run_.path() + "/fit.csv"),
            header_of(fit_form()) +
                "encounters_between_ports,month,150,140,0.0666667,-0.0666667,calibration,1,,,0,,,0,,,0,,,0,,\n");
  EXPECT_EQ(testing::contents(run_.path() + "/skill.csv"), header_of(skill_form())) << "nothing to validate on";
  EXPECT_EQ(testing::contents(run_.path() + "/fit_cells.csv"),
            "series,granularity,period,place,nationality,party,detail,observed,simulated,used_for,source\n"
            "encounters_between_ports,month,2019-06,,,,,150,140,calibration,\"press, p. 3\"\n");
}

}  // namespace
}  // namespace corridor
