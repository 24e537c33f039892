// The report page: one file, offline, safe whatever the data say.
#include "analysis/page/report.hpp"

#include <nlohmann/json.hpp>
#include <regex>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/page/assets.hpp"
#include "analysis/page/report_data.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/record/score.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::ScratchFolder;

class ReportOfASmallRun : public ::testing::Test {
 protected:
  ReportOfASmallRun() {
    testing::write_small_run(run_.path(), *world_, 2);
    testing::write(run_.path() + "/fit.csv", header_of(fit_form()));
    testing::write(run_.path() + "/skill.csv",
                   header_of(skill_form()) + "removals,FY,FY2019,rolling,last_known,1,0.2,0.4,0.5\n");
    testing::write(run_.path() + "/fit_cells.csv",
                   "series,granularity,period,place,nationality,party,detail,observed,simulated,used_for,source\n"
                   "encounters_between_ports,month,2019-07,,,,,150,140,calibration,press\n"
                   "encounters_between_ports,month x nationality,2019-06,,AAA,,,90,100,calibration,press\n");
  }
  std::unique_ptr<World> world_ = testing::small_world();
  ScratchFolder run_;
};

TEST_F(ReportOfASmallRun, IsOnePageThatLoadsNothing) {
  const std::string path = write_report(run_.path());
  const std::string page = testing::contents(path);
  EXPECT_EQ(path, run_.path() + "/report.html");
  EXPECT_LT(page.size(), 3'000'000U);
  EXPECT_EQ(page.find("{{"), page.find("{{", page.find("<script>")));  // every name in the page's head is filled in
  EXPECT_NE(page.find("<title>A small &lt;run&gt; - Corridor</title>"), std::string::npos);
  EXPECT_FALSE(std::regex_search(page.substr(0, 4000), std::regex{R"((src|href)\s*=\s*"(https?:)?//)"}));
  EXPECT_EQ(page.find("<script src"), std::string::npos);
  EXPECT_EQ(page.find("<link"), std::string::npos);
}

TEST_F(ReportOfASmallRun, NamesTheHashOfThePageInTheManifest) {
  write_report(run_.path());
  EXPECT_EQ(read_manifest(run_.path()).at("outputs").at("report.html"), sha256_of_file(run_.path() + "/report.html"));
}

TEST_F(ReportOfASmallRun, DataCannotEndTheirScript) {
  nlohmann::json manifest = read_manifest(run_.path());
  manifest["scenario"]["description"] = "</script><!-- <script>alert(1)</script>";
  write_report(run_.path(), manifest);
  const std::string page = testing::contents(run_.path() + "/report.html");
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("<!-- "), std::string::npos) << "a comment left open would swallow the rest of the page";
}

TEST_F(ReportOfASmallRun, DataAreMeansOverReplicates) {
  const nlohmann::json data = report_data(run_.path(), read_manifest(run_.path()));
  EXPECT_EQ(data.at("months"), (nlohmann::json{"2019-06", "2019-07"}));
  EXPECT_EQ(data.at("series").at("encounters_between_ports").at("total"), (nlohmann::json{145, 165}));
  EXPECT_EQ(data.at("series").at("enrolments_abroad").at("name"), "programme_enrolments");
  EXPECT_EQ(data.at("stocks").at("settled"), (nlohmann::json{1050, 1250}));
  const nlohmann::json& charges = data.at("charges");
  EXPECT_EQ(charges.at("columns"), (nlohmann::json{"gate", "jurisdiction", "outcome", "policy"}));
  EXPECT_EQ(data.at("published").at("periods"), (nlohmann::json{{"2019-06"}, {"2019-07"}}));
  EXPECT_EQ(data.at("published").at("lines")[0], (nlohmann::json{{"series", "encounters_between_ports"},
                                                                 {"by", "month x nationality"},
                                                                 {"key", {"", "AAA", "", ""}},
                                                                 {"used", "calibration"},
                                                                 {"at", 0},
                                                                 {"observed", {90}},
                                                                 {"simulated", {100}}}));
  EXPECT_NEAR(data.at("indicators").at("P-1|overall")[1].get<double>(), 0.3334, 1e-4);
}

TEST_F(ReportOfASmallRun, EveryPartOfThePageIsBuiltIn) {
  for (const char* name : {"page.html", "page.css", "charts.js", "report.js", "map.json", "echarts.min.js"}) {
    EXPECT_FALSE(report_text(name).empty()) << name;
  }
  EXPECT_TRUE(report_text("nothing").empty());
  EXPECT_FALSE(nlohmann::json::parse(report_text("map.json")).empty());
}

TEST(Report, AFolderWithoutARunIsTheUsersMistake) {
  const ScratchFolder folder;
  EXPECT_THROW(write_report(folder.path()), ConfigError);
}

}  // namespace
}  // namespace corridor
