// Scenarios: layers, settings, defaults, what is printed of them; every mistake at once and nothing written.
#include "analysis/scenario/scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/check/schema.hpp"
#include "analysis/check/validate.hpp"
#include "analysis/scenario/resolve.hpp"
#include "policies/all.hpp"
#include "policies/register.hpp"
#include "sim/input/csv.hpp"
#include "tests/analysis/scenario/scenario_files.hpp"

namespace corridor {
namespace {

using Json = nlohmann::json;

std::vector<Problem> problems_of(const std::string& file, const ScenarioChanges& changes = {}) {
  try {
    load_scenario(file, changes);
  } catch (const ConfigError& error) {
    return error.problems();
  }
  return {};
}

std::vector<std::string> paths_of(const std::vector<Problem>& problems) {
  std::vector<std::string> paths;
  for (const Problem& problem : problems) paths.push_back(problem.path);
  return paths;
}

TEST_F(ScenarioFolder, AreReadWithDefaults) {
  const Scenario scenario = load_scenario(path("base.yaml"));
  EXPECT_EQ(scenario.name, "Base");
  EXPECT_EQ(to_string(scenario.from), "2018-01-01");
  EXPECT_EQ(to_string(scenario.to), "2019-07-01");
  EXPECT_EQ(scenario.seed, 11U);
  EXPECT_EQ(scenario.scale, 1U);
  EXPECT_EQ(scenario.replicates, 1);
  ASSERT_NE(scenario.world, nullptr);
  EXPECT_EQ(scenario.world->places.size(), 6U);
  EXPECT_EQ(scenario.policies.policies.size(), policy_rooms().front().modules.size());
  EXPECT_TRUE(scenario.warnings.empty());
}

TEST_F(ScenarioFolder, LaterLayersWin) {
  write("sets/strict.yaml", "corridor: 1\nname: Strict\nextends: loose.yaml\nmpp: {enrolment_share: 0.4}\n");
  write("sets/loose.yaml", "corridor: 1\nname: Loose\nmpp: {enrolment_share: 0.1}\ntitle_42: never\n");
  write("middle.yaml",
        "corridor: 1\nextends: base.yaml\nseed: 12\nscale: 1:10\npolicies: {extends: sets/strict.yaml}\n");
  const std::string top = write("deep/top.yaml", "corridor: 1\nname: Top\nextends: ../middle.yaml\nseed: 13\n");
  const Scenario scenario = load_scenario(top);
  EXPECT_EQ(scenario.name, "Top");
  EXPECT_EQ(scenario.seed, 13U);
  EXPECT_EQ(scenario.scale, 10U);
  const Day day = std::chrono::year{2019} / 6 / 1;
  EXPECT_EQ(settings_of(scenario, "mpp").number("enrolment_share", day), 0.4);
  for (const auto& [part, windows] : settings_of(scenario, "title_42").windows) EXPECT_TRUE(windows.empty()) << part;
}

TEST_F(ScenarioFolder, AListOfLayersIsReadInOrder) {
  write("one.yaml", "corridor: 1\nseed: 1\nreplicates: 3\n");
  write("two.yaml", "corridor: 1\nseed: 2\n");
  const Scenario scenario = load_scenario(write("top.yaml", "corridor: 1\nextends: [base.yaml, one.yaml, two.yaml]\n"));
  EXPECT_EQ(scenario.seed, 2U);
  EXPECT_EQ(scenario.replicates, 3);
}

TEST_F(ScenarioFolder, SettingsMeanWhatAFileMeans) {
  const Scenario set = load_scenario(path("base.yaml"), {{"policies.mpp.enrolment_share=0.3", "scale=1:5"}, {}});
  const Scenario file = load_scenario(
      write("top.yaml", "corridor: 1\nextends: base.yaml\nscale: 1:5\npolicies: {mpp: {enrolment_share: 0.3}}\n"));
  const Day day = std::chrono::year{2019} / 6 / 1;
  EXPECT_EQ(set.scale, file.scale);
  EXPECT_EQ(settings_of(set, "mpp").number("enrolment_share", day), 0.3);
  EXPECT_EQ(settings_of(file, "mpp").number("enrolment_share", day), 0.3);
}

TEST_F(ScenarioFolder, NumbersOfTheWorldAreSetFromFilesAndTheCommandLine) {
  write("slow.yaml", "corridor: 1\nextends: base.yaml\nmechanism: {retry_days: 12, restart_days: 20}\n");
  const Scenario file = load_scenario(path("slow.yaml"));
  EXPECT_EQ(file.world->parameter("retry_days"), 12);
  EXPECT_EQ(load_scenario(path("base.yaml")).world->parameter("retry_days"), 7);
  const Scenario set = load_scenario(path("slow.yaml"), {{"mechanism.retry_days=9"}, {}});
  EXPECT_EQ(set.world->parameter("retry_days"), 9);
  EXPECT_EQ(set.world->parameter("restart_days"), 20);
  EXPECT_NE(resolve_as_yaml(set).find("retry_days: 9"), std::string::npos);
  EXPECT_NE(values_as_json(set), values_as_json(file)) << "another scenario, another hash";
}

TEST_F(ScenarioFolder, WithoutLeavesModulesOut) {
  const Scenario scenario = load_scenario(path("base.yaml"), {{}, {"mpp"}});
  for (const auto& [part, windows] : settings_of(scenario, "mpp").windows) EXPECT_TRUE(windows.empty()) << part;
  const auto problems = problems_of(path("base.yaml"), {{}, {"mmp"}});
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].headline(), "--without: no module or instrument is called 'mmp'; did you mean 'mpp'?");
}

