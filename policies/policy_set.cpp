// From a user's policy set to the modules of a run.
#include "policies/policy_set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policies/parameters.hpp"
#include "policies/policy_set_whole.hpp"
#include "policies/windows.hpp"

namespace corridor {
namespace {

constexpr std::string_view kNever = "never";
constexpr std::string_view kAsEnacted = "as_enacted";

/// What is needed while one policy set is read.
struct Reading {
  const Register& shipped;
  const World& world;
  Day from, to;
  Problems& problems;
  std::vector<Problem>& warnings;
  std::vector<TriggerText>& triggers;
  std::size_t module = 0;  ///< The one being read.
};

std::vector<std::string> part_names(const ModuleDescription& module) {
  std::vector<std::string> names;
  for (const PartDescription& part : module.parts) names.push_back(part.name);
  return names;
}

ModuleSettings default_settings(const Register& shipped, const ModuleDescription& module, const World& world) {
  ModuleSettings settings(world, module.name);
  take_register_windows(shipped, module, settings);
  for (const ParameterDescription& parameter : module.parameters) {
    settings.parameters[parameter.name] = resolve_known(world, parameter.standard);
  }
  return settings;
}

bool in_force_at_all(const ModuleSettings& settings, const Reading& reading) {
  for (const TriggerText& trigger : reading.triggers) {
    if (trigger.module == reading.module) return true;
  }
  return std::any_of(settings.windows.begin(), settings.windows.end(),
                     [&](const auto& part) { return touches(part.second, reading.from, reading.to); });
}

std::string period(const Reading& reading) {
  return fmt::format("{} to {}", to_string(reading.from), to_string(reading.to));
}

/// `never` switches parts off; `as_enacted` leaves the register's windows. False when the word is neither.
bool apply_word(const YamlNode& node, const std::vector<std::string>& parts, ModuleSettings& settings,
                const std::string& path, Reading& reading) {
  if (node.scalar == kAsEnacted && !node.quoted) return true;
  if (node.scalar != kNever) return false;
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

/// Reads `in_force` and `enjoined` of a map for the parts given. A user's own windows put the register's court orders
/// aside.
void apply_windows(YamlReader& map, const std::vector<std::string>& parts, ModuleSettings& settings, Reading& reading) {
  if (const YamlTree list = map.child("in_force")) {
    const std::string path = map.path_of("in_force");
    if (list->kind != YamlNode::Kind::kScalar || !apply_word(*list, parts, settings, path, reading)) {
      const auto windows = read_windows(list, path, false, reading.world, reading.problems);
      if (list->kind == YamlNode::Kind::kSequence) warn_outside(list, windows, path, reading);
      for (const std::string& part : parts) {
        if (parts.size() > 1 && holds_back(part, settings.name(), reading)) continue;
        settings.windows[part] = windows;
        settings.blocks[part].clear();
      }
    }
  }
  if (const YamlTree list = map.child("enjoined")) {
    const std::string path = map.path_of("enjoined");
    if (list->kind == YamlNode::Kind::kScalar && list->scalar == kAsEnacted) return;
    std::vector<Window> blocks;
    if (list->kind != YamlNode::Kind::kScalar || list->scalar != kNever) {
      blocks = read_windows(list, path, true, reading.world, reading.problems);
      if (list->kind == YamlNode::Kind::kSequence) warn_outside(list, blocks, path, reading);
    }
    for (const std::string& part : parts) settings.blocks[part] = blocks;
  }
}

/// A rule takes the place of dates: the part holds on no day until it fires.
void apply_trigger(YamlReader& map, const std::string& part, ModuleSettings& settings, Reading& reading) {
  const YamlTree rule = map.child("trigger");
  if (!rule || rule->kind == YamlNode::Kind::kNull) return;
  if (rule->kind == YamlNode::Kind::kScalar && rule->scalar == kNever) return;
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
  if (!node || node->kind == YamlNode::Kind::kNull) return;
  const std::string path = map.path_of(part);
  if (node->kind == YamlNode::Kind::kScalar) {
    if (apply_word(*node, {part}, settings, path, reading)) return;
    map.complain(part, fmt::format("'{}' says nothing of a part", node->scalar),
                 "give never, as_enacted, or {in_force: [...]}");
    return;
  }
  YamlReader windows(node, path, reading.problems);
  apply_windows(windows, {part}, settings, reading);
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
  if (!node || node->kind == YamlNode::Kind::kNull) return;
  const std::string path = map.path_of(parameter.name);
  ParameterValue& value = settings.parameters[parameter.name];
  value = read_parameter(node, path, {parameter.unit, parameter.low, parameter.high}, value, reading.world,
                         reading.problems);
  warn_late_steps(node, path, value, reading);
  if (!in_force_at_all(settings, reading)) {
    reading.warnings.push_back(problem_at(
        *node, path, fmt::format("changes nothing: {} is not in force from {}", settings.name(), period(reading))));
  }
}

/// `as_of: DATE`: the module's dated numbers stay as they were on that day; numbers that the user gives go over them.
void apply_as_of(YamlReader& map, ModuleSettings& settings, Reading& reading) {
  const YamlTree node = map.child("as_of");
  if (!node) return;
  const std::string path = map.path_of("as_of");
  const auto day = read_day(*node, path, reading.problems);
  if (!day || keep_as_of(settings, *day, reading.to)) return;
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
    const std::string suggestion = suggest_name(key, known);
    map.complain_key(key, "unknown key",
                     suggestion.empty() ? fmt::format("'corridor policies {}' lists parts and parameters", module.name)
                                        : suggestion);
  }
}

void apply_module(YamlReader& set, const ModuleDescription& module, ModuleSettings& settings, Reading& reading) {
  const YamlTree node = set.child(module.name);
  if (!node || node->kind == YamlNode::Kind::kNull) return;
  const std::vector<std::string> parts = part_names(module);
  const std::string path = set.path_of(module.name);
  if (node->kind == YamlNode::Kind::kScalar) {
    if (apply_word(*node, parts, settings, path, reading)) return;
    set.complain(module.name, fmt::format("'{}' says nothing of a module", node->scalar),
                 "give never, as_enacted, or a map");
    return;
  }
  YamlReader map(node, path, reading.problems);
  apply_windows(map, parts, settings, reading);
  apply_as_of(map, settings, reading);
  for (const std::string& part : parts) apply_part(map, part, settings, reading);
  for (const ParameterDescription& parameter : module.parameters) apply_parameter(map, parameter, settings, reading);
  reject_unknown(map, module);
}

std::vector<std::string> module_names(const Register& shipped) {
  std::vector<std::string> names;
  for (const ModuleDescription& module : shipped.modules) names.push_back(module.name);
  return names;
}

/// `before` is what held before anything was left out: a name said twice, or covered by another, warns of nothing.
void leave_out(const std::string& name, const Position& at, std::vector<ModuleSettings>& all,
               std::vector<ModuleSettings> before, Reading& reading) {
  const auto module = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name() == name; });
  const Instrument* instrument = reading.shipped.find_instrument(name);
  if (module == all.end() && instrument == nullptr) {
    std::vector<std::string> known = module_names(reading.shipped);
    for (const Instrument& one : reading.shipped.instruments) known.push_back(one.id);
    const std::string nearest = nearest_name(name, known);
    reading.problems.add(
        {at, "", fmt::format("no module or instrument is called '{}'", name),
         nearest.empty() ? "'corridor policies' lists them" : fmt::format("did you mean '{}'?", nearest), ""});
    return;
  }
  bool matters = false;
  if (instrument != nullptr) {
    const std::vector<std::string> ids = reading.shipped.with_all_under({name});
    leave_out_instruments(ids, all, reading.from, reading.to);
    matters = leave_out_instruments(ids, before, reading.from, reading.to);
  }
  if (module != all.end()) {
    matters = matters || in_force_at_all(before[static_cast<std::size_t>(module - all.begin())], reading);
    for (auto& [part, windows] : module->windows) windows.clear();
  }
  // An umbrella act that a file names acts on no gate itself, but counts in the indicators.
  const bool umbrella = at.line > 0 && instrument != nullptr && instrument->switches.empty();
  if (!matters && !umbrella) {
    reading.warnings.push_back(
        {at, "", fmt::format("leaving out '{}' changes no gate from {}", name, period(reading)), "", ""});
  }
}

