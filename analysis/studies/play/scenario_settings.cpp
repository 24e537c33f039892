// Sets the values of a point in a scenario, as --set would.
#include "analysis/studies/play/scenario_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "policies/register.hpp"
#include "sim/world_loader.hpp"

namespace corridor {
namespace {

constexpr std::string_view kFrom = ".in_force.from", kTo = ".in_force.to";

struct DaysInForce {
  std::optional<double> from, to;
};

std::string day_text(double day) { return to_string(Day{Days{static_cast<int>(day)}}); }

std::string window_text(const DaysInForce& days, const Scenario& scenario) {
  const double from = days.from.value_or(static_cast<double>(scenario.from.time_since_epoch().count()));
  if (days.to && *days.to <= from) return "never";
  return fmt::format("[{{from: {}{}}}]", day_text(from), days.to ? ", to: " + day_text(*days.to) : "");
}

/// A map with one key, so that paths begin at it.
YamlTree under(const std::string& key, const YamlTree& tree) {
  auto map = std::make_shared<YamlNode>();
  map->kind = YamlNode::Kind::kMap;
  if (tree) map->fields.emplace_back(key, tree);
  return map;
}

/// Policy sets come first, so that single values are set on top of them.
YamlTree with_sets(const Study& study, const Point& point, YamlTree policies) {
  for (std::size_t f = 0; f < point.size(); ++f) {
    if (study.factors[f].kind == Factor::Kind::kPolicySets)
      policies = merge_yaml(policies, study.factors[f].sets[static_cast<std::size_t>(point[f])]);
  }
  return policies;
}

}  // namespace

PointTrees trees_at(const Study& study, const Point& point) {
  const Scenario& scenario = *study.scenario;
  YamlTree tree = merge_yaml(under("policies", with_sets(study, point, find_field(scenario.resolved, "policies"))),
                             under("mechanism", find_field(scenario.resolved, "mechanism")));
  Problems problems;
  std::map<std::string, DaysInForce> days;
  for (std::size_t f = 0; f < point.size(); ++f) {
    const Factor& factor = study.factors[f];
    if (factor.kind == Factor::Kind::kPolicySets) continue;
    const std::string& path = factor.path;
    if (path.ends_with(kFrom)) {
      days[path.substr(0, path.size() - kFrom.size())].from = point[f];
    } else if (path.ends_with(kTo)) {
      days[path.substr(0, path.size() - kTo.size())].to = point[f];
    } else {
      tree = set_path(tree, path, factor.text(point[f]), problems);
    }
  }
  for (const auto& [policy, window] : days)
    tree = set_path(tree, policy + ".in_force", window_text(window, scenario), problems);
  problems.throw_if_any();
  return {find_field(tree, "policies"), find_field(tree, "mechanism")};
}

bool varies_world(const Study& study) {
  return std::any_of(study.factors.begin(), study.factors.end(),
                     [](const Factor& factor) { return factor.path.starts_with("mechanism."); });
}

Scenario scenario_at(const Study& study, const Point& point) {
  const Scenario& base = *study.scenario;
  const PointTrees trees = trees_at(study, point);
  Scenario made;
  made.file = base.file;
  made.name = base.name;
  made.world_directory = base.world_directory;
  made.from = base.from;
  made.to = base.to;
  made.scale = base.scale;
  made.seed = base.seed;
  Problems problems;
  made.world = varies_world(study) ? load_world(base.world_directory, problems, trees.mechanism) : base.world;
  problems.throw_if_any();
  made.policies = make_policy_set(shipped_register(), *made.world, trees.policies, {}, base.from, base.to, problems);
  problems.throw_if_any();
  return made;
}

}  // namespace corridor
