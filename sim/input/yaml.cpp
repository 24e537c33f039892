// Trees of YAML: merging layers, setting paths, reading scalars.
#include "sim/input/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/input/scalars.hpp"
#include "sim/input/split.hpp"

namespace corridor {
namespace {

YamlTree make_map(Position at) {
  auto node = std::make_shared<YamlNode>();
  node->kind = YamlNode::Kind::kMap;
  node->at = std::move(at);
  return node;
}

/// Everything below came from the command line.
void place_at(YamlNode& node, const Position& at) {
  node.at = at;
  for (auto& [key, position] : node.key_positions) position = at;
  for (const auto& item : node.items) place_at(*item, at);
  for (const auto& field : node.fields) place_at(*field.second, at);
}

bool is_map(const YamlTree& node) { return node && node->kind == YamlNode::Kind::kMap; }

}  // namespace

YamlTree merge_yaml(const YamlTree& base, const YamlTree& over) {
  if (!over) return base;
  if (!is_map(base) || !is_map(over)) return over;
  auto merged = std::make_shared<YamlNode>(*base);
  if (over->at.line > 0 || base->at.line == 0) merged->at = over->at;
  for (const auto& [key, value] : over->fields) {
    const auto same = std::find_if(merged->fields.begin(), merged->fields.end(),
                                   [&name = key](const auto& field) { return field.first == name; });
    if (same == merged->fields.end()) {
      merged->fields.emplace_back(key, value);
    } else {
      same->second = merge_yaml(same->second, value);
    }
    const auto position = over->key_positions.find(key);
    if (position != over->key_positions.end()) merged->key_positions[key] = position->second;
  }
  return merged;
}

YamlTree tree_at_path(const YamlTree& base, const std::string& path, const std::string& yaml_value,
                      Problems& problems) {
  const Position at{"--set"};
  if (yaml_value.find_first_not_of(" \t\n") == std::string::npos) {
    problems.add({at, path, "has no value", "write PATH=VALUE, for example scale=1:10"});
    return nullptr;
  }
  Problems found;
  YamlTree value = parse_yaml(yaml_value, "--set", found);
  for (const Problem& problem : found.all()) problems.add({at, path, problem.problem, problem.suggestion});
  if (!value) return nullptr;
  place_at(*value, at);
  const std::vector<std::string> keys = split(path, '.');
  if (std::find(keys.begin(), keys.end(), "") != keys.end()) {
    problems.add({at, path, "is not a dotted path", "write PATH=VALUE, for example policies.mpp.enrolment_share=0.2"});
    return nullptr;
  }
  YamlTree here = base;
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
    here = find_field(here, keys[i]);
    if (here && here->kind == YamlNode::Kind::kSequence) {
      problems.add({at, path, fmt::format("'{}' is a list", keys[i]), "set the whole list"});
      return nullptr;
    }
  }
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
    YamlTree map = make_map(at);
    map->fields.emplace_back(*key, value);
    map->key_positions[*key] = at;
    value = map;
  }
  return value;
}

YamlTree find_field(const YamlTree& node, const std::string& key) {
  if (!is_map(node)) return nullptr;
  for (const auto& [name, value] : node->fields) {
    if (name == key) return value;
  }
  return nullptr;
}

YamlTree without_fields(const YamlTree& node, const std::vector<std::string>& keys) {
  if (!is_map(node)) return node;
  auto rest = std::make_shared<YamlNode>(*node);
  for (const std::string& key : keys) {
    std::erase_if(rest->fields, [&key](const auto& field) { return field.first == key; });
    rest->key_positions.erase(key);
  }
  return rest;
}

bool same_values(const YamlTree& one, const YamlTree& other) {
  if (!one || !other) return one == other;
  const auto field_of_other = [&](const auto& field) {
    return same_values(field.second, find_field(other, field.first));
  };
  return one->kind == other->kind && one->scalar == other->scalar && one->quoted == other->quoted &&
         std::ranges::equal(one->items, other->items, same_values) && one->fields.size() == other->fields.size() &&
         std::ranges::all_of(one->fields, field_of_other);
}

YamlTree make_scalar(std::string text, Position at) {
  auto node = std::make_shared<YamlNode>();
  node->kind = YamlNode::Kind::kScalar;
  node->scalar = std::move(text);
  node->at = std::move(at);
  return node;
}

bool as_number(const YamlNode& node, double& value) {
  return node.kind == YamlNode::Kind::kScalar && !node.quoted && parse_number(node.scalar, value);
}

bool as_day(const YamlNode& node, Day& value) {
  return node.kind == YamlNode::Kind::kScalar && parse_day(node.scalar, value);
}

std::optional<double> read_number(const YamlNode& node, const std::string& path, double low, double high,
                                  Problems& problems) {
  double value = 0;
  if (as_number(node, value) && value >= low && value <= high) return value;
  if (node.kind != YamlNode::Kind::kScalar) {
    problems.add(problem_at(node, path, fmt::format("is {}", kind_name(node)), "give a number"));
  } else if (node.quoted) {
    problems.add(problem_at(node, path, "is text, not a number", "take the quotes away"));
  } else {
    const Complaint complaint = as_number(node, value) ? out_of_range(value, low, high) : wrong_number(node.scalar);
    problems.add(problem_at(node, path, complaint.problem, complaint.suggestion));
  }
  return std::nullopt;
}

std::optional<Day> read_day(const YamlNode& node, const std::string& path, Problems& problems) {
  Day value{};
  if (as_day(node, value)) return value;
  if (node.kind != YamlNode::Kind::kScalar) {
    problems.add(problem_at(node, path, fmt::format("is {}", kind_name(node)), "give a date such as 2019-01-29"));
  } else {
    const Complaint complaint = wrong_day(node.scalar);
    problems.add(problem_at(node, path, complaint.problem, complaint.suggestion));
  }
  return std::nullopt;
}

std::optional<std::string> read_choice(const YamlNode& node, const std::string& path,
                                       const std::vector<std::string>& names, Problems& problems) {
  if (node.kind == YamlNode::Kind::kScalar) {
    if (std::find(names.begin(), names.end(), node.scalar) != names.end()) return node.scalar;
    const std::string problem = fmt::format("unknown value '{}'", node.scalar);
    problems.add(problem_at(node, path, problem, suggest_name(node.scalar, names, "give one of")));
  } else {
    const std::string suggestion = fmt::format("give one of: {}", fmt::join(names, ", "));
    problems.add(problem_at(node, path, fmt::format("is {}", kind_name(node)), suggestion));
  }
  return std::nullopt;
}

std::string kind_name(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "empty";
    case YamlNode::Kind::kSequence:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
    case YamlNode::Kind::kScalar:
      break;
  }
  return fmt::format("'{}'", node.scalar);
}

Problem problem_at(const YamlNode& node, std::string path, std::string problem, std::string suggestion) {
  return {node.at, std::move(path), std::move(problem), std::move(suggestion)};
}

}  // namespace corridor