/// Instruments left out of this run: named by --without, or with every part that they switch set to never.
std::vector<std::string> left_out_instruments(const Reading& reading, const std::vector<ModuleSettings>& all,
                                              const std::vector<std::string>& without) {
  std::vector<ModuleSettings> standard;
  for (const ModuleDescription& module : reading.shipped.modules) {
    standard.push_back(default_settings(reading.shipped, module, reading.world));
  }
  const std::vector<std::string> left_out = reading.shipped.with_all_under(without);
  std::vector<std::string> off;
  for (const Instrument& instrument : reading.shipped.instruments) {
    bool switches = false;
    bool acts = false;
    for (std::size_t m = 0; m < all.size(); ++m) {
      for (const PartDescription& part : reading.shipped.modules[m].parts) {
        const auto& named = part.instruments;
        if (std::find(named.begin(), named.end(), instrument.id) == named.end()) continue;
        switches = switches || !standard[m].windows.at(part.name).empty();
        acts = acts || !all[m].windows.at(part.name).empty();
      }
    }
    const bool named = std::find(left_out.begin(), left_out.end(), instrument.id) != left_out.end();
    if (named || (switches && !acts)) off.push_back(instrument.id);
  }
  return off;
}

/// `enjoined: never` of the whole set: no court order of the register stops anything.
void drop_orders(YamlReader& set, std::vector<ModuleSettings>& all, Reading& reading) {
  const std::string word = set.choice("enjoined", {std::string{kNever}, std::string{kAsEnacted}}, std::nullopt);
  if (word != kNever || drop_court_orders(all, reading.from, reading.to)) return;
  reading.warnings.push_back({set.position_of("enjoined"), set.path_of("enjoined"),
                              fmt::format("changes nothing: no court order holds from {}", period(reading)), "", ""});
}

}  // namespace

