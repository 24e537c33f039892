// The verbs that print what there is: validate, resolve, schema, places, policies, plan.
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/tools/command.hpp"

namespace corridor::tools {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json parsed(const Ended& ended) {
  EXPECT_EQ(ended.status, 0) << ended.messages;
  EXPECT_EQ(ended.messages, "");
  return json::parse(ended.output);
}

TEST(Validate, TellsGoodFromBadAndChecksEveryFile) {
  const TemporaryFolder folder;
  const std::string bad = folder.write("bad.yaml", "corridor: 1\nname: Bad\nname: Twice\n");
  const std::string good = project_file("scenarios/as-enacted.yaml");
  const Ended ended = corridor_command({"validate", bad, good});
  EXPECT_EQ(ended.status, 2);
  EXPECT_THAT(ended.output, HasSubstr(good + ": valid\n"));
  EXPECT_THAT(ended.messages, HasSubstr(bad + ":3:1: "));
  EXPECT_EQ(corridor_command({"validate", good}).status, 0);
}

TEST(Validate, JsonListsProblemsWithTheirPlace) {
  const TemporaryFolder folder;
  const std::string bad = folder.write("bad.yaml", "corridor: 1\nname: Bad\nname: Twice\n");
  const Ended ended = corridor_command({"validate", bad, "--format", "json"});
  EXPECT_EQ(ended.status, 2);
  const json result = json::parse(ended.output);
  EXPECT_EQ(result["files"][0]["valid"], false);
  const json& problems = result["files"][0]["problems"];
  EXPECT_TRUE(std::any_of(problems.begin(), problems.end(), [](const json& problem) { return problem["line"] == 3; }));
}

TEST(Validate, SaysWhatChangesNothing) {
  const TemporaryFolder folder;
  const std::string file = folder.write("idle.yaml", "corridor: 1\nextends: " + project_file("scenarios/no-mpp.yaml") +
                                                         "\npolicies: {mpp: {enrolment_share: 0.3}}\n");
  const Ended ended = corridor_command({"validate", file});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.output, file + ": valid, 1 warning\n");
  EXPECT_THAT(ended.messages, HasSubstr("warning: " + file + ":3:35: policies.mpp.enrolment_share: changes nothing"));
  const json result = json::parse(corridor_command({"validate", file, "--format", "json", "--quiet"}).output);
  EXPECT_EQ(result["files"][0]["valid"], true);
  EXPECT_EQ(result["files"][0]["warnings"][0]["line"], 3);
  const std::string set = folder.write("set.yaml", "corridor: 1\nmpp: {in_force: never, enrolment_share: 0.3}\n");
  EXPECT_THAT(corridor_command({"validate", set}).messages,
              HasSubstr("set.yaml:2:41: mpp.enrolment_share: changes nothing"))
      << "by the world that ships, where none lies beside it";
}

TEST(Resolve, ShowsWhereAValueCameFrom) {
  const std::vector<std::string> words{"resolve", project_file("scenarios/as-enacted.yaml"), "--set",
                                       "policies.mpp.enrolment_share=0.25"};
  const Ended text = corridor_command(words);
  ASSERT_EQ(text.status, 0) << text.messages;
  EXPECT_THAT(text.output, HasSubstr("0.25"));
  EXPECT_THAT(text.output, HasSubstr("--set"));
  EXPECT_THAT(text.output, HasSubstr("as-enacted.yaml"));
  std::vector<std::string> more = words;
  more.insert(more.end(), {"--format", "json"});
  EXPECT_TRUE(json::parse(corridor_command(more).output).is_object());
}

TEST(Schema, IsAJsonSchemaForEachKindOfFile) {
  for (const char* kind : {"scenario", "policy-set", "study", "calibration"}) {
    const json schema = parsed(corridor_command({"schema", kind}));
    EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema") << kind;
    EXPECT_TRUE(schema.contains("properties")) << kind;
  }
}

TEST(Places, HaveCoordinatesAndLinksAndAreTheSameInTextAndJson) {
  const std::string scenario = project_file("scenarios/as-enacted.yaml");
  const json places = parsed(corridor_command({"places", scenario, "--format", "json"}))["places"];
  const std::string text = corridor_command({"places", scenario}).output;
  ASSERT_GT(places.size(), 100U);
  for (const json& place : places) {
    EXPECT_GE(place["latitude"], -90);
    EXPECT_LE(place["latitude"], 90);
    EXPECT_GE(place["links"], 1) << place["id"];
    EXPECT_TRUE(place["country"].is_string()) << place["id"];
    EXPECT_THAT(text, HasSubstr(place["id"].get<std::string>() + " "));
  }
}

