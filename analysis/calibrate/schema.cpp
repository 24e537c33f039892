// JSON Schema of calibration studies, for editors.
#include "analysis/calibrate/schema.hpp"

#include <nlohmann/json.hpp>

#include "analysis/scenario/schema_forms.hpp"

namespace corridor {
namespace {

using namespace schema;

Json number(const std::string& description) { return {{"type", "number"}, {"description", description}}; }

Json parameters() {
  Json range = closed({{"low", number("Lower bound of the search; the parameter's own unless given.")},
                       {"high", number("Upper bound of the search; the parameter's own unless given.")},
                       {"start", number("Where the search begins; the scenario's value unless given.")}});
  return {{"type", "object"},
          {"patternProperties",
           {{"^(mechanism\\.[^.]+|policies\\.[^.]+\\.[^.]+(\\.by\\.[^.]+\\..+)?)$", std::move(range)}}},
          {"additionalProperties", false},
          {"minProperties", 1},
          {"description",
           "What is fitted: mechanism.NAME, policies.MODULE.PARAMETER, or one of its exceptions, "
           "policies.MODULE.PARAMETER.by.ATTRIBUTE.KEY."}};
}

Json targets() {
  const Json date{{"type", "string"}, {"format", "date"}};
  Json target = closed({{"series", text("As in observables.csv.")},
                        {"granularity", text("As in fit.csv: month, FY x place, ...")},
                        {"weight", {{"type", "number"}, {"minimum", 0}, {"description", "0: shown, not fitted."}}},
                        {"period", closed({{"from", date}, {"to", date}})}});
  target["required"] = {"series", "granularity"};
  return {{"type", "array"}, {"items", std::move(target)}, {"minItems", 1}};
}

}  // namespace

std::string calibration_schema() {
  Json task =
      closed({{"scale", {{"type", "string"}, {"pattern", "^1:[1-9][0-9]*$"}}},
              {"replicates", whole(1, "Plays of each point, that differ by luck alone.")},
              {"rounds", whole(1, "At most so many steps.")},
              {"reach", number("How far designs go from their centre, as a share of each range.")},
              {"seed", whole(0, "Of all random numbers; the scenario's unless given.")},
              {"observed", text("Folder of published series, relative to this file; the world's own unless given.")},
              {"parameters", parameters()},
              {"targets", targets()}});
  task["required"] = {"parameters", "targets"};
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Corridor calibration study"}};
  schema.update(closed({{"corridor", {{"const", 1}}},
                        {"name", text("What this study is called.")},
                        {"description", text("What it asks.")},
                        {"scenario", text("The scenario to fit, relative to this file.")},
                        {"calibrate", std::move(task)}}));
  schema["required"] = {"corridor", "scenario", "calibrate"};
  return schema.dump(2) + '\n';
}

}  // namespace corridor
