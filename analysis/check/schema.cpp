// JSON Schema (draft 2020-12) of the files a user writes, for editors. Policies come from the register, with units and
// ranges.
#include "analysis/calibrate/schema.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/calibrate/study.hpp"
#include "analysis/scenario/scenario.hpp"
#include "analysis/studies/study/study.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

Json ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }
Json text(const std::string& description) { return {{"type", "string"}, {"description", description}}; }
Json whole(long low, const std::string& description) {
  return {{"type", "integer"}, {"minimum", low}, {"description", description}};
}
Json closed(Json properties) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}
Json one_of(Json first, Json second) { return {{"oneOf", Json::array({std::move(first), std::move(second)})}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

Json files() {
  Json schema = one_of({{"type", "string"}}, list_of({{"type", "string"}}));
  schema["description"] = "Files to build on, relative to this one; later ones win, and this file wins over all.";
  return schema;
}

Json format() { return {{"const", 1}, {"description", "The format that this file is written in."}}; }

Json windows(bool blocks) {
  Json properties{{"from", ref("date")},
                  {"to", ref("date")},
                  {"where", one_of({{"type", "string"}}, list_of({{"type", "string"}}))}};
  if (blocks) {
    properties["by"] = text("Court and case.");
    properties["share"] = {
        {"type", "number"}, {"minimum", 0}, {"maximum", 1}, {"description", "The share that is stopped."}};
  }
  Json window = closed(std::move(properties));
  window["required"] = {"from"};
  return one_of({{"enum", {"never", "as_enacted"}}}, list_of(std::move(window)));
}

/// A rule in place of dates.
Json trigger() {
  const Json conditions = one_of({{"type", "string"}}, list_of({{"type", "string"}}));
  const Json count{{"type", "integer"}, {"minimum", 1}};
  Json rule = closed({{"when", conditions},
                      {"months", count},
                      {"delay", {{"type", "integer"}, {"minimum", 0}, {"description", "Days after the last month."}}},
                      {"until", conditions},
                      {"until_months", count},
                      {"where", one_of({{"type", "string"}}, list_of({{"type", "string"}}))}});
  rule["required"] = {"when"};
  rule["description"] = "In force when all of `when` has held for so many months in a row.";
  return one_of({{"const", "never"}}, std::move(rule));
}

/// A number, or a number with steps in time and exceptions by attribute or place.
Json parameter_schema(const ParameterDescription& parameter) {
  const Json number{{"type", "number"}, {"minimum", parameter.low}, {"maximum", parameter.high}};
  const Json steps{{"type", "object"},
                   {"propertyNames", ref("date")},
                   {"additionalProperties", number},
                   {"description", "From each day on, in place of the value."}};
  const Json exception = one_of(number, closed({{"value", number}, {"from", steps}}));
  const Json by{{"type", "object"},
                {"additionalProperties", {{"type", "object"}, {"additionalProperties", exception}}},
                {"description", "Exceptions by attribute (nationality, party, ...) or place."}};
  Json schema =
      one_of(number, closed({{"value", number}, {"unit", {{"const", parameter.unit}}}, {"from", steps}, {"by", by}}));
  schema["description"] =
      fmt::format("{} Unit: {}. Default: {}.", parameter.meaning, parameter.unit, parameter.standard.general.value);
  return schema;
}

Json module_schema(const ModuleDescription& module) {
  Json properties{{"in_force", windows(false)}, {"enjoined", windows(true)}, {"as_of", ref("date")}};
  properties["as_of"]["description"] = "Dated numbers of this module stay as they were on this day.";
  for (const PartDescription& part : module.parts) {
    properties[part.name] =
        one_of({{"enum", {"never", "as_enacted"}}},
               closed({{"in_force", windows(false)}, {"enjoined", windows(true)}, {"trigger", trigger()}}));
  }
  for (const ParameterDescription& parameter : module.parameters)
    properties[parameter.name] = parameter_schema(parameter);
  Json schema = one_of({{"enum", {"never", "as_enacted"}}}, closed(std::move(properties)));
  schema["description"] = fmt::format("{}. {}", module.title, module.summary);
  return schema;
}

Json module_schemas() {
  Json properties = Json::object();
  for (const ModuleDescription& module : shipped_register().modules) properties[module.name] = module_schema(module);
  properties["enjoined"] = {{"enum", {"never", "as_enacted"}},
                            {"description", "never: no court order stops anything."}};
  properties["without"] = one_of({{"type", "string"}}, list_of({{"type", "string"}}));
  properties["without"]["description"] = "Modules and instruments to leave out, as with --without.";
  return properties;
}

Json head(const std::string& what) {
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Corridor " + what}};
}
Json date() { return {{"type", "string"}, {"format", "date"}, {"pattern", R"(^\d{4}-\d{2}-\d{2}$)"}}; }

Json scenario_schema() {
  Json policies = module_schemas();
  policies["extends"] = files();
  Json period = closed({{"from", ref("date")}, {"to", ref("date")}});
  period["required"] = {"from", "to"};
  period["description"] = "Half-open: 'to' is the first day left out.";
  Json schema = head("scenario");
  schema.update(
      closed({{"corridor", format()},
              {"name", text("What the report calls this scenario.")},
              {"description", text("What it is for.")},
              {"extends", files()},
              {"world", text("Folder of the world, relative to this file.")},
              {"period", std::move(period)},
              {"scale",
               {{"type", "string"}, {"pattern", "^1:[1-9][0-9]*$"}, {"description", "1:10 plays one party for ten."}}},
              {"seed", whole(0, "Of all random numbers.")},
              {"replicates", whole(1, "Runs that differ by luck alone.")},
              {"mechanism",
               {{"type", "object"},
                {"additionalProperties", {{"type", "number"}}},
                {"description", "Numbers in place of the world's own, by their name in its parameters.yaml."}}},
              {"policies", closed(std::move(policies))}}));
  schema["required"] = {"corridor"};
  schema["anyOf"] = Json::array({{{"required", {"extends"}}}, {{"required", {"world", "period"}}}});
  schema["$defs"] = {{"date", date()}};
  return schema;
}

Json policy_set_schema() {
  Json properties{{"corridor", format()},
                  {"name", text("What this set is called.")},
                  {"description", text("What it is for.")},
                  {"extends", files()}};
  properties.update(module_schemas());
  Json schema = head("policy set");
  schema.update(closed(std::move(properties)));
  schema["required"] = {"corridor"};
  schema["$defs"] = {{"date", date()}};
  return schema;
}

Json numbers(std::size_t count, const Json& number) {
  Json list = list_of(number);
  list["minItems"] = count;
  list["maxItems"] = count;
  return list;
}

/// How a parameter varies: one of these words. `option`: what a choice may hold; `number`: null for what is none.
Json varied(const Json& option, const Json& number) {
  Json ways{{"choice", list_of(option)}, {"value", option}};
  if (!number.is_null()) {
    for (const MarginalForm& form : marginal_forms()) {
      const Json list = numbers(form.numbers.size(), {{"type", "number"}});
      ways[form.name] = form.numbers.size() == 1 ? Json{{"type", "number"}} : list;
    }
    ways["range"] = one_of({{"const", "declared"}}, {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 1}});
    ways["uniform"] = numbers(2, number);
    ways["integers"] = numbers(2, {{"type", "integer"}});
  }
  Json one_way = Json::array();
  for (const auto& [way, shape] : ways.items()) one_way.push_back({{"required", {way}}});
  ways.update({{"unit", {{"type", "string"}}}, {"base", {{"type", {"number", "string"}}}}});
  Json schema = closed(std::move(ways));
  schema["oneOf"] = std::move(one_way);
  return schema;
}

Json varied_number(double low, double high, const std::string& unit, const std::string& description) {
  const Json number{{"type", "number"}, {"minimum", low}, {"maximum", high}};
  Json schema = varied(number, number);
  schema["properties"]["unit"] = {{"const", unit}};
  schema["description"] = description;
  return schema;
}

Json varied_day() {
  Json schema = closed({{"dates", numbers(2, ref("date"))},
                        {"choice", list_of(ref("date"))},
                        {"value", ref("date")},
                        {"base", ref("date")}});
  schema["oneOf"] = Json::array({{{"required", {"dates"}}}, {{"required", {"choice"}}}, {{"required", {"value"}}}});
  return schema;
}

/// Every path that a study can vary.
Json study_parameters() {
  const Json words = varied({{"enum", {"as_enacted", "never"}}}, nullptr);
  Json properties = Json::object();
  const auto add_policy = [&](const std::string& path) {
    properties[path] = words;
    for (const char* end : {".in_force.from", ".in_force.to"}) properties[path + end] = varied_day();
  };
  for (const ModuleDescription& module : shipped_register().modules) {
    const std::string path = "policies." + module.name;
    add_policy(path);
    for (const PartDescription& part : module.parts) add_policy(path + "." + part.name);
    for (const ParameterDescription& one : module.parameters) {
      properties[path + "." + one.name] = varied_number(one.low, one.high, one.unit, one.meaning);
    }
  }
  Json sets = closed({{"sets", {{"type", "object"}, {"minProperties", 1}}}});
  sets["required"] = {"sets"};
  properties["policies"] = std::move(sets);
  Json schema = closed(std::move(properties));
  const Json number = {{"type", "number"}};
  schema["patternProperties"] = {{"^x[1-9][0-9]*$", varied(number, number)},
                                 {"^mechanism[.].+$", varied(number, number)},
                                 {"^policies[.](.+[.])?[*]$", varied(number, number)}};
  schema["minProperties"] = 1;
  return schema;
}

Json study_design() {
  Json design = closed({{"method", {{"enum", design_methods()}}},
                        {"base", whole(2, "sobol: points of each scrambling, a power of two.")},
                        {"scrambles", whole(1, "sobol: independent scramblings, for confidence intervals.")},
                        {"second_order", {{"type", "boolean"}, {"description", "sobol: also second-order indices."}}},
                        {"trajectories", whole(2, "morris: number of trajectories.")},
                        {"levels", whole(2, "morris: levels of the grid, even. grid: levels of a number.")},
                        {"size", whole(1, "lhs: number of points.")},
                        {"file", text("list: CSV with one row a run, one column a parameter.")},
                        {"cross", text("lhs, list: a choice that every point is played under.")},
                        {"seed", whole(0, "Of the design.")}});
  design["required"] = {"method"};
  return design;
}

Json practice_model_schema() {
  const Json number{{"type", "number"}};
  Json model = closed({{"function", {{"enum", practice_models()}}},
                       {"noise", {{"type", "number"}, {"minimum", 0}, {"description", "Standard deviation of luck."}}},
                       {"seconds", {{"type", "number"}, {"minimum", 0}, {"description", "How long a run takes."}}},
                       {"fails", text("Where runs fail, for practice: 'x1 > 2'.")},
                       {"coefficients", list_of(number)}});
  model["required"] = {"function"};
  model["description"] = "Practice ground with known answers, in place of a scenario.";
  return model;
}

Json study_questions() {
  const Json number{{"type", "number"}};
  Json discover = closed({{"response", text("One of the responses.")}, {"above", number}, {"below", number}});
  Json emulator = closed({{"kind", {{"enum", {"chaos", "kriging"}}}}, {"degree", whole(1, "Highest total degree.")}});
  Json robust = closed({{"policy", text("The choice to be made.")},
                        {"response", text("One of the responses.")},
                        {"better", {{"enum", {"less", "more"}}}},
                        {"satisfied", number}});
  return closed(
      {{"precision", {{"type", "number"}, {"description", "Half-width at which an index counts as settled."}}},
       {"discover", std::move(discover)},
       {"emulator", std::move(emulator)},
       {"robust", std::move(robust)}});
}

Json study_schema() {
  Json response{{"type", "string"}, {"pattern", "^(indicator:[^:]+(:.+)?|series:.+|y)$"}};
  Json groups{{"type", "object"}, {"additionalProperties", list_of({{"type", "string"}})}};
  Json schema = head("study");
  schema.update(closed({{"corridor", format()},
                        {"name", text("What this study is called.")},
                        {"description", text("What it asks.")},
                        {"scenario", text("The scenario to vary, relative to this file.")},
                        {"model", practice_model_schema()},
                        {"design", study_design()},
                        {"parameters", study_parameters()},
                        {"groups", std::move(groups)},
                        {"constraints", list_of({{"type", "string"}})},
                        {"responses", list_of(std::move(response))},
                        {"replicates", whole(1, "Of each run.")},
                        {"questions", study_questions()}}));
  schema["required"] = {"corridor", "design", "parameters", "responses"};
  schema["oneOf"] = Json::array({{{"required", {"scenario"}}}, {{"required", {"model"}}}});
  schema["$defs"] = {{"date", date()}};
  return schema;
}

}  // namespace

std::string json_schema(const std::string& what) {
  if (what == "scenario") return scenario_schema().dump(2) + '\n';
  if (what == "policy-set") return policy_set_schema().dump(2) + '\n';
  if (what == "study") return study_schema().dump(2) + '\n';
  if (what == "calibration") return calibration_schema();
  throw Defect("no schema of " + what);
}

}  // namespace corridor
