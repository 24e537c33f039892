// JSON Schema of studies: what varies, by which design, and what is asked.
#include "analysis/check/study_schema.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/scenario/scenario.hpp"
#include "analysis/scenario/schema_forms.hpp"
#include "analysis/studies/study/study.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

using namespace schema;

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

}  // namespace

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

}  // namespace corridor
