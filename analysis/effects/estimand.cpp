// What a term of an estimand may name.
#include "analysis/effects/estimand.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/effects/effect.hpp"
#include "analysis/record/observed.hpp"
#include "policies/register.hpp"
#include "sim/input/split.hpp"
#include "sim/input/texts.hpp"

namespace corridor {
namespace {

using Names = std::vector<std::string>;

/// What stands between the slashes of details.
Names parts_of(const Names& details) {
  Names parts;
  for (const std::string& detail : details) {
    for (std::string& part : split(detail, '/')) {
      if (std::ranges::count(parts, part) == 0) parts.push_back(std::move(part));
    }
  }
  return parts;
}

class Checker {
 public:
  Checker(const Scenario& scenario, const Position& at, Problems& problems)
      : names_(observed_names(*scenario.world)),
        months_(whole_months(scenario.from, scenario.to)),
        at_(at),
        problems_(&problems) {}

  void check(const Measure::Term& term) {
    if (!months_.contains(term.months))
      complain(fmt::format("{}: {} to {} is not within the whole months of the scenario, {} to {}", term.name,
                           to_string(term.months.first), to_string(term.months.last), to_string(months_.first),
                           to_string(months_.last)),
               "");
    if (term.name.starts_with("gate:")) return check_gate(term);
    if (term.name.starts_with("indicator:")) return check_indicator(term);
    if (!known("series", term.name, names_.known["series"])) return;
    for (const std::string& value : values(term, "place")) known("place", value, names_.known["jurisdiction"]);
    for (const std::string& value : values(term, "nationality"))
      known("nationality", value, names_.known["nationality"]);
    for (const std::string& value : values(term, "party")) known("party", value, texts_of(kPartyKindNames));
    for (const std::string& value : values(term, "detail")) check_detail(term.name, value);
  }

  void complain(std::string problem, std::string suggestion) {
    problems_->add({at_, "estimand", std::move(problem), std::move(suggestion)});
  }

 private:
  static Names values(const Measure::Term& term, const std::string& column) {
    const auto filter = term.filters.find(column);
    return filter == term.filters.end() ? Names{} : filter->second;
  }

  bool known(const std::string& kind, const std::string& name, const Names& all) {
    if (std::ranges::count(all, name) > 0) return true;
    complain(fmt::format("no {} is called '{}'", kind, name), suggest_name(name, all));
    return false;
  }

  void check_gate(const Measure::Term& term) {
    constexpr std::size_t kPrefix = 5;  // "gate:"
    known("gate", term.name.substr(kPrefix), texts_of(kGateNames));
    Names policies{"base"};
    for (const ModuleDescription& module : shipped_register().modules) policies.push_back(module.name);
    for (const std::string& value : values(term, "outcome")) known("outcome", value, texts_of(kOutcomeNames));
    for (const std::string& value : values(term, "policy")) known("policy", value, policies);
    for (const std::string& value : values(term, "at")) known("place", value, names_.known["jurisdiction"]);
  }

  /// A part of an indicator stands after another colon.
  void check_indicator(const Measure::Term& term) {
    constexpr std::size_t kPrefix = 10;  // "indicator:"
    const std::string name = term.name.substr(kPrefix);
    known("indicator", name.substr(0, name.find(':')), indicator_names());
  }

  void check_detail(const std::string& series, const std::string& detail) {
    const Names& all = names_.details[series];
    if (std::ranges::any_of(all, [&](const std::string& one) { return has_every_part(one, detail); })) return;
    complain(fmt::format("{} has no detail '{}'", series, detail),
             all.empty() ? "it is not split by detail" : suggest_name(detail, parts_of(all)));
  }

  ObservedNames names_;
  MonthRange months_;
  Position at_;
  Problems* problems_;
};

}  // namespace

void check_estimand(const Measure& estimand, const Scenario& scenario, const Position& at, Problems& problems) {
  Checker checker(scenario, at, problems);
  for (const Measure::Term& term : estimand.terms()) checker.check(term);
  for (std::size_t run = 0; run < kEffectRuns.size(); ++run) {
    const auto of_run = [&](const Measure::Term& term) { return term.run == run; };
    if (std::ranges::none_of(estimand.terms(), of_run))
      checker.complain(fmt::format("no term is of the {}", kEffectRuns[run]), "an effect is a difference between both");
  }
}

}  // namespace corridor
