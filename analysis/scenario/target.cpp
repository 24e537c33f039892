// What a study can vary: a path into a scenario's policies or mechanism, or a parameter of a practice model.
#include "analysis/scenario/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "policies/register.hpp"

namespace corridor {
namespace {

std::string before_dot(const std::string& text) { return text.substr(0, text.find('.')); }

std::string after_dot(const std::string& text) {
  const std::size_t dot = text.find('.');
  return dot == std::string::npos ? "" : text.substr(dot + 1);
}

bool is_uncertain(const std::string& status) { return status != "sourced"; }

StudyTarget number_target(const ParameterDescription& one) {
  return {StudyTarget::Kind::kNumber, one.low, one.high, one.unit, one.standard.general.value,
          is_uncertain(one.status)};
}

StudyTarget number_target(const WorldParameter& one) {
  return {StudyTarget::Kind::kNumber, one.low, one.high, one.unit, one.value, is_uncertain(one.status)};
}

/// What `rest` of a path names in a module; adds every name there is to `names`.
std::optional<StudyTarget> target_in(const ModuleDescription& module, const std::string& rest,
                                     std::vector<std::string>& names) {
  std::optional<StudyTarget> target;
  if (rest.empty()) target = {StudyTarget::Kind::kPolicy};
  for (const PartDescription& part : module.parts) {
    names.push_back(part.name);
    if (part.name == rest) target = {StudyTarget::Kind::kPolicy};
  }
  for (const ParameterDescription& one : module.parameters) {
    names.push_back(one.name);
    if (one.name == rest || one.name + ".value" == rest) target = number_target(one);
  }
  return target;
}

/// Cuts ".in_force.from" or ".in_force.to" (also without the first dot) off; true when it was there.
bool cut_day(std::string& rest) {
  for (const std::string end : {"in_force.from", "in_force.to"}) {
    if (!rest.ends_with(end)) continue;
    rest.erase(rest.size() - end.size());
    if (rest.ends_with('.')) rest.pop_back();
    return true;
  }
  return false;
}

std::optional<StudyTarget> mechanism_target(YamlReader& parameters, const std::string& path, const World* world) {
  if (world == nullptr) return std::nullopt;
  const std::string name = after_dot(path);
  const auto found = world->parameters.find(name);
  if (found != world->parameters.end()) return number_target(found->second);
  std::vector<std::string> names;
  for (const auto& [known, parameter] : world->parameters) names.push_back(known);
  parameters.complain_key(path, fmt::format("the world has no parameter '{}'", name), suggest_name(name, names));
  return std::nullopt;
}

}  // namespace

std::optional<StudyTarget> practice_target(YamlReader& parameters, const std::string& path) {
  const bool numbered = path.size() > 1 && path[0] == 'x' && path[1] != '0' &&
                        std::all_of(path.begin() + 1, path.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (numbered) return StudyTarget{};
  parameters.complain_key(path, "is no parameter of a practice model", "they are x1, x2, ...");
  return std::nullopt;
}

std::optional<StudyTarget> scenario_target(YamlReader& parameters, const std::string& path, const World* world) {
  if (before_dot(path) == "mechanism" && path.size() > before_dot(path).size())
    return mechanism_target(parameters, path, world);
  if (before_dot(path) != "policies") {
    parameters.complain_key(path, "cannot be varied",
                            "give policies.MODULE, policies.MODULE.PARAMETER or mechanism.PARAMETER");
    return std::nullopt;
  }
  if (path == "policies") return StudyTarget{StudyTarget::Kind::kPolicySet};
  const Register& shipped = world != nullptr ? register_of(*world) : shipped_register();
  const std::string name = before_dot(after_dot(path));
  std::vector<std::string> names;
  const ModuleDescription* module = shipped.find_module(name);
  if (module == nullptr) {
    for (const ModuleDescription& one : shipped.modules) names.push_back(one.name);
    parameters.complain_key(path, fmt::format("unknown policy '{}'", name), suggest_name(name, names));
    return std::nullopt;
  }
  std::string rest = after_dot(after_dot(path));
  const bool day = cut_day(rest);
  auto target = target_in(*module, rest, names);
  if (day && target && target->kind == StudyTarget::Kind::kPolicy) target = {StudyTarget::Kind::kDay};
  if (day && target && target->kind == StudyTarget::Kind::kNumber) target = std::nullopt;
  if (!target) parameters.complain_key(path, fmt::format("'{}' has no '{}'", name, rest), suggest_name(rest, names));
  return target;
}

std::vector<std::pair<std::string, StudyTarget>> uncertain_targets(const std::string& pattern, const World* world) {
  std::vector<std::pair<std::string, StudyTarget>> all;
  const auto add = [&](const std::string& path, const StudyTarget& target) {
    if (target.uncertain && target.low < target.high) all.emplace_back(path, target);
  };
  const Register& shipped = world != nullptr ? register_of(*world) : shipped_register();
  for (const ModuleDescription& module : shipped.modules) {
    const std::string start = "policies." + module.name + '.';
    if (pattern != "policies.*" && pattern != start + '*') continue;
    for (const ParameterDescription& one : module.parameters) add(start + one.name, number_target(one));
  }
  if (pattern == "mechanism.*" && world != nullptr) {
    for (const auto& [name, one] : world->parameters) add("mechanism." + name, number_target(one));
  }
  return all;
}

}  // namespace corridor