TEST_F(ScenarioFolder, WrongSettingsAreReported) {
  const auto problems =
      problems_of(path("base.yaml"), {{"sed=4", "scale", "period.to=2019-02-30", "extends=other.yaml"}, {}});
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(problem.headline());
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "--set: 'scale' is not PATH=VALUE; for example scale=1:10",
                       "--set: extends: cannot be set here; write a scenario file that extends the other",
                       "--set: period.to: 2019-02-30 does not exist; February 2019 has 28 days",
                       "--set: sed: unknown key; did you mean 'seed'?"}));
}

TEST_F(ScenarioFolder, EveryMistakeIsToldAtOnceAndNothingIsWritten) {
  const std::string file =
      write("wrong.yaml",
            "corridor: 1\nname: [A]\nworld: worlds/tiny\nperiod: {from: 2018-02-30, too: 2019-07-01}\n"
            "scale: 1-10\nseed: 0123\nseed: 5\nreplicates: 0\ncolour: blue\n"
            "policies:\n  mpp: {relief_share: 1.5}\n  mmp: {in_force: never}\n");
  const std::set<std::string> before = files();
  const auto problems = problems_of(file);
  EXPECT_EQ(paths_of(problems),
            (std::vector<std::string>{"name", "period.to", "period.from", "period.too", "scale", "seed", "seed",
                                      "replicates", "colour", "policies.mpp.relief_share", "policies.mmp"}));
  EXPECT_EQ(files(), before);
  try {
    load_scenario(file);
    FAIL();
  } catch (const ConfigError& error) {
    const std::string text = error.what();
    EXPECT_EQ(std::count(text.begin(), text.end(), '^'), 11) << text;
  }
}

TEST_F(ScenarioFolder, MistakesInLayersAreToldWhereTheyStand) {
  write("layer.yaml", "corridor: 1\nextends: base.yaml\nreplicats: 2\n");
  const auto problems = problems_of(write("top.yaml", "corridor: 1\nextends: layer.yaml\nseed: many\n"));
  ASSERT_EQ(problems.size(), 2U);
  std::set<std::string> places;
  for (const Problem& problem : problems)
    places.insert(fs::path(problem.at.file).filename().string() + ":" + std::to_string(problem.at.line));
  EXPECT_EQ(places, (std::set<std::string>{"layer.yaml:3", "top.yaml:3"}));
}

TEST_F(ScenarioFolder, ResolveSaysWhoSetWhat) {
  const std::string top =
      write("top.yaml",
            "corridor: 1\nname: \"Top: the second\"\nextends: base.yaml\npolicies:\n  mpp:\n    in_force:\n"
            "      - {from: 2019-02-01, to: 2019-03-01, where: [POE-HID]}\n");
  const Scenario scenario = load_scenario(top, {{"seed=99"}, {}});
  const std::string text = resolve_as_yaml(scenario);
  const auto has_line = [&](const std::string& value, const std::string& origin) {
    const std::size_t at = text.find(value);
    const std::size_t end = text.find('\n', at);
    return at != std::string::npos && text.substr(at, end - at).ends_with("# " + origin);
  };
  EXPECT_TRUE(has_line("name: \"Top: the second\"", top + ":2")) << text;
  EXPECT_TRUE(has_line("  from: 2018-01-01", path("base.yaml") + ":4")) << text;
  EXPECT_TRUE(has_line("seed: 99", "--set")) << text;
  EXPECT_TRUE(has_line("scale: 1:1", "default")) << text;
  EXPECT_TRUE(has_line("- {from: 2019-02-01, to: 2019-03-01, where: [POE-HID]}", top + ":7")) << text;
}

TEST_F(ScenarioFolder, WhatResolvePrintsIsTheSameScenario) {
  const std::string top = write("top.yaml",
                                "corridor: 1\nname: \"a: 'b' #c\"\nextends: base.yaml\npolicies:\n  mpp:\n"
                                "    enrolment_share: {value: 0.2, by: {nationality: {HND: 0.3}}}\n");
  const Scenario first = load_scenario(top);
  const Scenario second = load_scenario(write("again.yaml", resolve_as_yaml(first)));
  EXPECT_EQ(values_as_json(first), values_as_json(second));
  EXPECT_EQ(second.name, "a: 'b' #c");
}

