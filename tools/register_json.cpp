// JSON of the register: {modules: [...], instruments: [...]}.
#include <nlohmann/json.hpp>

#include "tools/register_names.hpp"
#include "tools/register_text.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

/// A plain number, or {value, from: {date: number}} when it changes on given days: as a user may write it.
Json steps_json(const ParameterValue::Steps& steps) {
  if (steps.steps.empty()) return steps.value;
  Json json{{"value", steps.value}};
  for (const auto& [day, value] : steps.steps) json["from"][to_string(day)] = value;
  return json;
}

Json parameter_json(const ParameterDescription& parameter) {
  const ParameterValue& standard = parameter.standard;
  Json json{{"name", parameter.name},   {"unit", parameter.unit},     {"default", standard.general.value},
            {"low", parameter.low},     {"high", parameter.high},     {"source", parameter.source},
            {"parts", parameter.parts}, {"status", parameter.status}, {"meaning", parameter.meaning}};
  for (const auto& [day, value] : standard.general.steps) json["default_from"][to_string(day)] = value;
  for (const auto& exception : standard.exceptions) {
    json["default_by"][exception_name(exception)][exception.key] = steps_json(exception.number);
  }
  return json;
}

Json interval_json(const RegisterInterval& interval) {
  Json json{{"from", to_string(interval.from)},
            {"to", interval.to == Day::max() ? Json(nullptr) : Json(to_string(interval.to))},
            {"where", interval.where}};
  if (!interval.by.empty()) {
    json["by"] = interval.by;
    json["share"] = interval.share;
  }
  if (!interval.source.empty()) json["source"] = interval.source;
  return json;
}

Json intervals_json(const std::vector<RegisterInterval>& intervals) {
  Json json = Json::array();
  for (const RegisterInterval& interval : intervals) json.push_back(interval_json(interval));
  return json;
}

}  // namespace

Json as_json(const ModuleDescription& module, const Register& shipped) {
  Json gates = Json::array();
  for (const Gate gate : module.gates) gates.push_back(name_of(gate));
  Json parameters = Json::array();
  for (const ParameterDescription& parameter : module.parameters) parameters.push_back(parameter_json(parameter));
  Json parts = Json::array();
  for (const PartDescription& part : module.parts)
    parts.push_back({{"name", part.name}, {"instruments", part.instruments}, {"limits", part.limits}});
  return {{"name", module.name},
          {"title", module.title},
          {"summary", module.summary},
          {"gates", gates},
          {"parameters", parameters},
          {"parts", parts},
          {"instruments", instruments_of(module, shipped)},
          {"not_modelled", module.not_modelled}};
}

Json as_json(const Instrument& instrument) {
  Json references = Json::array();
  for (const auto& reference : instrument.references)
    references.push_back({{"title", reference.title}, {"url", reference.url}});
  Json sections = Json::array();
  for (const ActSection& section : instrument.sections) {
    sections.push_back({{"name", section.name}, {"title", section.title}, {"reason", section.reason}});
  }
  return {{"id", instrument.id},
          {"title", instrument.title},
          {"citation", instrument.citation},
          {"kind", kind_name(instrument.kind)},
          {"institutions", instrument.institutions},
          {"direction", direction_name(instrument.direction)},
          {"framing", framing_name(instrument.framing)},
          {"framing_words", instrument.framing_words},
          {"scope", instrument.scope},
          {"places", instrument.places},
          {"in_force", intervals_json(instrument.in_force)},
          {"blocked", intervals_json(instrument.blocked)},
          {"under", instrument.under},
          {"sections", sections},
          {"acts", instrument.indicators_only ? "indicators only" : "at gates"},
          {"reason", instrument.reason},
          {"switches", instrument.switches},
          {"not_modelled", instrument.not_modelled},
          {"references", references}};
}

Json page_as_json(const ModuleDescription& module, const Register& shipped) {
  Json json = as_json(module, shipped);
  json["acts"] = Json::array();
  for (const std::string& id : instruments_of(module, shipped)) {
    json["acts"].push_back(as_json(*shipped.find_instrument(id)));
  }
  return json;
}

Json as_json(const Register& shipped) {
  Json modules = Json::array();
  for (const ModuleDescription& module : shipped.modules) modules.push_back(as_json(module, shipped));
  Json instruments = Json::array();
  for (const Instrument& instrument : shipped.instruments) instruments.push_back(as_json(instrument));
  return {{"modules", modules}, {"instruments", instruments}};
}

}  // namespace corridor::tools
