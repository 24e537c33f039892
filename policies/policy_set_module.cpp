// Reads a module's entry in a policy set.
#include "policies/policy_set_module.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policies/parameters.hpp"
#include "policies/policy_set_merge.hpp"
#include "policies/policy_set_whole.hpp"
#include "policies/windows.hpp"

namespace corridor {

ModuleSettings default_settings(const Register& shipped, const ModuleDescription& module, const World& world) {
  ModuleSettings settings(world, module.name);
  take_register_windows(shipped, module, settings);
  for (const ParameterDescription& parameter : module.parameters) {
    settings.parameters[parameter.name] = resolve_known(world, parameter.standard);
  }
  return settings;
}

namespace {

bool is_any_of(const std::string& part, const std::vector<std::string>& parts) {
  return parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
}

bool has_trigger(std::size_t module, const std::vector<std::string>& parts, const Reading& reading) {
  return std::any_of(reading.triggers.begin(), reading.triggers.end(), [&](const TriggerText& trigger) {
    return trigger.module == module && is_any_of(trigger.part, parts);
  });
}

}  // namespace

bool in_force_at_all(const ModuleSettings& settings, std::size_t module, const std::vector<std::string>& parts,
                     const Reading& reading) {
  return has_trigger(module, parts, reading) ||
         std::any_of(settings.windows.begin(), settings.windows.end(), [&](const auto& one) {
           return is_any_of(one.first, parts) && touches(one.second, reading.from, reading.to);
         });
}

bool holds_at_all(const ModuleSettings& settings, std::size_t module, const std::vector<std::string>& parts,
                  const Reading& reading) {
  return has_trigger(module, parts, reading) ||
         std::any_of(settings.windows.begin(), settings.windows.end(), [&](const auto& one) {
           return is_any_of(one.first, parts) && holds_within(settings, one.first, reading.from, reading.to);
         });
}

std::string subject(const std::string& module, const std::vector<std::string>& parts) {
  std::string text = parts.empty() ? module : "";
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 < parts.size() ? ", " : " and ") + module + "." + parts[i];
  return text;
}

std::string period(const Reading& reading) {
  return fmt::format("{} to {}", to_string(reading.from), to_string(reading.to));
}

namespace {

std::vector<std::string> part_names(const ModuleDescription& module) {
  std::vector<std::string> names;
  for (const PartDescription& part : module.parts) names.push_back(part.name);
  return names;
}

/// Nothing where something is to stand says neither on nor off.
void refuse_blank(const YamlNode& node, const std::string& path, const std::string& give, Reading& reading) {
  reading.problems.add(problem_at(node, path, "is empty", fmt::format("{}, or take it away", give)));
}

/// Dates and court orders of some parts as the register has them.
void restore(const std::vector<std::string>& parts, ModuleSettings& settings, const Reading& reading) {
  const ModuleDescription& module = *reading.shipped.find_module(settings.name());
  const ModuleSettings standard = default_settings(reading.shipped, module, reading.world);
  for (const std::string& part : parts) {
    settings.windows[part] = standard.windows.at(part);
    settings.blocks[part] = standard.blocks.at(part);
  }
}

/// `never` switches parts off; `as_enacted` gives them the register's windows. False when the word is neither.
bool apply_word(const YamlNode& node, const std::vector<std::string>& parts, ModuleSettings& settings,
                const std::string& path, Reading& reading) {
  if (says_as_enacted(node)) {
    restore(parts, settings, reading);
    return true;
  }
  if (!says_never(node)) return false;
  bool matters = false;
  for (const std::string& part : parts) {
    matters = matters || touches(settings.windows[part], reading.from, reading.to);
    settings.windows[part].clear();
    settings.blocks[part].clear();
  }
  if (!matters) {
    reading.warnings.push_back(problem_at(node, path, "changes nothing: this is not in force from " + period(reading)));
  }
  return true;
}

/// Notes that what stands at a node changes nothing where its module, or part, is never in force.
void depends_on_force(const YamlNode& node, const std::string& path, const std::vector<std::string>& parts,
                      Reading& reading, bool is_order = false) {
  reading.dependents.push_back({reading.module, parts, is_order, problem_at(node, path, "changes nothing")});
}

void warn_outside(const YamlTree& list, const std::vector<Window>& windows, const std::string& path, Reading& reading) {
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (touches({windows[i]}, reading.from, reading.to)) continue;
    reading.warnings.push_back(problem_at(*list->items[i], fmt::format("{}[{}]", path, i + 1),
                                          fmt::format("lies outside the period, {}", period(reading)),
                                          "it can never take effect"));
  }
}

