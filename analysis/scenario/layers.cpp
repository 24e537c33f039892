// Files that extend other files: reads the whole chain and merges it into one tree, later layers on top.
#include "analysis/scenario/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "policies/policy_set_merge.hpp"
#include "sim/input/shipped.hpp"

namespace corridor {
namespace {

/// What a policy set says of itself; the rest of its keys are modules.
const std::vector<std::string> kAboutPolicySet{"corridor", "name", "description", "extends"};

std::string identity_of(const std::string& file) {
  std::error_code error;
  const std::filesystem::path path = std::filesystem::weakly_canonical(file, error);
  return error ? file : path.string();
}

YamlTree with_field(const YamlTree& map, const std::string& key, const YamlTree& value) {
  auto changed = std::make_shared<YamlNode>(*map);
  for (auto& [name, old] : changed->fields) {
    if (name == key) old = value;
  }
  return changed;
}

YamlTree merge_sets(const YamlTree& base, const YamlTree& over) {
  return merge_policy_sets(shipped_register(), base, over);
}

YamlTree merge_layers(LayeredFile kind, const YamlTree& base, const YamlTree& over) {
  return kind == LayeredFile::kScenario ? merge_scenarios(base, over) : merge_sets(base, over);
}

}  // namespace

YamlTree merge_scenarios(const YamlTree& base, const YamlTree& over) {
  const YamlTree merged = merge_yaml(base, over);
  const YamlTree one = find_field(base, "policies"), other = find_field(over, "policies");
  return one && other ? with_field(merged, "policies", merge_sets(one, other)) : merged;
}

std::string beside(const std::string& naming_file, const std::string& path) {
  const std::filesystem::path named(path);
  if (named.is_absolute()) return path;
  const std::filesystem::path near = (std::filesystem::path(naming_file).parent_path() / named).lexically_normal();
  std::error_code error;
  if (std::filesystem::exists(near, error)) return near.string();
  const std::string shipped = shipped_path(path);
  return shipped.empty() ? near.string() : shipped;
}

YamlTree LayerReader::read(const std::string& file, LayeredFile kind) {
  return read_from(file, kind, std::nullopt, "");
}

bool LayerReader::is_cycle(const std::string& file, const std::optional<Position>& from, const std::string& path) {
  const auto first = std::find_if(open_.begin(), open_.end(), [id = identity_of(file)](const std::string& open) {
    return identity_of(open) == id;
  });
  if (first == open_.end()) return false;
  std::vector<std::string> chain(first, open_.end());
  chain.push_back(*first);
  complete_ = false;
  problems_->add({from.value_or(Position{file}), path, fmt::format("a cycle: {}", fmt::join(chain, " extends ")),
                  "take one of these 'extends' away"});
  return true;
}

YamlTree LayerReader::read_from(const std::string& file, LayeredFile kind, std::optional<Position> from,
                                const std::string& path) {
  if (is_cycle(file, from, path)) return nullptr;
  const std::string id = identity_of(file);
  if (const auto done = done_.find(id); done != done_.end()) return done->second;
  YamlTree own = read_yaml(file, *problems_, std::move(from), path);
  if (own && own->kind != YamlNode::Kind::kMap) {
    YamlReader(own, "", *problems_);  // reports that it is no map
    own = nullptr;
  }
  if (own) {
    open_.push_back(file);
    check_format(own);
    own = apply_layers(file, kind, own);
    open_.pop_back();
  }
  complete_ = complete_ && own;
  done_[id] = own;
  return own;
}

YamlTree LayerReader::apply_layers(const std::string& file, LayeredFile kind, const YamlTree& own) {
  const YamlTree base = read_bases(file, own, kind, "extends");
  YamlTree top = without_fields(own, {"extends"});
  const YamlTree policies = find_field(own, "policies");
  if (kind == LayeredFile::kScenario && policies) {
    if (policies->kind == YamlNode::Kind::kNull) {
      problems_->add(problem_at(*policies, "policies", "is empty", "take it away, or write {extends: FILE}"));
    }
    const YamlTree set = read_bases(file, policies, LayeredFile::kPolicySet, "policies.extends");
    top = with_field(top, "policies",
                     merge_sets(without_fields(set, kAboutPolicySet), without_fields(policies, {"extends"})));
  }
  return merge_layers(kind, base, top);
}

YamlTree LayerReader::read_bases(const std::string& file, const YamlTree& node, LayeredFile kind,
                                 const std::string& path) {
  const YamlTree extends = find_field(node, "extends");
  if (!extends) return nullptr;
  if (extends->kind == YamlNode::Kind::kScalar) {
    return read_from(beside(file, extends->scalar), kind, extends->at, path);
  }
  if (extends->kind != YamlNode::Kind::kSequence) {
    problems_->add(
        problem_at(*extends, path, fmt::format("is {}", kind_name(*extends)), "name a file, or a list of files"));
    return nullptr;
  }
  YamlTree merged;
  for (const YamlTree& item : extends->items) {
    if (item->kind != YamlNode::Kind::kScalar) {
      problems_->add(problem_at(*item, path, fmt::format("is {}", kind_name(*item)), "name a file"));
      continue;
    }
    merged = merge_layers(kind, merged, read_from(beside(file, item->scalar), kind, item->at, path));
  }
  return merged;
}

void LayerReader::check_format(const YamlTree& tree) {
  const YamlTree format = find_field(tree, "corridor");
  if (!format) {
    problems_->add(
        {tree->at, "corridor", "is missing", "begin the file with 'corridor: 1', the format it is written in"});
  } else if (format->kind != YamlNode::Kind::kScalar || format->scalar != "1") {
    problems_->add(
        problem_at(*format, "corridor", fmt::format("is {}", kind_name(*format)), "this version reads format 1"));
  }
}

YamlTree with_setting(const YamlTree& tree, const std::string& path, const std::string& value, Problems& problems) {
  return merge_scenarios(tree, tree_at_path(tree, path, value, problems));
}

YamlTree apply_settings(YamlTree tree, const std::vector<std::string>& settings, Problems& problems) {
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      problems.add({{"--set"}, "", fmt::format("'{}' is not PATH=VALUE", setting), "for example scale=1:10"});
      continue;
    }
    tree = with_setting(tree, setting.substr(0, equals), setting.substr(equals + 1), problems);
  }
  return tree;
}

}  // namespace corridor
