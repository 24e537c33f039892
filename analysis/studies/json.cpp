// A study as JSON, without times or places, so that it is the same wherever it was made.
#include "analysis/studies/json.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/version.hpp"

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

Json design_json(const Study& study, const Design& design) {
  const DesignRequest& request = study.design;
  Json json{{"method", request.method}, {"points", design.size()}};
  if (request.method == "sobol") {
    json.update(
        {{"base", request.base},
         {"scrambles", request.scrambles},
         {"second_order", request.second_order},
         {"sequence", "Sobol', direction numbers of Joe and Kuo (2008), nested uniform scrambling (Owen 1995)"}});
  }
  if (request.method == "morris")
    json.update({{"trajectories", design.size() / design.set_size()}, {"levels", request.levels}});
  if (request.method == "grid") json["levels"] = request.levels;
  if (request.method == "lhs") json["size"] = request.size;
  if (!request.more.empty()) json["added"] = request.more;
  if (!request.cross.empty()) json["cross"] = request.cross;
  if (request.method == "sobol" || request.method == "morris" || request.method == "lhs") json["seed"] = request.seed;
  return json;
}

Json parameter_json(const Factor& factor) {
  Json json = Json::object();
  if (factor.has_options()) {
    json["options"] = factor.options;
  } else if (factor.kind == Factor::Kind::kNumber) {
    json[factor.marginal.form()] = factor.marginal.numbers();
  } else {
    json[factor.kind == Factor::Kind::kDay ? "dates" : "integers"] = {factor.text(static_cast<double>(factor.first)),
                                                                      factor.text(static_cast<double>(factor.last))};
  }
  if (!factor.unit.empty()) json["unit"] = factor.unit;
  return json;
}

Json subject_json(const Study& study, const StudyModel& model) {
  Json json{{"identity", model.identity()}};
  if (study.practice) {
    json["function"] = study.practice->function;
  } else {
    json.update({{"scenario", study.scenario->name},
                 {"from", to_string(study.scenario->from)},
                 {"to", to_string(study.scenario->to)},
                 {"scale", study.scenario->scale},
                 {"seed", study.scenario->seed}});
  }
  return json;
}

}  // namespace

Json study_json(const Study& study, const StudyModel& model, const Design& design, const StudyState& state,
                const Answers& answers) {
  Json json{{"corridor", program_version()},
            {"name", study.name.empty() ? std::filesystem::path(study.file).stem().string() : study.name},
            {"subject", subject_json(study, model)},
            {"design", design_json(study, design)},
            {"replicates", study.replicates},
            {"runs", {{"planned", state.planned}, {"done", state.done}, {"failed", state.failed}}}};
  for (const Factor& factor : study.factors) json["parameters"][factor.path] = parameter_json(factor);
  for (const FactorGroup& group : study.groups) {
    if (group.factors.size() == 1 && group.name == study.factors[group.factors.front()].path) continue;
    for (const std::size_t f : group.factors) json["groups"][group.name].push_back(study.factors[f].path);
  }
  for (const Constraint& constraint : study.constraints) json["constraints"].push_back(constraint.text());
  for (const Response& response : study.responses) json["responses"].push_back(response.text);
  for (const Problem& warning : study.warnings) json["warnings"].push_back(warning.sentence());
  json["confidence"] = kConfidence;
  json["precision"] = study.questions.precision;
  json["sentences"] = answers.sentences;
  json.update(answers.more);
  return json;
}

}  // namespace corridor
