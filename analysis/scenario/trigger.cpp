// A module that watches each month and dates its own parts.
#include "analysis/scenario/trigger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "analysis/indicators/indicators.hpp"
#include "analysis/tables/run_tables.hpp"
#include "analysis/tables/series.hpp"
#include "policies/module.hpp"
#include "sim/state_bytes.hpp"

namespace corridor {
namespace {

constexpr std::size_t kQuarter = 3;  ///< Months that practice indicators look back on.

/// None for an indicator that has no value this month.
std::optional<double> value_of(const WatchedQuantity& quantity, const World& world, const MonthResult& month,
                               const std::vector<IndicatorValue>& indicators) {
  if (quantity.indicator) {
    for (const IndicatorValue& one : indicators) {
      if (one.indicator == quantity.name && one.scope == quantity.scope) return one.value;
    }
    return std::nullopt;
  }
  const auto published = published_series(world);
  const Id<Jurisdiction> place = world.find_jurisdiction(quantity.scope);
  Persons sum = 0;
  for (const Tally::Row& row : month.tally.series_rows()) {
    if (published[index_of(row.series)].name != quantity.name) continue;
    if (!place || (row.place && world.within(row.place, place))) sum += row.value;
  }
  return static_cast<double>(sum);
}

/// Where a rule stands.
struct TriggerState {
  bool on = false;
  int held = 0;  ///< Months in a row that the conditions of the next change have held.
  Day settled;   ///< First day on which the last change is done.

  template <class Archive>
  void serialize(Archive& archive) {
    archive(on, held, settled);
  }
};

class TriggeredPolicy final : public Policy {
 public:
  TriggeredPolicy(const World& world, ModuleSettings settings, std::vector<TriggerRule> rules)
      : world_(&world), settings_(std::move(settings)), rules_(std::move(rules)), states_(rules_.size()) {
    module_ = make_policy(settings_);
  }

  const std::string& name() const override { return settings_.name(); }
  void apply(Day today, GateTables& gates) const override { module_->apply(today, gates); }
  std::vector<Day> changes() const override { return module_->changes(); }

  Amendment after(const MonthResult& month) const override {
    auto next = std::make_shared<TriggeredPolicy>(*this);
    next->quarter_.push_back(count_practice(*world_, month));
    if (next->quarter_.size() > kQuarter) next->quarter_.pop_front();
    bool changed = next->follow(month);
    const Amendment own = next->module_->after(month);
    if (own.policy) next->module_ = own.policy;
    changed = changed || own.changes_law;
    return {next, changed};
  }

  std::string memory() const override {
    const std::string of_module = module_->memory();
    return as_bytes(turns_, states_, quarter_, of_module);
  }
  std::shared_ptr<const Policy> recall(std::string_view memory) const override {
    auto then = std::make_shared<TriggeredPolicy>(*this);
    std::vector<Turn> turns;
    std::vector<TriggerState> states;
    std::string of_module;
    StateReader{from_bytes(memory)}(turns, states, then->quarter_, of_module);
    for (const Turn& turn : turns) then->turn(turn.rule, turn.next);
    then->states_ = states;
    then->module_ = make_policy(then->settings_);
    if (!of_module.empty()) then->module_ = then->module_->recall(of_module);
    return then;
  }

 private:
  /// A change that a rule made: which, and the first day of the month after those that it answered to.
  struct Turn {
    std::size_t rule;
    Day next;
  };

  /// Looks at each rule; true when a part has been dated.
  bool follow(const MonthResult& month) {
    PracticeCounts sum;
    for (const PracticeCounts& one : quarter_) sum += one;
    const std::vector<IndicatorValue> indicators = practice_indicators(*world_, sum);
    const Day next = first_day(month.month + std::chrono::months{1});
    bool changed = false;
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      if (!due(rules_[r], states_[r], month, indicators)) continue;
      turn(r, next);
      changed = true;
    }
    if (changed) module_ = make_policy(settings_);
    return changed;
  }

  /// Counts the month; true when the rule's next change is to come.
  bool due(const TriggerRule& rule, TriggerState& state, const MonthResult& month,
           const std::vector<IndicatorValue>& indicators) const {
    const std::vector<TriggerCondition>& conditions = state.on ? rule.until : rule.when;
    if (conditions.empty() || first_day(month.month) < state.settled) return false;
    const bool holds = std::all_of(conditions.begin(), conditions.end(), [&](const TriggerCondition& one) {
      const auto value = [&](std::size_t q) { return value_of(one.quantities[q], *world_, month, indicators); };
      return one.comparison.value(value, ByZero::kNoValue) == 1;
    });
    state.held = holds ? state.held + 1 : 0;
    return state.held >= (state.on ? rule.until_months : rule.months);
  }

  void turn(std::size_t r, Day next) {
    const TriggerRule& rule = rules_[r];
    TriggerState& state = states_[r];
    turns_.push_back({r, next});
    const Day day = next + Days{rule.delay_days};
    std::vector<Window>& windows = settings_.windows[rule.part];
    if (state.on) {
      windows.back().to = day;
    } else {
      Window window;
      window.from = day;
      window.to = Day::max();
      window.where = rule.where;
      windows.push_back(window);
    }
    state = {!state.on, 0, day};
  }

  const World* world_;
  ModuleSettings settings_;
  std::vector<TriggerRule> rules_;
  std::vector<TriggerState> states_;  ///< By rule.
  std::vector<Turn> turns_;           ///< In the order in which they were made.
  std::deque<PracticeCounts> quarter_;
  std::shared_ptr<const Policy> module_;
};

}  // namespace

void apply_triggers(const World& world, PolicySetResult& policies, Problems& problems) {
  std::map<std::size_t, std::vector<TriggerRule>> rules;
  for (const TriggerText& text : policies.triggers) rules[text.module].push_back(read_trigger(text, world, problems));
  for (auto& [module, of_module] : rules)
    policies.policies[module] = std::make_shared<TriggeredPolicy>(world, policies.settings[module], of_module);
}

}  // namespace corridor
