// Merges policy sets module by module, part by part.
#include "policies/policy_set_merge.hpp"

#include <algorithm>

namespace corridor {
namespace {

bool is_map(const YamlTree& node) { return node && node->kind == YamlNode::Kind::kMap; }
bool is_word(const YamlTree& node) { return node && (says_never(*node) || says_as_enacted(*node)); }

/// `WORD` as the map that means the same, {in_force: WORD}; any other node as it is.
YamlTree as_map(const YamlTree& node) {
  if (!is_word(node) || node->kind != YamlNode::Kind::kScalar) return node;
  auto map = std::make_shared<YamlNode>();
  map->kind = YamlNode::Kind::kMap;
  map->at = node->at;
  map->fields.emplace_back("in_force", node);
  map->key_positions["in_force"] = node->at;
  return map;
}

/// The map with another value at a key; the key stays in its place.
YamlTree with_value(const YamlTree& map, const std::string& key, const YamlTree& value) {
  auto changed = std::make_shared<YamlNode>(*map);
  for (auto& [name, old] : changed->fields) {
    if (name == key) old = value;
  }
  return changed;
}

/// A part has nothing but switches. Dates and rules take each other's place; a word takes the place of all.
YamlTree merge_part(const YamlTree& base, const YamlTree& over) {
  if (base->kind == YamlNode::Kind::kNull) return base;  // a mistake, to be told wherever it stands
  if (is_word(over)) return over;
  const YamlTree before = as_map(base);
  if (!is_map(before) || !is_map(over)) return over;
  std::vector<std::string> gone;
  if (const YamlTree word = find_field(over, "in_force")) {
    gone.emplace_back("trigger");
    if (is_word(word)) gone.emplace_back("enjoined");
  }
  const YamlTree rule = find_field(over, "trigger");
  if (is_map(rule)) gone.emplace_back("in_force");
  return merge_yaml(without_fields(before, gone), over);
}

YamlTree merge_module(const ModuleDescription& module, const YamlTree& base, const YamlTree& over) {
  if (base->kind == YamlNode::Kind::kNull) return base;  // a mistake, to be told wherever it stands
  YamlTree before = as_map(base);
  const YamlTree top = as_map(over);
  if (!is_map(before) || !is_map(top)) return over;
  if (is_word(find_field(top, "in_force"))) {
    std::vector<std::string> switches{"in_force", "enjoined"};
    for (const PartDescription& part : module.parts) switches.push_back(part.name);
    before = without_fields(before, switches);
    if (before->fields.empty()) return over;
  }
  YamlTree merged = merge_yaml(before, top);
  for (const PartDescription& part : module.parts) {
    const YamlTree one = find_field(before, part.name), other = find_field(top, part.name);
    if (one && other) merged = with_value(merged, part.name, merge_part(one, other));
  }
  return merged;
}

}  // namespace

bool says_never(const YamlNode& node) {
  return (node.kind == YamlNode::Kind::kScalar && node.scalar == kNever) ||
         (node.kind == YamlNode::Kind::kSequence && node.items.empty());
}

bool says_as_enacted(const YamlNode& node) {
  return node.kind == YamlNode::Kind::kScalar && node.scalar == kAsEnacted && !node.quoted;
}

YamlTree merge_policy_sets(const Register& shipped, const YamlTree& base, const YamlTree& over) {
  YamlTree merged = merge_yaml(base, over);
  if (!is_map(base) || !is_map(over)) return merged;
  for (const ModuleDescription& module : shipped.modules) {
    const YamlTree one = find_field(base, module.name), other = find_field(over, module.name);
    if (one && other) merged = with_value(merged, module.name, merge_module(module, one, other));
  }
  return merged;
}

}  // namespace corridor