/// A part that limits the others keeps its own windows when a user dates the whole module.
bool holds_back(const std::string& part, const std::string& module, const Reading& reading) {
  for (const PartDescription& one : reading.shipped.find_module(module)->parts) {
    if (one.name == part) return one.limits;
  }
  return false;
}

/// Court orders of a map for the parts given; they matter while those are in force.
void apply_orders(YamlReader& map, const std::vector<std::string>& parts, const std::string& subject,
                  ModuleSettings& settings, Reading& reading) {
  const YamlTree list = map.child("enjoined");
  if (!list) return;
  const std::string path = map.path_of("enjoined");
  std::vector<Window> blocks;
  if (says_as_enacted(*list)) {
    const auto windows = settings.windows;
    restore(parts, settings, reading);
    settings.windows = windows;
    return;
  }
  if (list->kind != YamlNode::Kind::kScalar || list->scalar != kNever) {
    blocks = read_windows(list, path, true, reading.world, reading.problems);
    if (list->kind == YamlNode::Kind::kSequence) warn_outside(list, blocks, path, reading);
  }
  for (const std::string& part : parts) settings.blocks[part] = blocks;
  depends_on_force(*list, path, subject.empty() ? std::vector<std::string>{} : std::vector{subject}, reading, true);
}

/// Reads `in_force` and `enjoined` of a map for the parts given; `subject` is the part, or empty for the whole module.
/// A user's own windows put the register's court orders aside.
void apply_windows(YamlReader& map, const std::vector<std::string>& parts, const std::string& subject,
                   ModuleSettings& settings, Reading& reading) {
  if (const YamlTree list = map.child("in_force")) {
    const std::string path = map.path_of("in_force");
    if (!apply_word(*list, parts, settings, path, reading)) {
      const auto windows = read_windows(list, path, false, reading.world, reading.problems);
      if (list->kind == YamlNode::Kind::kSequence) warn_outside(list, windows, path, reading);
      for (const std::string& part : parts) {
        if (parts.size() > 1 && holds_back(part, settings.name(), reading)) continue;
        settings.windows[part] = windows;
        settings.blocks[part].clear();
      }
    }
  }
  apply_orders(map, parts, subject, settings, reading);
}

/// A rule takes the place of dates: the part holds on no day until it fires.
void apply_trigger(YamlReader& map, const std::string& part, ModuleSettings& settings, Reading& reading) {
  const YamlTree rule = map.child("trigger");
  if (!rule || (rule->kind == YamlNode::Kind::kScalar && rule->scalar == kNever)) return;
  if (rule->kind == YamlNode::Kind::kNull)
    return refuse_blank(*rule, map.path_of("trigger"), "write never, or a rule", reading);
  if (map.has("in_force")) {
    map.complain("trigger", "stands beside 'in_force'", "a part comes into force by dates or by a rule");
    return;
  }
  settings.windows[part].clear();
  settings.blocks[part].clear();
  reading.triggers.push_back({reading.module, part, map.path_of("trigger"), rule});
}

