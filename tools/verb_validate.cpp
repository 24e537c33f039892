// `corridor validate`, `resolve` and `schema`: what a file says, without running it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/check/schema.hpp"
#include "analysis/check/validate.hpp"
#include "analysis/scenario/resolve.hpp"
#include "analysis/scenario/scenario.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

struct Checked {
  std::vector<Problem> problems, warnings;
};

Checked check(const std::string& file) {
  try {
    return {{}, validate_file(file)};
  } catch (const ConfigError& error) {
    return {error.problems(), {}};
  }
}

Json as_json(const Problem& problem) {
  return {{"file", problem.at.file}, {"line", problem.at.line},    {"column", problem.at.column},
          {"path", problem.path},    {"problem", problem.problem}, {"suggestion", problem.suggestion}};
}

/// Checks every file, also after one that is wrong.
ExitStatus validate_all(const std::vector<std::string>& files, const Console& console) {
  Json list = Json::array();
  std::size_t wrong = 0;
  for (const std::string& file : files) {
    const auto [problems, warnings] = check(file);
    wrong += problems.empty() ? 0 : 1;
    console.problems(problems);
    console.warnings(warnings);
    Json mistakes = Json::array(), doubts = Json::array();
    for (const Problem& problem : problems) mistakes.push_back(as_json(problem));
    for (const Problem& warning : warnings) doubts.push_back(as_json(warning));
    list.push_back({{"file", file}, {"valid", problems.empty()}, {"problems", mistakes}, {"warnings", doubts}});
    const std::string verdict = problems.empty() ? "valid" : counted(problems.size(), "mistake");
    const std::string more = warnings.empty() ? "" : ", " + counted(warnings.size(), "warning");
    if (!console.json()) console.result(file + ": " + verdict + more);
  }
  if (console.json()) console.result(Json{{"files", list}}.dump(2));
  return wrong == 0 ? ExitStatus::kDone : ExitStatus::kWrongInput;
}

}  // namespace

Verb add_validate(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "validate", "Check files and run nothing",
                           "corridor validate scenarios/as-enacted.yaml my-policies.yaml");
  const auto files = std::make_shared<std::vector<std::string>>();
  takes_input(
      app.add_option("FILE", *files,
                     "Scenario, policy set, study, module, instrument, table of a world or of published series"))
      ->required()
      ->type_name("");
  return {&app, [files, &console] { return validate_all(*files, console); }};
}

Verb add_resolve(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "resolve", "Print a scenario with every layer applied, and where each value came from",
               "corridor resolve scenarios/as-enacted.yaml --set policies.mpp.enrolment_share=0.2");
  const auto options = add_scenario_options(app);
  return {&app, [options, &console] {
            const Scenario scenario = load_scenario(options->file, options->changes());
            console.warnings(scenario.warnings);
            console.result(console.json() ? resolve_as_json(scenario) : resolve_as_yaml(scenario));
            return ExitStatus::kDone;
          }};
}

Verb add_schema(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "schema", "Print what a kind of file may hold: JSON Schema, or data package",
                           "corridor schema scenario > scenario.schema.json");
  const auto what = std::make_shared<std::string>();
  app.add_option("KIND", *what, fmt::format("{}", fmt::join(schema_names(), ", ")))
      ->required()
      ->type_name("")
      ->check(CLI::IsMember(schema_names()))
      ->option_text("REQUIRED");
  return {&app, [what, &console] {
            console.result(json_schema(*what));
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