TEST_F(ScenarioFolder, ResolvedJsonHoldsValueAndOrigin) {
  const Json json = Json::parse(resolve_as_json(load_scenario(path("base.yaml"))));
  EXPECT_EQ(json["scenario"]["seed"]["value"], 11);
  EXPECT_EQ(json["scenario"]["seed"]["from"], path("base.yaml") + ":5");
  EXPECT_EQ(json["scenario"]["period"]["to"]["value"], "2019-07-01");
}

TEST_F(ScenarioFolder, ValuesDoNotDependOnWhereTheFilesLie) {
  const Scenario here = load_scenario(path("base.yaml"));
  fs::create_directories(folder_ / "copy");
  fs::copy(folder_ / "worlds", folder_ / "copy" / "worlds", fs::copy_options::recursive);
  fs::copy_file(folder_ / "base.yaml", folder_ / "copy" / "base.yaml");
  EXPECT_EQ(values_as_json(here), values_as_json(load_scenario(path("copy/base.yaml"))));
}

TEST_F(ScenarioFolder, ValidateKnowsEveryKindOfFile) {
  EXPECT_TRUE(validate_file(path("base.yaml")).empty());
  EXPECT_TRUE(validate_file(path("worlds/tiny")).empty());
  EXPECT_TRUE(validate_file(path("worlds/tiny/places.csv")).empty());
  EXPECT_TRUE(validate_file(path("worlds/tiny/parameters.yaml")).empty());
  EXPECT_TRUE(validate_file(write("set.yaml", "corridor: 1\nname: A set\nmpp: {in_force: never}\n")).empty());
  EXPECT_TRUE(validate_file(write("set2.yaml", "corridor: 1\nname: A set\nextends: set.yaml\n")).empty());
  EXPECT_TRUE(validate_file(write("study.yaml",
                                  "corridor: 1\nscenario: base.yaml\ndesign: {method: lhs, size: 50, seed: 2}\n"
                                  "parameters:\n  policies.detention.beds: {uniform: [30000, 50000]}\n"
                                  "responses: [indicator:P-1:overall, series:removals]\nreplicates: 2\n"))
                  .empty());
  EXPECT_TRUE(validate_file(write("levels.yaml",
                                  "corridor: 1\nscenario: base.yaml\ndesign: {method: lhs, size: 50, seed: 2}\n"
                                  "parameters:\n  mechanism.retry_days: {uniform: [2, 30], unit: days}\n"
                                  "responses: [series:removals]\n"))
                  .empty());
  EXPECT_TRUE(validate_file(write("practice.yaml",
                                  "corridor: 1\nmodel: {function: ishigami}\ndesign: {method: sobol, base: 256}\n"
                                  "parameters: {x1: {uniform: [-3.14, 3.14]}, x2: {uniform: [-3.14, 3.14]}, x3: "
                                  "{uniform: [-3.14, 3.14]}}\nresponses: [y]\n"))
                  .empty());
}

TEST_F(ScenarioFolder, ValidateKnowsDescriptors) {
  for (const PolicyRoom& room : policy_rooms()) {
    const RegisterFiles files = shipped_register_files(room.name);
    for (const NamedTexts* some : {&files.modules, &files.instruments}) {  // the registers' own tests read them all
      const auto& [path, text] = some->front();
      const std::string name = std::filesystem::path(path).filename().string();
      EXPECT_NO_THROW(validate_file(write(name, text))) << path;
      EXPECT_THROW(validate_file(write(name, text + "\nnonsense: 1\n")), ConfigError) << path;
    }
  }
}

TEST(Schema, ListsEveryModuleAndParameter) {
  const Json scenario = Json::parse(json_schema("scenario"));
  const Json set = Json::parse(json_schema("policy-set"));
  const Json study = Json::parse(json_schema("study"));
  EXPECT_EQ(scenario["$schema"], "https://json-schema.org/draft/2020-12/schema");
  for (const ModuleDescription& module : shipped_register().modules) {
    const Json& schema = set["properties"][module.name];
    EXPECT_EQ(schema, scenario["properties"]["policies"]["properties"][module.name]);
    for (const ParameterDescription& parameter : module.parameters) {
      const Json& number = schema["oneOf"][1]["properties"][parameter.name]["oneOf"][0];
      EXPECT_EQ(number["minimum"], parameter.low) << module.name << '.' << parameter.name;
      EXPECT_EQ(number["maximum"], parameter.high) << module.name << '.' << parameter.name;
      EXPECT_TRUE(
          study["properties"]["parameters"]["properties"].contains("policies." + module.name + "." + parameter.name));
    }
  }
  EXPECT_TRUE(scenario["properties"].contains("mechanism"));
  EXPECT_THROW(json_schema("planet"), Defect);
}

}  // namespace
}  // namespace corridor
