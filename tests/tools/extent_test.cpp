// How much a folder of results holds, told by whoever reads it: runs that were stopped early, months that the period
// cuts.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using nlohmann::json;
using testing::ContainsRegex;
using testing::HasSubstr;

const std::string kScenario = project_file("scenarios/as-enacted.yaml");

TEST(StoppedEarly, IsSaidByWhoeverReadsTheFolder) {
  const TemporaryFolder folder;
  ASSERT_EQ(corridor_command(small_run(folder / "out", {"--replicates", "2"})).status, 0);
  json manifest = json::parse(read_file(folder / "out/manifest.json"));
  manifest.update({{"complete", false}, {"replicates", 40}});  // as if forty had been asked for
  folder.write("out/manifest.json", manifest.dump(1));
  const std::string extent = "stopped early: 2 of 40 replicates are whole";
  const Ended report = corridor_command({"report", folder / "out"});
  EXPECT_THAT(report.messages, ContainsRegex(extent));
  EXPECT_THAT(read_file(folder / "out/report.html"), ContainsRegex("\"stopped_early\":\"" + extent));
  const Ended score = corridor_command({"score", folder / "out"});
  EXPECT_THAT(on_one_line(score.output), ContainsRegex(extent));
  const json scored = json::parse(corridor_command({"score", folder / "out", "--format", "json"}).output);
  EXPECT_EQ(scored["complete"], false);
  EXPECT_THAT(scored["stopped_early"].get<std::string>(), ContainsRegex(extent));
  const std::string cases = folder.write("cases.yaml", "corridor: 1\ncases: [{name: A, run: out}]\n");
  EXPECT_THAT(on_one_line(corridor_command({"cases", cases, "-o", folder / "cases"}).output), ContainsRegex(extent));
  EXPECT_THAT(read_file(folder / "cases/cases.html"), ContainsRegex(extent));
}

TEST(PartialMonths, AreMarkedOnScreenInTablesAndOnThePage) {
  const TemporaryFolder folder;
  const Ended ended = corridor_command({"run", kScenario, "--scale", "1:1000", "--set",
                                        "period={from: 2013-03-10, to: 2013-05-20}", "-o", folder / "out"});
  ASSERT_EQ(ended.status, 0) << ended.messages;
  EXPECT_EQ(read_file(folder / "out/months.csv"),
            "month,from,to,days,of_days\n2013-03,2013-03-10,2013-04-01,22,31\n2013-04,2013-04-01,2013-05-01,30,30\n"
            "2013-05,2013-05-01,2013-05-20,19,31\n");
  EXPECT_THAT(on_one_line(ended.output),
              HasSubstr("Partial: 2013-03 holds 22 of its 31 days, 2013-05 holds 19 of its 31 days"));
  EXPECT_THAT(ended.output, HasSubstr("FY2013*"));
  EXPECT_THAT(ended.output, HasSubstr("* not a whole fiscal year"));
  EXPECT_THAT(read_file(folder / "out/report.html"), HasSubstr("2013-05 holds 19 of its 31 days"));
  const json manifest = json::parse(read_file(folder / "out/manifest.json"));
  EXPECT_THAT(manifest["warnings"].dump(), HasSubstr("outside the months for which the world has departures"));
  EXPECT_THAT(on_one_line(ended.output), HasSubstr("Warning: --set: period.from: 2013-03-10 is outside"));
  EXPECT_THAT(read_file(folder / "out/report.html"),
              HasSubstr("outside the months for which the world has departures"));
}

}  // namespace
}  // namespace corridor::tools
