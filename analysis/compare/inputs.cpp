// Compares resolved scenarios value by value, and the policies that follow from them.
#include "analysis/compare/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/scenario/resolve.hpp"
#include "policies/policy_set_merge.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

struct Leaf {
  std::string value, from;
};
using Leaves = std::vector<std::pair<std::string, Leaf>>;

std::string text_of(const ordered_json& value) {
  if (value.is_array()) return "never";  // a list of no windows
  return value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump();
}

bool is_leaf(const ordered_json& node) {
  return node.is_object() && node.size() == 2 && node.contains("value") && node.contains("from") &&
         node["from"].is_string() && (node["value"].is_primitive() || node["value"].empty());
}

void add_leaves(const ordered_json& node, const std::string& path, Leaves& leaves) {
  if (is_leaf(node)) {
    leaves.push_back({path, {text_of(node["value"]), node["from"].get<std::string>()}});
  } else if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) add_leaves(node[i], fmt::format("{}[{}]", path, i), leaves);
  } else {
    for (const auto& [key, value] : node.items())
      add_leaves(value, path.empty() ? key : fmt::format("{}.{}", path, key), leaves);
  }
}

/// Every value of a scenario that can matter, in the order of the file.
Leaves leaves_of(const Scenario& scenario) {
  ordered_json values = ordered_json::parse(resolve_as_json(scenario)).at("scenario");
  for (const char* key : {"name", "description", "replicates"}) values.erase(key);
  Leaves leaves;
  add_leaves(values, "", leaves);
  return leaves;
}

std::string text_of(const Window& window, const World& world) {
  std::string text = to_string(window.from) + " to " + (window.to == Day::max() ? "open" : to_string(window.to));
  std::vector<std::string> places;
  for (const Id<Jurisdiction> where : window.where) {
    if (where.index() != 0) places.push_back(world.jurisdictions[where.index()].id);
  }
  constexpr std::size_t kNamed = 4;
  if (places.size() > kNamed) {
    text += fmt::format(" at {} places", places.size());
  } else if (!places.empty()) {
    text += fmt::format(" at {}", fmt::join(places, ", "));
  }
  if (window.share < 1) text += fmt::format(", {:.0f} % of it", 100 * window.share);
  return text;
}

std::string text_of(const std::vector<Window>& windows, const World& world) {
  constexpr std::size_t kShown = 6;
  if (windows.empty()) return "never";
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < windows.size() && i < kShown; ++i) texts.push_back(text_of(windows[i], world));
  if (windows.size() > kShown) texts.push_back(fmt::format("and {} more", windows.size() - kShown));
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string text_of(const ParameterValue::Steps& number) {
  std::string text = fmt::format("{}", number.value);
  for (const auto& [day, value] : number.steps) text += fmt::format(", {} from {}", value, to_string(day));
  return text;
}

std::string text_of(const ParameterValue& value) {
  std::string text = text_of(value.general);
  for (const ParameterValue::Exception& exception : value.exceptions)
    text += fmt::format("; {}: {}", exception.key, text_of(exception.number));
  return text;
}

bool same(const std::vector<Window>& one, const std::vector<Window>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Window& a, const Window& b) {
    return a.from == b.from && a.to == b.to && a.where == b.where && a.instrument == b.instrument && a.share == b.share;
  });
}

using WindowsByPart = std::map<std::string, std::vector<Window>>;

void compare_windows(const ModuleSettings& base, const WindowsByPart& base_windows, const WindowsByPart& windows,
                     const char* kind, InputDifferences& differences) {
  for (const auto& [part, before] : base_windows) {
    const auto after = windows.find(part);
    const std::vector<Window> none;
    const std::vector<Window>& now = after == windows.end() ? none : after->second;
    if (same(before, now)) continue;
    differences.policies.push_back(
        {base.name(), part + kind, text_of(before, base.world()), text_of(now, base.world())});
  }
}

std::string text_of(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kScalar) return node.scalar;
  std::vector<std::string> parts;
  for (const YamlTree& item : node.items) parts.push_back(text_of(*item));
  for (const auto& [key, value] : node.fields) parts.push_back(key + ": " + text_of(*value));
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// The rule by which a part comes into force; empty when it has dates.
std::string rule_of(const PolicySetResult& policies, std::size_t module, const std::string& part) {
  for (const TriggerText& one : policies.triggers) {
    if (one.module == module && one.part == part) return text_of(*one.rule);
  }
  return "";
}

void compare_triggers(const PolicySetResult& base, const PolicySetResult& alternative, std::size_t module,
                      InputDifferences& differences) {
  const ModuleSettings& settings = base.settings[module];
  for (const auto& [part, windows] : settings.windows) {
    const std::string one = rule_of(base, module, part), other = rule_of(alternative, module, part);
    if (one != other) differences.policies.push_back({settings.name(), part + ", by a rule", one, other});
  }
}

void compare_modules(const PolicySetResult& all_base, const PolicySetResult& all_alternative, std::size_t module,
                     InputDifferences& differences) {
  const ModuleSettings &base = all_base.settings[module], &alternative = all_alternative.settings[module];
  const std::size_t before = differences.policies.size();
  compare_triggers(all_base, all_alternative, module, differences);
  compare_windows(base, base.windows, alternative.windows, "", differences);
  compare_windows(base, base.blocks, alternative.blocks, ", stopped by courts", differences);
  for (const auto& [name, value] : base.parameters) {
    const std::string one = text_of(value), other = text_of(alternative.parameter(name));
    if (one != other) differences.policies.push_back({base.name(), name, one, other});
  }
  if (differences.policies.size() > before) differences.policies_changed.push_back(base.name());
}

