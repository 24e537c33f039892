// JSON Schema (draft 2020-12) of the files a user writes, and data packages of tables, for editors. Policies come from
// the register, with units and ranges.
#include "analysis/check/schema.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/data_package.hpp"
#include "analysis/calibrate/schema.hpp"
#include "analysis/check/study_schema.hpp"
#include "analysis/effects/schema.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/run/run.hpp"
#include "analysis/scenario/schema_forms.hpp"
#include "policies/register.hpp"
#include "sim/world_forms.hpp"

namespace corridor {
namespace {

using namespace schema;

Json files() {
  Json schema = one_of({{"type", "string"}}, list_of({{"type", "string"}}));
  schema["description"] = "Files to build on, relative to this one; later ones win, and this file wins over all.";
  return schema;
}

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

}  // namespace

const std::vector<std::string>& schema_names() {
  static const std::vector<std::string> names{"scenario", "policy-set", "study",    "calibration",
                                              "effects",  "world",      "observed", "results"};
  return names;
}

std::string json_schema(const std::string& what) {
  if (what == "scenario") return scenario_schema().dump(2) + '\n';
  if (what == "policy-set") return policy_set_schema().dump(2) + '\n';
  if (what == "study") return study_schema().dump(2) + '\n';
  if (what == "calibration") return calibration_schema();
  if (what == "effects") return effect_schema();
  if (what == "world") return data_package("world", "Tables of a world", world_forms());
  if (what == "observed")
    return data_package("observed", "Published series and stylised facts", std::vector{observed_form(), facts_form()});
  if (what == "results") return data_package("run", "Tables of a run", run_forms());
  throw Defect("no schema of " + what);
}

}  // namespace corridor
