// What a file of an effect may hold, for editors.
#include "analysis/effects/schema.hpp"

#include <nlohmann/json.hpp>

#include "analysis/effects/effect.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/scenario/schema_forms.hpp"

namespace corridor {
namespace {

using namespace schema;

Json run(const std::string& scenario) {
  Json set{{"type", "object"}, {"description", "Values by dotted path, as with --set."}};
  set["additionalProperties"] = {{"type", {"number", "string", "boolean"}}};
  Json without = one_of({{"type", "string"}}, list_of({{"type", "string"}}));
  without["description"] = "Modules and instruments to leave out, as with --without.";
  return closed({{"scenario", text(scenario)}, {"set", std::move(set)}, {"without", std::move(without)}});
}

}  // namespace

std::string effect_schema() {
  const Json number{{"type", "number"}};
  Json factual = run("File, relative to this one.");
  factual["required"] = {"scenario"};
  Json published = closed({{"value", number},
                           {"low", number},
                           {"high", number},
                           {"interval", text("What it is: 95 % confidence interval, range of estimates, ours.")}});
  published["required"] = {"value", "low", "high", "interval"};
  Json period = closed({{"from", ref("date")}, {"to", ref("date")}});
  period["required"] = {"from", "to"};
  period["description"] = "Of the study; half-open: 'to' is the first day left out.";
  Json schema = head("published effect");
  schema.update(closed(
      {{"corridor", format()},
       {"effect", text("What was found, in a sentence.")},
       {"factual", std::move(factual)},
       {"counterfactual", run("File; that of the factual unless told.")},
       {"estimand", text("Arithmetic over terms such as factual:removals[place=LOS, FY2015] or counterfactual:...")},
       {"unit", {{"enum", kEffectUnits}}},
       {"published", std::move(published)},
       {"period", std::move(period)},
       {"used_for", {{"enum", {kCalibration, kInput, kValidation}}}},
       {"note", text("What the estimand and the study do not share.")},
       {"why_not", text("What the model lacks if it misses; written before it is played.")},
       {"source", text("Full citation.")},
       {"url", {{"type", "string"}, {"format", "uri"}, {"description", "Where it can be read."}}}}));
  schema["required"] = {"corridor",  "effect", "factual",  "counterfactual", "estimand", "unit",
                        "published", "period", "used_for", "why_not",        "source",   "url"};
  schema["$defs"] = {{"date", date()}};
  return schema.dump(2) + '\n';
}

}  // namespace corridor
