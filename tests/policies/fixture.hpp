// What the tests of modules share: the shipped world, policy sets from YAML text, and the chains of a day.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "policies/policy_set.hpp"
#include "sim/gates.hpp"
#include "sim/world_loader.hpp"

namespace corridor::test {

inline Day on(const std::string& text) {
  Day day;
  EXPECT_TRUE(parse_day(text, day)) << text;
  return day;
}

/// A world of this project, by its folder.
inline std::unique_ptr<World> world_in(const std::string& folder) {
  Problems problems;
  auto loaded = load_world(std::string(CORRIDOR_ROOT) + "/" + folder, problems);
  problems.throw_if_any();
  return loaded;
}

inline const World& shipped_world() {
  static const std::unique_ptr<World> world = world_in("scenarios/worlds/central-america-us");
  return *world;
}

inline const World& tiny_world() {
  static const std::unique_ptr<World> world = world_in("tests/data/tiny-world");
  return *world;
}

/// A period [from, to).
struct Period {
  Day from = on("2013-10-01"), to = on("2022-10-01");
};

/// Makes the policy set of a YAML text for a period; what is wrong lands in `problems`.
inline PolicySetResult policy_set(const World& world, const std::string& yaml, Problems& problems,
                                  const std::vector<std::string>& without = {}, const Period& period = {}) {
  const YamlTree tree = yaml.empty() ? nullptr : parse_yaml(yaml, "set.yaml", problems);
  return make_policy_set(register_of(world), world, tree, without, period.from, period.to, problems);
}

inline PolicySetResult policy_set(const World& world, const std::string& yaml,
                                  const std::vector<std::string>& without = {}, const Period& period = {}) {
  Problems problems;
  PolicySetResult result = policy_set(world, yaml, problems, without, period);
  problems.throw_if_any();
  return result;
}

inline const ModuleSettings& settings_of(const PolicySetResult& set, const std::string& module) {
  const auto found =
      std::find_if(set.settings.begin(), set.settings.end(), [&](const auto& one) { return one.name() == module; });
  if (found == set.settings.end()) throw Defect("no module " + module);
  return *found;
}

/// The law of a day under a policy set.
inline std::unique_ptr<GateTables> law(const World& world, const PolicySetResult& set, const std::string& day) {
  auto tables = std::make_unique<GateTables>(world, on(day));
  for (std::size_t p = 0; p < set.policies.size(); ++p) {
    tables->begin(static_cast<PolicyIndex>(p), set.policies[p]->name());
    set.policies[p]->apply(on(day), *tables);
  }
  tables->finish();
  return tables;
}

/// The links of a chain that are charged to a module, as (outcome, amount).
inline std::vector<Link> links_of(const PolicySetResult& set, const GateTables& tables, Gate gate,
                                  const std::string& where, const PartyClass& party, const std::string& module) {
  std::vector<Link> links;
  for (const Link& link : tables.chain(gate, tables.world().find_jurisdiction(where), party)) {
    if (link.by != kBase && set.policies[link.by]->name() == module) links.push_back(link);
  }
  return links;
}

/// A party at a gate.
struct Someone {
  std::string nationality = "HND";
  PartyKind kind = PartyKind::kSingleAdult;
  Intent intent = Intent::kEvades;
  Channel channel = Channel::kBetweenPorts;
  Criminality criminality = Criminality::kNone;
  Setting setting = Setting::kLocalJail;
  Docket docket = Docket::kDetained;
  bool is_protected = false;

  PartyClass in(const World& world) const {
    PartyClass party;
    party[Attribute::kNationality] = world.find_nationality(nationality).value();
    party[Attribute::kKind] = static_cast<std::uint8_t>(kind);
    party[Attribute::kIntent] = static_cast<std::uint8_t>(intent);
    party[Attribute::kChannel] = static_cast<std::uint8_t>(channel);
    party[Attribute::kCriminality] = static_cast<std::uint8_t>(criminality);
    party[Attribute::kSetting] = static_cast<std::uint8_t>(setting);
    party[Attribute::kDocket] = static_cast<std::uint8_t>(docket);
    party[Attribute::kProtected] = is_protected ? 1 : 0;
    return party;
  }
};

}  // namespace corridor::test