std::vector<std::string> only_in(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  std::vector<std::string> names;
  for (const std::string& name : one) {
    if (std::find(other.begin(), other.end(), name) == other.end()) names.push_back(name);
  }
  return names;
}

Position position_of(const Scenario& scenario, const char* key) {
  const YamlTree node = find_field(scenario.resolved, key);
  return node ? node->at : Position{scenario.file};
}

/// What the leaves under a path say on one line: "in_force: never". Takes them out of `leaves`.
Leaf take_below(const std::string& path, Leaves& leaves) {
  Leaf all;
  const auto below = [&](const auto& one) {
    return one.first.starts_with(path + ".") || one.first.starts_with(path + "[");
  };
  for (const auto& one : leaves) {
    if (!below(one)) continue;
    all.value += (all.value.empty() ? "" : ", ") + one.first.substr(path.size() + 1) + ": " + one.second.value;
    all.from = one.second.from;
  }
  std::erase_if(leaves, below);
  return all;
}

/// The leaf at a path, or what stands below it, taken out of `leaves`.
Leaf take(const std::string& path, Leaves& leaves) {
  const auto found = std::find_if(leaves.begin(), leaves.end(), [&](const auto& one) { return one.first == path; });
  if (found == leaves.end()) return take_below(path, leaves);
  Leaf leaf = found->second;
  leaves.erase(found);
  return leaf;
}

/// `mpp: never` in one and `mpp: {in_force: never, ...}` in the other are the same switch: under the longer name.
void name_switches(Leaves& leaves, const Leaves& other) {
  for (auto& [path, leaf] : leaves) {
    const std::string longer = path + ".in_force";
    const bool word = path.starts_with("policies.") && (leaf.value == kNever || leaf.value == kAsEnacted);
    if (word && std::any_of(other.begin(), other.end(), [&](const auto& one) { return one.first == longer; }))
      path = longer;
  }
}

std::vector<ValueDifference> compare_values(Leaves before, Leaves after) {
  std::vector<ValueDifference> differences;
  while (!before.empty()) {
    const std::string path = before.front().first;
    const bool above =
        std::any_of(after.begin(), after.end(), [&](const auto& one) { return path.starts_with(one.first + "."); });
    if (above) {  // the alternative has one value where the base has several
      const auto shorter =
          std::find_if(after.begin(), after.end(), [&](const auto& one) { return path.starts_with(one.first + "."); });
      const auto [name, leaf] = *shorter;
      after.erase(shorter);
      const Leaf all = take_below(name, before);
      differences.push_back({name, all.value, all.from, leaf.value, leaf.from});
      continue;
    }
    const Leaf leaf = before.front().second;
    before.erase(before.begin());
    const Leaf other = take(path, after);
    if (other.value != leaf.value) differences.push_back({path, leaf.value, leaf.from, other.value, other.from});
  }
  for (const auto& [path, leaf] : after) differences.push_back({path, "", "", leaf.value, leaf.from});
  return differences;
}

}  // namespace

InputDifferences compare_inputs(const Scenario& base, const Scenario& alternative) {
  InputDifferences differences;
  Leaves before = leaves_of(base), after = leaves_of(alternative);
  name_switches(before, after);
  name_switches(after, before);
  differences.values = compare_values(std::move(before), std::move(after));
  std::erase_if(differences.values, [](const ValueDifference& one) { return one.path == "world"; });  // by content
  for (std::size_t m = 0; m < base.policies.settings.size(); ++m)
    compare_modules(base.policies, alternative.policies, m, differences);
  differences.instruments_off = only_in(alternative.policies.instruments_off, base.policies.instruments_off);
  differences.instruments_on = only_in(base.policies.instruments_off, alternative.policies.instruments_off);
  return differences;
}

void refuse_unequal_grounds(const Scenario& base, const Scenario& alternative) {
  Problems problems;
  const auto refuse = [&](const char* key, const std::string& own, const std::string& of_base, const char* option) {
    problems.add({position_of(alternative, key), key,
                  fmt::format("{} here, but {} in the base, {}", own, of_base, base.file),
                  fmt::format("a comparison shares people, days and luck: make them the same{}", option)});
  };
  const auto period = [](const Scenario& one) { return to_string(one.from) + " to " + to_string(one.to); };
  if (period(base) != period(alternative)) refuse("period", period(alternative), period(base), "");
  if (base.scale != alternative.scale)
    refuse("scale", fmt::format("1:{}", alternative.scale), fmt::format("1:{}", base.scale), ", or give --scale");
  if (base.seed != alternative.seed)
    refuse("seed", std::to_string(alternative.seed), std::to_string(base.seed), ", or give --seed");
  if (world_hash_of(base) != world_hash_of(alternative)) {
    std::error_code error;
    const bool same_folder = fs::equivalent(base.world_directory, alternative.world_directory, error);
    refuse("world", alternative.world_directory, base.world_directory,
           same_folder ? "; a table was changed while they were read" : "");
  }
  problems.throw_if_any();
}

ordered_json as_json(const InputDifferences& differences) {
  ordered_json values = ordered_json::array(), policies = ordered_json::array();
  for (const ValueDifference& one : differences.values)
    values.push_back({{"path", one.path},
                      {"base", one.base},
                      {"base_from", one.base_from},
                      {"alternative", one.alternative},
                      {"alternative_from", one.alternative_from}});
  for (const PolicyDifference& one : differences.policies)
    policies.push_back(
        {{"policy", one.policy}, {"what", one.what}, {"base", one.base}, {"alternative", one.alternative}});
  return {{"values", values},
          {"policies", policies},
          {"instruments_off", differences.instruments_off},
          {"instruments_on", differences.instruments_on}};
}

}  // namespace corridor
