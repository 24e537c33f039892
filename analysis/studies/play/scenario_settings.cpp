// Sets the values of a point in a scenario, as --set would.
#include "analysis/studies/play/scenario_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "analysis/scenario/layers.hpp"
#include "policies/policy_set_merge.hpp"
#include "policies/register.hpp"
#include "sim/input/split.hpp"
#include "sim/world_loader.hpp"

namespace corridor {
namespace {

constexpr std::string_view kFrom = ".in_force.from", kTo = ".in_force.to";

struct DaysInForce {
  std::optional<double> from, to;
};

std::string day_text(double day) { return to_string(Day{Days{static_cast<int>(day)}}); }

/// Days since 1970-01-01; a choice among days is kept as words.
double day_of(const Factor& factor, double value) {
  Day day{};
  if (factor.kind != Factor::Kind::kChoice || !as_day(*make_scalar(factor.text(value), {}), day)) return value;
  return static_cast<double>(day.time_since_epoch().count());
}

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
      policies =
          merge_policy_sets(shipped_register(), policies, study.factors[f].sets[static_cast<std::size_t>(point[f])]);
  }
  return policies;
}

/// Parameters from the whole to its parts, so that the order of lines in a study means nothing.
std::vector<std::size_t> outer_first(const std::vector<Factor>& factors) {
  const auto depth = [&](std::size_t f) { return std::count(factors[f].path.begin(), factors[f].path.end(), '.'); };
  std::vector<std::size_t> order(factors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return depth(a) < depth(b); });
  return order;
}

/// True when the point switches off what stands above this part, or the part itself: its dates are then no dates.
bool switched_off(const Study& study, const Point& point, const std::string& part, bool itself) {
  for (std::size_t f = 0; f < point.size(); ++f) {
    const Factor& factor = study.factors[f];
    if (factor.kind != Factor::Kind::kChoice || factor.text(point[f]) != kNever) continue;
    if (part.starts_with(factor.path + ".") || (itself && part == factor.path)) return true;
  }
  return false;
}

bool is_switch(const Factor& factor) {
  const auto says = [&](std::string_view word) {
    return std::find(factor.options.begin(), factor.options.end(), word) != factor.options.end();
  };
  return factor.kind == Factor::Kind::kChoice && (says(kNever) || says(kAsEnacted));
}

/// True when a module is in force at no combination of the switches that bear on it.
bool never_in_force(const Study& study, const std::string& module, const std::string& parameter) {
  const Scenario& base = *study.scenario;
  std::vector<Point> points{Point(study.factors.size())};
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Factor& factor = study.factors[f];
    const bool bears = is_switch(factor) && (factor.path + ".").starts_with("policies." + module + ".");
    const std::size_t options = bears || factor.kind == Factor::Kind::kPolicySets ? factor.options.size() : 1;
    const std::vector<Point> before = std::move(points);
    points.clear();
    for (Point point : before) {
      point[f] = factor.at(0.5);
      for (std::size_t option = 0; option < options; ++option) {
        if (options > 1) point[f] = static_cast<double>(option);
        points.push_back(point);
      }
    }
  }
  return std::none_of(points.begin(), points.end(), [&](const Point& point) {
    Problems unseen;  // a point that cannot be played fails when it is
    const PolicySetResult set = make_policy_set(register_of(*base.world), *base.world, trees_at(study, point).policies,
                                                {}, base.from, base.to, unseen);
    return in_force_within(set, module, parameter, base.from, base.to);
  });
}

}  // namespace

PointTrees trees_at(const Study& study, const Point& point) {
  const Scenario& scenario = *study.scenario;
  YamlTree tree = merge_yaml(under("policies", with_sets(study, point, find_field(scenario.resolved, "policies"))),
                             under("mechanism", find_field(scenario.resolved, "mechanism")));
  Problems problems;
  std::map<std::string, DaysInForce> days;
  for (const std::size_t f : outer_first(study.factors)) {
    const Factor& factor = study.factors[f];
    const std::string& path = factor.path;
    if (factor.kind == Factor::Kind::kPolicySets) continue;
    if (is_switch(factor) && switched_off(study, point, path, false)) continue;
    if (path.ends_with(kFrom)) {
      days[path.substr(0, path.size() - kFrom.size())].from = day_of(factor, point[f]);
    } else if (path.ends_with(kTo)) {
      days[path.substr(0, path.size() - kTo.size())].to = day_of(factor, point[f]);
    } else {
      tree = with_setting(tree, path, factor.text(point[f]), problems);
    }
  }
  for (const auto& [policy, window] : days) {
    if (switched_off(study, point, policy, true)) continue;
    tree = with_setting(tree, policy + ".in_force", window_text(window, scenario), problems);
  }
  problems.throw_if_any();
  return {find_field(tree, "policies"), find_field(tree, "mechanism")};
}

std::vector<Problem> warnings_of_idle(const Study& study) {
  std::vector<Problem> warnings;
  if (!study.scenario) return warnings;
  std::map<std::string, bool> idle;  // by what numbers act through
  for (const Factor& factor : study.factors) {
    const std::vector<std::string> names = split(factor.path, '.', 3);
    if (names.size() < 3 || names[0] != "policies" || is_switch(factor)) continue;
    const std::string parameter = names[2].substr(0, names[2].find('.'));
    const std::string policy = policy_of_number(names[1], parameter);
    if (!idle.contains(policy)) idle[policy] = never_in_force(study, names[1], parameter);
    if (!idle[policy]) continue;
    warnings.push_back({factor.key, factor.path,
                        fmt::format("changes nothing: {} is not in force from {} to {} at any point of the study",
                                    policy, to_string(study.scenario->from), to_string(study.scenario->to))});
  }
  return warnings;
}

bool varies_world(const Study& study) {
  return std::any_of(study.factors.begin(), study.factors.end(),
                     [](const Factor& factor) { return factor.path.starts_with("mechanism."); });
}

namespace {

/// The world with other numbers, from its tables as the study's fingerprint has them.
std::shared_ptr<World> world_with(const Scenario& base, const YamlTree& mechanism, Problems& problems) {
  FilesRead tables = base.read->world;
  const KeepFiles keep{tables};
  return load_world(base.world_directory, problems, mechanism);
}

}  // namespace

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
  made.world = varies_world(study) ? world_with(base, trees.mechanism, problems) : base.world;
  problems.throw_if_any();
  made.policies =
      make_policy_set(register_of(*made.world), *made.world, trees.policies, {}, base.from, base.to, problems);
  problems.throw_if_any();
  return made;
}

}  // namespace corridor
