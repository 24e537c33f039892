// What the tests of this room share: the world, the law as enacted from 2014 to 2023, and what somebody meets at a
// gate.
#pragma once

#include <string>
#include <vector>

#include "tests/policies/modules_fixture.hpp"

namespace corridor::test {

inline const World& mediterranean() {
  static const std::unique_ptr<World> world = world_in("scenarios/worlds/central-mediterranean");
  return *world;
}

inline const Day kMediterraneanBegins = on("2014-01-01"), kMediterraneanEnds = on("2024-01-01");

inline PolicySetResult mediterranean_set(const std::string& yaml, const std::vector<std::string>& without = {}) {
  return policy_set(mediterranean(), yaml, without, {kMediterraneanBegins, kMediterraneanEnds});
}

inline const PolicySetResult& mediterranean_enacted() {
  static const PolicySetResult set = mediterranean_set("");
  return set;
}

/// The rate of an outcome at a rate gate, whoever is charged with it.
inline double rate_of(const GateTables& tables, Gate gate, const std::string& where, Outcome outcome,
                      const std::string& nationality = "NGA") {
  const auto chain = tables.chain(gate, mediterranean().find_jurisdiction(where),
                                  Someone{.nationality = nationality}.in(mediterranean()));
  double rate = 0, before = 0;
  for (const Link& link : chain) {
    if (link.outcome == outcome) rate += link.amount - before;
    before = link.amount;
  }
  return rate;
}

inline double rate_on(const PolicySetResult& set, const std::string& day, Gate gate, const std::string& where,
                      Outcome outcome, const std::string& nationality = "NGA") {
  return rate_of(*law(mediterranean(), set, day), gate, where, outcome, nationality);
}

}  // namespace corridor::test
