// Layers of a policy set: a number never switches a policy on, whatever the order; a word switches all of it.
#include "policies/policy_set_merge.hpp"

#include <algorithm>

#include "tests/policies/fixture.hpp"

namespace corridor {
namespace {

using test::on;
using test::settings_of;
using test::shipped_world;

/// The layers merged, later ones on top, and made for FY2014-FY2022.
PolicySetResult layered(const std::vector<std::string>& layers, const std::vector<std::string>& without = {}) {
  Problems problems;
  YamlTree merged;
  for (const std::string& layer : layers)
    merged = merge_policy_sets(shipped_register(), merged, parse_yaml(layer, "set.yaml", problems));
  PolicySetResult set = make_policy_set(register_of(shipped_world()), shipped_world(), merged, without,
                                        on("2013-10-01"), on("2022-10-01"), problems);
  problems.throw_if_any();
  return set;
}

bool in_force(const PolicySetResult& set, const std::string& module, const std::string& part) {
  return !settings_of(set, module).windows.at(part).empty();
}

bool warns_of(const PolicySetResult& set, const std::string& text) {
  return std::any_of(set.warnings.begin(), set.warnings.end(),
                     [&](const Problem& one) { return one.sentence().find(text) != std::string::npos; });
}

TEST(MergePolicySets, ANumberNeverSwitchesAPolicyOn) {
  const std::string number = "mpp: {enrolment_share: 0.3}";
  for (const std::string never : {"mpp: never", "mpp: {in_force: never}", "mpp: {in_force: []}"}) {
    for (const auto& layers : {std::vector{never, number}, std::vector{number, never}}) {
      const PolicySetResult set = layered(layers);
      EXPECT_FALSE(in_force(set, "mpp", "programme")) << layers[0] << " then " << layers[1];
      EXPECT_EQ(settings_of(set, "mpp").number("enrolment_share", on("2020-01-01")), 0.3);
      EXPECT_TRUE(warns_of(set, "policies.mpp.enrolment_share: changes nothing: mpp is not in force"));
    }
  }
}

TEST(MergePolicySets, NeverHoldsUntilForceIsSaid) {
  const std::string number = "mpp: {enrolment_share: 0.3}";
  for (const std::string force :
       {"mpp: as_enacted", "mpp: {in_force: as_enacted}", "mpp: {in_force: [{from: 2019-01-29}]}"}) {
    for (const auto& layers :
         {std::vector<std::string>{"mpp: never", number, force}, std::vector<std::string>{number, "mpp: never", force},
          std::vector<std::string>{"mpp: never", force, number}}) {
      const PolicySetResult set = layered(layers);
      EXPECT_TRUE(settings_of(set, "mpp").active("programme", on("2020-01-01"))) << force;
      EXPECT_EQ(settings_of(set, "mpp").number("enrolment_share", on("2020-01-01")), 0.3);
      EXPECT_TRUE(set.warnings.empty());
    }
  }
}

TEST(MergePolicySets, AWordSwitchesEveryPartAndPutsEarlierDatesAside) {
  const std::string surge = "mexico_enforcement: {surge: {in_force: [{from: 2015-01-01}]}, surge_troops: 1.5}";
  for (const std::string never : {"mexico_enforcement: never", "mexico_enforcement: {in_force: never}"}) {
    const PolicySetResult off = layered({surge.substr(0, surge.find(", surge_troops")) + "}", never});
    for (const auto& [part, windows] : settings_of(off, "mexico_enforcement").windows)
      EXPECT_TRUE(windows.empty()) << part;
    const PolicySetResult part_on = layered({never, "mexico_enforcement: {surge: as_enacted}"});
    EXPECT_TRUE(in_force(part_on, "mexico_enforcement", "surge"));
    EXPECT_FALSE(in_force(part_on, "mexico_enforcement", "capacity"));
  }
  const PolicySetResult on_again = layered({"mexico_enforcement: {surge: never}", "mexico_enforcement: as_enacted"});
  EXPECT_TRUE(in_force(on_again, "mexico_enforcement", "surge"));
  const PolicySetResult one_off = layered({"mexico_enforcement: as_enacted", "mexico_enforcement: {surge: never}"});
  EXPECT_FALSE(in_force(one_off, "mexico_enforcement", "surge"));
  EXPECT_TRUE(in_force(one_off, "mexico_enforcement", "capacity"));
}

TEST(MergePolicySets, OfDatesAndARuleTheLaterHolds) {
  const std::string rule = "mexico_enforcement: {surge: {trigger: {when: 'series:removals > 1'}}}";
  EXPECT_TRUE(layered({rule, "mexico_enforcement: {surge: never}"}).triggers.empty());
  EXPECT_TRUE(layered({rule, "mexico_enforcement: {surge: {in_force: [{from: 2019-06-07}]}}"}).triggers.empty());
  EXPECT_EQ(layered({"mexico_enforcement: {surge: never}", rule}).triggers.size(), 1U);
  EXPECT_EQ(layered({rule}).triggers.size(), 1U);
  EXPECT_TRUE(layered({rule}, {"mexico_enforcement"}).triggers.empty()) << "what is left out comes by no rule either";
}

TEST(MergePolicySets, WhatDependsOnForceWarnsWhenThePolicyIsLeftOut) {
  const auto warned = [](const std::string& set, const std::vector<std::string>& without) {
    return warns_of(layered({set}, without), "changes nothing: mpp is not in force");
  };
  EXPECT_TRUE(warned("mpp: {enrolment_share: 0.3}", {"mpp"}));
  EXPECT_TRUE(warned("{without: mpp, mpp: {enrolment_share: 0.3}}", {}));
  EXPECT_TRUE(warned("mpp: {in_force: never, enjoined: [{from: 2019-04-08, to: 2019-04-12}]}", {}));
  EXPECT_FALSE(warned("mpp: {enrolment_share: 0.3}", {"title_42"}));
}

TEST(MergePolicySets, CourtOrdersCanBeGivenBack) {
  const PolicySetResult back =
      layered({"daca: {rescission: {enjoined: never}}", "daca: {rescission: {enjoined: as_enacted}}"});
  EXPECT_FALSE(settings_of(back, "daca").active("rescission", on("2019-01-01")));
  const PolicySetResult within = layered({"daca: {enjoined: never, rescission: {enjoined: as_enacted}}"});
  EXPECT_FALSE(settings_of(within, "daca").active("rescission", on("2019-01-01")));
}

TEST(MergePolicySets, GoesLayerByLayerOrAllAtOnce) {
  Problems problems;
  const auto tree = [&](const char* text) { return parse_yaml(text, "set.yaml", problems); };
  const auto merge = [](const YamlTree& a, const YamlTree& b) { return merge_policy_sets(shipped_register(), a, b); };
  const YamlTree never = tree("mpp: never"), back = tree("mpp: as_enacted"),
                 number = tree("mpp: {enrolment_share: 0.3}");
  const auto made = [&](const YamlTree& set) {
    return make_policy_set(register_of(shipped_world()), shipped_world(), set, {}, on("2013-10-01"), on("2022-10-01"),
                           problems);
  };
  EXPECT_TRUE(in_force(made(merge(merge(never, back), number)), "mpp", "programme"));
  EXPECT_TRUE(in_force(made(merge(never, merge(back, number))), "mpp", "programme"));
}

}  // namespace
}  // namespace corridor