TEST(Policies, JsonHasModulesWithParametersAndInstrumentsWithDates) {
  const json all = parsed(corridor_command({"policies", "--format", "json"}));
  ASSERT_GT(all["modules"].size(), 10U);
  for (const json& module : all["modules"]) {
    EXPECT_FALSE(module["gates"].empty()) << module["name"];
    for (const json& parameter : module["parameters"]) {
      for (const char* key : {"name", "unit", "default", "low", "high", "source"}) {
        EXPECT_TRUE(parameter.contains(key)) << module["name"] << " " << key;
      }
      EXPECT_NE(parameter["source"], "") << module["name"] << " " << parameter["name"];
    }
  }
  for (const json& instrument : all["instruments"]) {
    for (const char* key :
         {"id", "title", "kind", "institutions", "direction", "framing", "in_force", "blocked", "references"}) {
      EXPECT_TRUE(instrument.contains(key)) << instrument["id"] << " " << key;
    }
  }
}

TEST(Policies, OneCanBeAskedForByName) {
  EXPECT_EQ(parsed(corridor_command({"policies", "mpp", "--format", "json"}))["name"], "mpp");
  const Ended text = corridor_command({"policies", "mpp"});
  EXPECT_THAT(text.output, HasSubstr("enrolment_share"));
  EXPECT_THAT(text.output, HasSubstr("in force 2019-01-29 to 2021-01-21 at POE-SYS")) << "an act that bears its name";
  EXPECT_THAT(text.output, HasSubstr("rests on mpp, us_mexico_joint_declaration_2019"));
  const json one = parsed(corridor_command({"policies", "daca", "--format", "json"}));
  EXPECT_EQ(one["acts"][0]["id"], "daca");
  EXPECT_EQ(one["parts"][1]["limits"], true);
  const Ended wrong = corridor_command({"policies", "mppp"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.output, "");
  EXPECT_EQ(wrong.messages, "corridor: 'mppp' is neither a module nor an instrument; did you mean 'mpp'?\n");
}

TEST(Plan, ListsTheSameStepsInTextAndJson) {
  const json plan = parsed(corridor_command({"plan", "--format", "json"}));
  const std::string text = corridor_command({"plan"}).output;
  std::size_t steps = 0;
  for (const char* turn : {"month_begins", "day", "month_ends"}) {
    ASSERT_GE(plan[turn].size(), 3U) << turn;
    for (const json& step : plan[turn]) {
      EXPECT_THAT(on_one_line(text), HasSubstr(step["what"].get<std::string>()));
      EXPECT_FALSE(step.contains("wall_s")) << "nothing is measured unless asked for";
      ++steps;
    }
  }
  EXPECT_THAT(text, HasSubstr("\n" + std::to_string(steps) + ". "));
}

TEST(Plan, TellsHowLongEachStepTakes) {
  const json timed =
      parsed(corridor_command({"plan", "--timed", project_file("scenarios/as-enacted.yaml"), "--set",
                               "period.to=2013-12-01", "--scale", "1:1000", "--quiet", "--format", "json"}));
  EXPECT_EQ(timed["scale"], "1:1000");
  double shares = 0;
  for (const char* turn : {"month_begins", "day", "month_ends"}) {
    for (const json& step : timed[turn]) shares += step["share"].get<double>();
  }
  EXPECT_NEAR(shares, 1, 1e-9);
  const std::size_t days = timed["day"][0]["calls"], months = timed["month_ends"][0]["calls"];
  EXPECT_GE(days, 61U) << "October and November, and the warm-up before";
  EXPECT_GE(months, 2U);
  EXPECT_LE(days, 31 * months);
}

TEST(Plan, NeedsAScenarioToPlayAndPlaysOnlyWhenTimed) {
  const Ended shipped = corridor_command({"plan", "--timed"});
  EXPECT_EQ(shipped.status, 0) << "the scenario that ships, from any folder";
  const Ended untimed = corridor_command({"plan", project_file("scenarios/as-enacted.yaml")});
  EXPECT_EQ(untimed.status, 2);
  EXPECT_EQ(untimed.messages, "corridor: a scenario is played only with --timed; the steps are the same for all\n");
}

}  // namespace
}  // namespace corridor::tools