std::shared_ptr<const Policy> make_policy(const ModuleSettings& settings) {
  for (const ModuleEntry& entry : all_modules()) {
    if (entry.name == settings.name()) return entry.make(settings);
  }
  throw Defect("policies/all.cpp does not list the module " + settings.name());
}

PolicySetResult make_policy_set(const Register& shipped, const World& world, const YamlTree& policies,
                                const std::vector<std::string>& without, Day from, Day to, Problems& problems) {
  PolicySetResult result;
  Reading reading{shipped, world, from, to, problems, result.warnings, result.triggers};
  YamlReader set(policies, "policies", problems);
  for (const std::string key : {"corridor", "name", "description", "extends"}) set.has(key);
  for (const ModuleDescription& module : shipped.modules) {
    reading.module = result.settings.size();
    result.settings.push_back(default_settings(shipped, module, world));
    apply_module(set, module, result.settings.back(), reading);
  }
  if (set.has("enjoined")) drop_orders(set, result.settings, reading);
  std::vector<std::string> left_out = set.has("without") ? set.texts("without") : std::vector<std::string>{};
  const Position in_file = set.position_of("without");
  set.finish();
  const std::vector<ModuleSettings> before = result.settings;
  for (const std::string& name : left_out) leave_out(name, in_file, result.settings, before, reading);
  for (const std::string& name : without) leave_out(name, {"--without", 0, 0}, result.settings, before, reading);
  left_out.insert(left_out.end(), without.begin(), without.end());
  result.instruments_off = left_out_instruments(reading, result.settings, left_out);
  for (const ModuleSettings& settings : result.settings) result.policies.push_back(make_policy(settings));
  return result;
}

}  // namespace corridor
