// Reads the rule of a trigger.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "analysis/scenario/trigger.hpp"
#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"
#include "policies/parameters.hpp"

namespace corridor {
namespace {

constexpr long kMostMonths = 120, kMostDays = 3650;

/// Indicators that follow from what the gates did, and so can be watched.
const std::vector<std::string>& watched_indicators() {
  static const std::vector<std::string> names{"P-1", "P-2", "externalization", "interior_penetration", "substance_gap"};
  return names;
}

class ConditionReader {
 public:
  ConditionReader(YamlReader& rule, const World& world) : rule_(rule), world_(world) {}

  std::vector<TriggerCondition> read(const std::string& key) {
    std::vector<TriggerCondition> conditions;
    for (const YamlText& item : rule_.items(key)) {
      if (std::optional<TriggerCondition> one = condition(item)) conditions.push_back(*one);
    }
    return conditions;
  }

 private:
  std::optional<TriggerCondition> condition(const YamlText& item) {
    TriggerCondition one;
    try {
      one.comparison = Formula::comparison(item.text, [&](FormulaText& rest) {
        one.quantities.push_back(quantity(rest));
        return one.quantities.size() - 1;
      });
    } catch (const WrongFormula&) {
      one.quantities.clear();
    }
    if (one.quantities.empty()) {
      rule_.complain(item, fmt::format("'{}' is no condition", item.text),
                     "write for example \"indicator:interior_penetration > 0.6\" or \"series:removals > 9000\"");
      return std::nullopt;
    }
    const auto is_known = [&](const WatchedQuantity& quantity) { return known(item, quantity); };
    return std::all_of(one.quantities.begin(), one.quantities.end(), is_known) ? std::optional{one} : std::nullopt;
  }

  /// indicator:NAME, series:NAME, either with :SCOPE.
  static WatchedQuantity quantity(FormulaText& text) {
    const auto part = [](char c) { return std::string_view{" \t\n:<>+*/()"}.find(c) == std::string_view::npos; };
    const std::string_view kind = text.take_while(part);
    WatchedQuantity one;
    one.indicator = kind == "indicator";
    if ((kind != "indicator" && kind != "series") || !text.take(':')) throw WrongFormula("neither");
    one.name = text.take_while(part);
    one.scope = one.indicator ? "overall" : "";
    const bool has_scope = text.take(':');
    if (has_scope) one.scope = text.take_while(part);
    if (one.name.empty() || (has_scope && one.scope.empty())) throw WrongFormula("no name");
    return one;
  }

  bool known(const YamlText& item, const WatchedQuantity& one) {
    std::vector<std::string> names = watched_indicators();
    if (!one.indicator) {
      names.clear();
      for (const PublishedSeries& series : published_series(world_)) names.push_back(series.name);
      if (!one.scope.empty() && !world_.find_jurisdiction(one.scope)) {
        rule_.complain(item, fmt::format("unknown place '{}'", one.scope), suggest_place(world_, one.scope));
        return false;
      }
    }
    if (std::find(names.begin(), names.end(), one.name) != names.end()) return true;
    rule_.complain(item, fmt::format("unknown {} '{}'", one.indicator ? "indicator" : "series", one.name),
                   suggest_name(one.name, names));
    return false;
  }

  YamlReader& rule_;
  const World& world_;
};

}  // namespace

TriggerRule read_trigger(const TriggerText& text, const World& world, Problems& problems) {
  YamlReader map(text.rule, text.path, problems);
  TriggerRule rule;
  rule.part = text.part;
  ConditionReader conditions(map, world);
  rule.when = conditions.read("when");
  if (rule.when.empty() && !map.has("when"))
    map.complain("when", "is missing", "say when the part comes into force: when: [\"series:removals > 9000\"]");
  rule.until = conditions.read("until");
  rule.months = static_cast<int>(map.integer("months", 1, kMostMonths, 1));
  rule.until_months = static_cast<int>(map.integer("until_months", 1, kMostMonths, 1));
  rule.delay_days = static_cast<int>(map.integer("delay", 0, kMostDays, 0));
  for (const YamlText& item : map.items("where")) {
    const Id<Jurisdiction> place = jurisdiction_of(world, item.text);
    if (place) rule.where.push_back(place);
    if (!place) map.complain(item, fmt::format("unknown place '{}'", item.text), suggest_place(world, item.text));
  }
  if (rule.where.empty()) rule.where.push_back(Id<Jurisdiction>{std::size_t{0}});
  map.finish();
  return rule;
}

}  // namespace corridor
