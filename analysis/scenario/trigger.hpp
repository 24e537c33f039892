// Policies that come into force by a rule on what happens: a part of a module with `trigger:` in place of dates.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/base/formula.hpp"
#include "policies/policy_set.hpp"
#include "sim/policy.hpp"

namespace corridor {

/// "indicator:NAME:SCOPE", "series:NAME:PLACE": a value of the month. Indicators are those of practice, over the
/// trailing quarter; a series is summed over everything but the place named.
struct WatchedQuantity {
  bool indicator = false;
  std::string name;
  std::string scope;  ///< Of an indicator ("overall" unless named), or a place of a series (empty: everywhere).
};

/// "indicator:interior_penetration > 0.6", "series:encounters_between_ports > 2 * series:removals": a comparison of
/// the month's values. Where an indicator has no value it does not hold.
struct TriggerCondition {
  Formula comparison;
  std::vector<WatchedQuantity> quantities;  ///< The terms of the comparison.
};

/// When a part is off: in force `delay_days` after the end of the month in which all of `when` has held for `months`
/// months in a row. When it is on: out of force likewise by `until`, if there is any. Months count from the beginning
/// of the period; after each change the count begins anew, and while a change is under way nothing is counted.
struct TriggerRule {
  std::string part;
  std::vector<TriggerCondition> when, until;
  int months = 1, until_months = 1;
  int delay_days = 0;
  std::vector<Id<Jurisdiction>> where;
};

/// Reads `trigger: {when: [...], months: N, delay: DAYS, until: [...], until_months: N, where: [...]}`.
TriggerRule read_trigger(const TriggerText& text, const World& world, Problems& problems);

/// Puts a policy that follows its rules in the place of each module with triggers. Its name, number and draws stay.
void apply_triggers(const World& world, PolicySetResult& policies, Problems& problems);

}  // namespace corridor
