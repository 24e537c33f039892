// Loads a scenario: layers, settings, period, world, policies. Everything wrong is told at once.
#include "analysis/scenario/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "analysis/scenario/layers.hpp"
#include "analysis/scenario/trigger.hpp"
#include "policies/register.hpp"
#include "sim/attraction/world_loader.hpp"
#include "sim/world_loader.hpp"

namespace corridor {
namespace {

constexpr long kLargestScale = 1'000'000;  // one simulated party for a million real ones leaves nobody to count
constexpr long kMostReplicates = 100'000;

/// What a scenario may say, in the order in which users are told.
constexpr std::array kKeys{"corridor", "name", "description", "extends",   "world",   "period",
                           "scale",    "seed", "replicates",  "mechanism", "policies"};

/// What a scenario has when it does not say otherwise.
const Position kDefault{"default"};
const Position kWithout{"--without"};

YamlTree with_default(const YamlTree& tree, const std::string& key, const std::string& value) {
  if (!tree || find_field(tree, key)) return tree;
  auto filled = std::make_shared<YamlNode>(*tree);
  filled->fields.emplace_back(key, make_scalar(value, kDefault));
  filled->key_positions[key] = kDefault;
  return filled;
}

void read_period(YamlReader& file, bool complete, Scenario& scenario) {
  file.allow({"period"});
  if (!file.has("period")) {
    if (complete) file.complain("period", "is missing", "add 'period: {from: 2013-10-01, to: 2022-10-01}'");
    return;
  }
  const std::size_t before = file.problems().size();
  YamlReader period = file.map("period");
  scenario.from = period.day("from");
  scenario.to = period.day("to");
  if (file.problems().size() == before && scenario.to <= scenario.from) {
    const std::string problem = fmt::format("{} is not after {}", to_string(scenario.to), to_string(scenario.from));
    period.complain("to", problem, "the period is [from, to): 'to' is the first day left out");
  }
  period.finish();
}

/// One clear line in place of many about values that such a world does not have.
void refuse_attraction(const std::string& folder, const Position& at) {
  FilesRead unread;  // the scenario does not rest on what is only looked at
  const KeepFiles keep{unread};
  if (!attraction::moves_by_attraction(folder)) return;
  throw ConfigError({{at, "world", fmt::format("in '{}' people move by attraction, without law or gates", folder),
                      "run, score, explain, compare and validate know such worlds; other verbs do not"}});
}

/// The folder of the world, relative to the file that names it; "" (and reported) when there is none.
std::string find_world(YamlReader& file, bool complete, const std::string& scenario_file) {
  file.allow({"world"});
  if (!file.has("world") && !complete) return "";
  const std::size_t before = file.problems().size();
  const std::string named = file.text("world");
  if (file.problems().size() > before) return "";
  const Position at = file.position_of("world");
  const std::string folder = beside(at.file == "--set" ? scenario_file : at.file, named);
  std::error_code error;
  refuse_attraction(folder, at);
  if (std::filesystem::is_directory(folder, error)) return folder;
  std::vector<std::string> names;
  const std::filesystem::path parent = std::filesystem::path(folder).parent_path();
  for (std::filesystem::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->is_directory(error)) names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  file.complain("world", fmt::format("no such folder '{}'", folder),
                suggest_name(std::filesystem::path(folder).filename().string(), names, "worlds there"));
  return "";
}

/// A month in which the world has nobody who leaves is no mistake, but seldom meant.
void warn_of_empty_months(Scenario& scenario) {
  if (scenario.world->cohorts.empty()) return;
  const auto [first, last] = std::minmax_element(scenario.world->cohorts.begin(), scenario.world->cohorts.end(),
                                                 [](const Cohort& a, const Cohort& b) { return a.month < b.month; });
  const YamlTree period = find_field(scenario.resolved, "period");
  const auto warn = [&](const char* key, Day day) {
    const YamlTree node = find_field(period, key);
    scenario.warnings.push_back(
        {node->at, fmt::format("period.{}", key),
         fmt::format("{} is outside the months for which the world has departures", to_string(day)),
         fmt::format("it has {} to {}", to_string(first->month), to_string(last->month))});
  };
  if (scenario.from < first_day(first->month)) warn("from", scenario.from);
  if (scenario.to > first_day(last->month + std::chrono::months{1})) warn("to", scenario.to);
}

/// The tree with what the command line leaves out, beside what files leave out.
YamlTree with_left_out(const YamlTree& tree, const std::vector<std::string>& without) {
  if (without.empty()) return tree;
  const auto node = [](YamlNode::Kind kind) {
    auto made = std::make_shared<YamlNode>();
    made->kind = kind;
    made->at = kWithout;
    return made;
  };
  const auto names = node(YamlNode::Kind::kSequence);
  const YamlTree in_files = find_field(find_field(tree, "policies"), "without");
  if (in_files) names->items = in_files->kind == YamlNode::Kind::kSequence ? in_files->items : std::vector{in_files};
  for (const std::string& name : without) names->items.push_back(make_scalar(name, kWithout));
  const auto policies = node(YamlNode::Kind::kMap), top = node(YamlNode::Kind::kMap);
  policies->fields.emplace_back("without", names);
  top->fields.emplace_back("policies", policies);
  return merge_scenarios(tree, top);
}

/// Layers are chosen in files; a setting comes when they have been merged.
void refuse_late_extends(YamlReader& file) {
  const auto refuse = [&](YamlReader map) {
    if (map.has("extends"))
      map.complain("extends", "cannot be set here", "write a scenario file that extends the other");
  };
  file.allow({"extends"});
  refuse(file);
  const YamlTree policies = file.child("policies");
  if (policies && policies->kind == YamlNode::Kind::kMap) refuse(file.map("policies"));
}

/// Everything but the policies. What is missing is a mistake only when all layers could be read.
void read_values(YamlReader& file, bool complete, Scenario& scenario) {
  scenario.name = file.text("name");
  scenario.description = file.text("description", "");
  read_period(file, complete, scenario);
  scenario.scale = read_scale(file);
  scenario.seed = static_cast<std::uint64_t>(file.integer("seed", 0, std::numeric_limits<long>::max()));
  scenario.replicates = static_cast<int>(file.integer("replicates", 1, kMostReplicates));
  scenario.world_directory = find_world(file, complete, scenario.file);
}

/// Reads the world, and the policies against it. Policies are also checked when the period is wrong, so that all is
/// told at once.
void read_world_and_policies(YamlReader& file, Scenario& scenario, const std::vector<std::string>& without,
                             FilesRead& tables) {
  const YamlTree policies = file.child("policies");
  if (scenario.world_directory.empty()) return;
  const std::size_t before = file.problems().size();
  const KeepFiles keep{tables};
  scenario.world = load_world(scenario.world_directory, file.problems(), file.child("mechanism"));
  if (scenario.world) check_policies_of(*scenario.world, file.problems());
  if (!scenario.world || file.problems().size() > before) return;
  const bool has_period = scenario.from < scenario.to;
  const Day from = has_period ? scenario.from : kBeforeAllLaw;
  const Day to = has_period ? scenario.to : kAfterAllLaw;
  scenario.policies =
      make_policy_set(register_of(*scenario.world), *scenario.world, policies, without, from, to, file.problems());
  apply_triggers(*scenario.world, scenario.policies, file.problems());
  scenario.warnings = scenario.policies.warnings;
}

}  // namespace

std::uint32_t read_scale(YamlReader& file) {
  const std::size_t before = file.problems().size();
  const std::string text = file.text("scale", "1:1");
  if (file.problems().size() > before) return 1;
  long number = 0;
  const bool ratio = text.starts_with("1:") && text.size() > 2 && text.size() < 12 && text[2] != '0' &&
                     std::all_of(text.begin() + 2, text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (ratio) number = std::stol(text.substr(2));
  if (number >= 1 && number <= kLargestScale) return static_cast<std::uint32_t>(number);
  if (ratio) {
    file.complain("scale", fmt::format("{} is out of range", text), fmt::format("give 1:1 to 1:{}", kLargestScale));
  } else {
    file.complain("scale", fmt::format("'{}' is not a scale", text),
                  "write 1:10 for one simulated party in place of ten");
  }
  return 1;
}

Scenario load_scenario(const std::string& file, const ScenarioChanges& changes, const ScenarioFiles& kept) {
  Problems problems;
  Scenario scenario;
  scenario.file = file;
  scenario.changes = changes;
  const auto files = std::make_shared<ScenarioFiles>(kept);
  scenario.read = files;
  const KeepFiles keep{files->layers};
  LayerReader layers(problems);
  YamlTree tree = layers.read(file, LayeredFile::kScenario);
  if (!tree) problems.throw_if_any();
  tree = apply_settings(tree, changes.set, problems);
  for (const auto& [key, value] : {std::pair{"name", std::filesystem::path(file).stem().string()},
                                   {"scale", "1:1"},
                                   {"seed", "1"},
                                   {"replicates", "1"}}) {
    tree = with_default(tree, key, value);
  }
  scenario.resolved = tree;
  YamlReader reader(tree, "", problems);
  for (const char* key : kKeys) reader.child(key);
  refuse_late_extends(reader);
  read_values(reader, layers.complete(), scenario);
  read_world_and_policies(reader, scenario, changes.without, files->world);
  reader.finish();
  problems.throw_if_any();
  scenario.resolved = with_left_out(tree, changes.without);
  warn_of_empty_months(scenario);
  return scenario;
}

std::string observed_beside(const Scenario& scenario) {
  const std::filesystem::path world{scenario.world_directory};
  std::error_code error;
  const bool own = std::filesystem::is_directory(world / "observed", error);
  return (own ? world / "observed" : world / ".." / ".." / "observed").lexically_normal().generic_string();
}

}  // namespace corridor
