// What the tests of this room share: the world, the law as enacted from 2014 to 2023, and what somebody meets at a
// gate.
#pragma once

#include <string>
#include <vector>

#include "tests/policies/fixture.hpp"

namespace corridor::test {

inline const World& mediterranean() {
  static const std::unique_ptr<World> world = [] {
    Problems problems;
    auto loaded = load_world(std::string(CORRIDOR_ROOT) + "/scenarios/worlds/central-mediterranean", problems);
    problems.throw_if_any();
    return loaded;
  }();
  return *world;
}

inline const Day kMediterraneanBegins = on("2014-01-01"), kMediterraneanEnds = on("2024-01-01");

inline PolicySetResult mediterranean_set(const std::string& yaml, const std::vector<std::string>& without = {}) {
  Problems problems;
  const YamlTree tree = yaml.empty() ? nullptr : parse_yaml(yaml, "set.yaml", problems);
  PolicySetResult result = make_policy_set(register_of(mediterranean()), mediterranean(), tree, without,
                                           kMediterraneanBegins, kMediterraneanEnds, problems);
  problems.throw_if_any();
  return result;
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

/// What a module takes for an outcome at a claim gate, of those whom earlier modules left.
inline double taken_on(const PolicySetResult& set, const std::string& day, Gate gate, const std::string& where,
                       const Someone& who, const std::string& module, Outcome outcome) {
  const auto tables = law(mediterranean(), set, day);
  double taken = 0;
  for (const Link& link : links_of(set, *tables, gate, where, who.in(mediterranean()), module)) {
    if (link.outcome == outcome) taken += (1 - taken) * link.amount;
  }
  return taken;
}

}  // namespace corridor::test