void apply_part(YamlReader& map, const std::string& part, ModuleSettings& settings, Reading& reading) {
  const YamlTree node = map.child(part);
  if (!node) return;
  const std::string path = map.path_of(part);
  if (node->kind == YamlNode::Kind::kNull)
    return refuse_blank(*node, path, "write as_enacted, never or {in_force: [...]}", reading);
  if (node->kind == YamlNode::Kind::kScalar) {
    if (apply_word(*node, {part}, settings, path, reading)) return;
    map.complain(part, fmt::format("'{}' says nothing of a part", node->scalar),
                 "give never, as_enacted, or {in_force: [...]}");
    return;
  }
  YamlReader windows(node, path, reading.problems);
  apply_windows(windows, {part}, part, settings, reading);
  apply_trigger(windows, part, settings, reading);
  windows.finish();
}

void warn_late_steps(const YamlTree& node, const std::string& path, const ParameterValue& value, Reading& reading) {
  const YamlTree from = find_field(node, "from");
  if (!from) return;
  for (const auto& [day, number] : value.general.steps) {
    if (day < reading.to) continue;
    reading.warnings.push_back(
        problem_at(*from, path + ".from",
                   fmt::format("the step of {} lies outside the period, {}", to_string(day), period(reading)),
                   "it can never take effect"));
  }
}

void apply_parameter(YamlReader& map, const ParameterDescription& parameter, ModuleSettings& settings,
                     Reading& reading) {
  const YamlTree node = map.child(parameter.name);
  if (!node) return;
  const std::string path = map.path_of(parameter.name);
  if (node->kind == YamlNode::Kind::kNull) return refuse_blank(*node, path, "give a number", reading);
  ParameterValue& value = settings.parameters[parameter.name];
  value = read_parameter(node, path, {parameter.unit, parameter.low, parameter.high}, value, reading.world,
                         reading.problems);
  warn_late_steps(node, path, value, reading);
  depends_on_force(*node, path, parameter.parts, reading);
}

/// `as_of: DATE`: the module's dated numbers stay as they were on that day; numbers that the user gives go over them.
void apply_as_of(YamlReader& map, ModuleSettings& settings, Reading& reading) {
  const YamlTree node = map.child("as_of");
  if (!node) return;
  const std::string path = map.path_of("as_of");
  const auto day = read_day(*node, path, reading.problems);
  if (!day) return;
  if (keep_as_of(settings, *day, reading.to)) return depends_on_force(*node, path, {}, reading);
  reading.warnings.push_back(problem_at(*node, path,
                                        fmt::format("changes nothing: no number of {} changes between {} and {}",
                                                    settings.name(), to_string(*day), to_string(reading.to))));
}

void reject_unknown(YamlReader& map, const ModuleDescription& module) {
  std::vector<std::string> known = part_names(module);
  for (const ParameterDescription& parameter : module.parameters) known.push_back(parameter.name);
  known.insert(known.end(), {"in_force", "enjoined", "as_of"});
  for (const std::string& key : map.keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string suggestion = suggest_key(key, known);
    map.complain_key(key, "unknown key",
                     suggestion.empty() ? fmt::format("'corridor policies {}' lists parts and parameters", module.name)
                                        : suggestion);
  }
}

}  // namespace

void apply_module(YamlReader& set, const ModuleDescription& module, ModuleSettings& settings, Reading& reading) {
  const YamlTree node = set.child(module.name);
  if (!node) return;
  const std::vector<std::string> parts = part_names(module);
  const std::string path = set.path_of(module.name);
  if (node->kind == YamlNode::Kind::kNull)
    return refuse_blank(*node, path, "write as_enacted, never or a map", reading);
  if (node->kind == YamlNode::Kind::kScalar) {
    if (apply_word(*node, parts, settings, path, reading)) return;
    set.complain(module.name, fmt::format("'{}' says nothing of a module", node->scalar),
                 "give never, as_enacted, or a map");
    return;
  }
  YamlReader map(node, path, reading.problems);
  apply_windows(map, parts, "", settings, reading);
  apply_as_of(map, settings, reading);
  for (const std::string& part : parts) apply_part(map, part, settings, reading);
  for (const ParameterDescription& parameter : module.parameters) apply_parameter(map, parameter, settings, reading);
  reject_unknown(map, module);
}

}  // namespace corridor
