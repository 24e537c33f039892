// Reads simsetting.yml: the numbers of FLEE's rules. What is not in it has FLEE's standard.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/import/flee_case.hpp"
#include "sim/input/yaml.hpp"

namespace corridor::flee {
namespace {

using attraction::Parameters;

/// FLEE writes True and False.
bool flag(YamlReader& file, const std::string& key, bool standard) {
  const YamlTree node = file.child(key);
  if (!node) return standard;
  const std::string& word = node->scalar;
  if (word == "True" || word == "true" || word == "yes") return true;
  if (word == "False" || word == "false" || word == "no") return false;
  file.complain(key, fmt::format("'{}' is neither true nor false", word), "write True or False");
  return standard;
}

void read_decay(YamlReader& spawn, Parameters& rule) {
  rule.conflict_decay = {1};
  if (const YamlTree list = spawn.child("conflict_spawn_decay")) {
    if (list->kind != YamlNode::Kind::kSequence || list->items.empty()) {
      if (list->kind != YamlNode::Kind::kNull)
        spawn.complain("conflict_spawn_decay", "is no list", "write for example [1, 0.5]");
      return;
    }
    rule.conflict_decay.clear();
    for (const YamlTree& item : list->items)
      rule.conflict_decay.push_back(
          read_number(*item, spawn.path_of("conflict_spawn_decay"), 0, 1e6, spawn.problems()).value_or(1));
  }
  rule.decay_interval = spawn.number("conflict_spawn_decay_interval", 1, 1e5, rule.decay_interval);
}

void read_spawn_rules(Case& into, YamlReader spawn) {
  into.settings.insert_day0 = flag(spawn, "insert_day0", true);
  into.settings.empty_on_day0 = flag(spawn, "empty_camps_on_day0", false);
  into.settings.sum_from_camps = flag(spawn, "sum_from_camps", true);
  if (flag(spawn, "take_from_population", false))
    spawn.complain("take_from_population", "is not played here", "set it to False");
  read_decay(spawn, into.settings.rule);
}

void read_move_rules(Case& into, YamlReader move) {
  SettingsFile& settings = into.settings;
  for (const auto& info : attraction::parameter_infos()) {
    if (info.value == &Parameters::decay_interval || !move.has(info.name)) continue;
    settings.said[info.name] = move.position_of(info.name);
    const bool is_flag = info.value == &Parameters::start_on_foot || info.value == &Parameters::avoid_short_stints;
    settings.rule.*info.value =
        is_flag ? double(flag(move, info.name, info.standard != 0)) : move.number(info.name, info.low, info.high);
  }
  if (flag(move, "use_v1_rules", false)) {
    settings.rule.max_move_speed = 200;
    settings.rule.camp_weight = 2;
    settings.rule.conflict_weight = 0.25;
  }
  std::vector<std::string> idle;
  for (const std::string& key : move.keys()) {
    if (attraction::find_parameter(key) == nullptr && key != "use_v1_rules") idle.push_back(key);
  }
  if (!idle.empty()) into.notes.push_back(fmt::format("simsetting.yml: {} without effect here", fmt::join(idle, ", ")));
}

}  // namespace

void read_settings(Case& into, Problems& problems) {
  const std::string name = into.directory + "/simsetting.yml";
  for (const auto& info : attraction::parameter_infos()) into.settings.rule.*info.value = info.standard;
  const YamlTree tree = read_yaml(name, problems);
  if (!tree) return;
  YamlReader file(tree, "", problems, {name});
  read_spawn_rules(into, file.map("spawn_rules"));
  read_move_rules(into, file.map("move_rules"));
  if (file.has("optimisations")) into.settings.divisor = file.map("optimisations").integer("hasten", 1, 1000000, 1);
}

}  // namespace corridor::flee
