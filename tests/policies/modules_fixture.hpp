// What the tests of single modules share: the law as enacted, and what a module does at a gate.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/policies/fixture.hpp"

namespace corridor::test {

/// What a module's links take for an outcome, of those whom earlier modules left; 0 when it has none.
inline double amount(const PolicySetResult& set, const std::string& day, Gate gate, const std::string& where,
                     const Someone& who, const std::string& module, Outcome outcome) {
  const World& world = set.settings.front().world();
  const auto tables = law(world, set, day);
  double taken = 0;
  for (const Link& link : links_of(set, *tables, gate, where, who.in(world), module)) {
    if (link.outcome == outcome) taken += (1 - taken) * link.amount;
  }
  return taken;
}

inline const PolicySetResult& as_enacted() {
  static const PolicySetResult set = policy_set(shipped_world(), "");
  return set;
}

inline double amount(const std::string& day, Gate gate, const std::string& where, const Someone& who,
                     const std::string& module, Outcome outcome) {
  return amount(as_enacted(), day, gate, where, who, module, outcome);
}

/// Modules that appear anywhere in the law of a day.
inline std::set<std::string> acting(const PolicySetResult& set, const std::string& day) {
  const World& world = shipped_world();
  const auto tables = law(world, set, day);
  std::set<std::string> names;
  for (std::size_t g = 0; g < kGates; ++g) {
    const Gate gate = static_cast<Gate>(g);
    for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
      if (!gate_is_at(gate, world, Id<Jurisdiction>{j})) continue;
      for (std::size_t c = 0; c < classes_of(gate, world.nationalities.size()); ++c) {
        for (const Link& link :
             tables->chain(gate, Id<Jurisdiction>{j}, class_at(gate, c, world.nationalities.size()))) {
          if (link.by != kBase) names.insert(set.policies[link.by]->name());
        }
      }
    }
  }
  return names;
}

}  // namespace corridor::test
