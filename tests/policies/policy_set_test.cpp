// What a user's policy set does to the register's defaults, and what is said of its mistakes.
#include "policies/policy_set.hpp"

#include "policies/all.hpp"
#include "tests/policies/fixture.hpp"

namespace corridor {
namespace {

using test::on;
using test::policy_set;
using test::settings_of;
using test::shipped_world;
using test::tiny_world;

/// The headline of the only problem of a policy set.
std::string problem_of(const std::string& yaml, const std::vector<std::string>& without = {}) {
  Problems problems;
  policy_set(shipped_world(), yaml, problems, without);
  EXPECT_EQ(problems.all().size(), 1U) << yaml;
  return problems.empty() ? "" : problems.all().front().headline();
}

std::string warning_of(const std::string& yaml, const std::vector<std::string>& without = {}) {
  const PolicySetResult set = policy_set(shipped_world(), yaml, without);
  EXPECT_EQ(set.warnings.size(), 1U) << yaml;
  return set.warnings.empty() ? "" : set.warnings.front().headline();
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(PolicySet, IsTheRegisterWhenNothingIsWritten) {
  const PolicySetResult set = policy_set(shipped_world(), "");
  EXPECT_EQ(set.policies.size(), policy_rooms().front().modules.size());
  EXPECT_TRUE(set.instruments_off.empty());
  EXPECT_TRUE(set.warnings.empty());
  const ModuleSettings& mpp = settings_of(set, "mpp");
  EXPECT_FALSE(mpp.active("programme", on("2019-01-28")));
  EXPECT_TRUE(mpp.active("programme", on("2019-01-29")));
  EXPECT_FALSE(mpp.active("programme", on("2021-06-01")));
  EXPECT_TRUE(mpp.active("programme", on("2022-01-10")));
}

TEST(PolicySet, TheShippedSetIsTheRegister) {
  Problems problems;
  const YamlTree tree = read_yaml(std::string(CORRIDOR_ROOT) + "/scenarios/policy-sets/as-enacted.yaml", problems);
  const PolicySetResult set = make_policy_set(register_of(shipped_world()), shipped_world(), tree, {}, on("2013-10-01"),
                                              on("2022-10-01"), problems);
  problems.throw_if_any();
  const PolicySetResult standard = policy_set(shipped_world(), "");
  for (std::size_t m = 0; m < set.settings.size(); ++m) {
    EXPECT_NE(find_field(tree, set.settings[m].name()), nullptr) << set.settings[m].name() << " is not listed";
    EXPECT_EQ(set.settings[m].changes(), standard.settings[m].changes());
  }
}

TEST(PolicySet, SwitchesModulesAndPartsOff) {
  EXPECT_FALSE(settings_of(policy_set(shipped_world(), "mpp: never"), "mpp").active("programme", on("2020-01-01")));
  EXPECT_FALSE(
      settings_of(policy_set(shipped_world(), "mpp: {in_force: never}"), "mpp").active("programme", on("2020-01-01")));
  const PolicySetResult no_surge = policy_set(shipped_world(), "mexico_enforcement: {surge: {in_force: never}}");
  EXPECT_FALSE(settings_of(no_surge, "mexico_enforcement").active("surge", on("2019-07-01")));
  EXPECT_TRUE(settings_of(no_surge, "mexico_enforcement").active("programa_frontera_sur", on("2019-07-01")));
  EXPECT_EQ(no_surge.instruments_off, std::vector<std::string>{"us_mexico_joint_declaration_2019"});
}

TEST(PolicySet, DatesOfAWholeModuleLeaveAloneThePartsThatHoldItBack) {
  const PolicySetResult set = policy_set(shipped_world(), "sanctuary: {in_force: [{from: 2015-01-01}]}");
  const ModuleSettings& sanctuary = settings_of(set, "sanctuary");
  EXPECT_TRUE(sanctuary.active("state_laws", on("2015-01-01")));
  const auto california = shipped_world().find_jurisdiction("US-CA");
  EXPECT_EQ(sanctuary.strength("mandates", on("2015-01-01"), california), 0) << "mandates keep their own dates";
  EXPECT_EQ(sanctuary.strength("mandates", on("2019-01-01"), shipped_world().find_jurisdiction("US-TX")), 1);
  EXPECT_FALSE(
      settings_of(policy_set(shipped_world(), "sanctuary: never"), "sanctuary").active("mandates", on("2019-01-01")));
  const PolicySetResult named = policy_set(shipped_world(), "sanctuary: {mandates: {in_force: [{from: 2015-01-01}]}}");
  EXPECT_EQ(settings_of(named, "sanctuary").strength("mandates", on("2015-01-01"), california), 1);
}

TEST(PolicySet, TakesAUsersWindowsAndCourtOrders) {
  const PolicySetResult set =
      policy_set(shipped_world(),
                 "mpp:\n  in_force: [{from: 2019-01-29, to: 2021-01-21, where: [POE-SYS]}]\n"
                 "  enjoined: [{from: 2019-04-08, to: 2019-04-12, by: \"9th Cir. 19-15716\"}]\n");
  const ModuleSettings& mpp = settings_of(set, "mpp");
  EXPECT_EQ(mpp.where("programme", on("2019-02-01")), std::vector{shipped_world().find_jurisdiction("POE-SYS")});
  EXPECT_FALSE(mpp.active("programme", on("2019-04-10")));
  EXPECT_TRUE(mpp.active("programme", on("2019-04-12")));
}

TEST(PolicySet, ABareNumberHoldsForEveryoneOnEveryDay) {
  const PolicySetResult set = policy_set(shipped_world(), "detention: {beds: 50000}\nmpp: {enrolment_share: 0.3}");
  EXPECT_EQ(settings_of(set, "detention").number("beds", on("2019-08-01")), 50000);
  EXPECT_TRUE(settings_of(set, "mpp").parameter("enrolment_share").exceptions.empty());
}

TEST(PolicySet, ExceptionsGoOverTheDefaults) {
  const PolicySetResult set =
      policy_set(shipped_world(), "mpp: {enrolment_share: {value: 0.12, unit: share, by: {nationality: {HND: 0.2}}}}");
  const Amount share = settings_of(set, "mpp").amount("enrolment_share", on("2020-01-01"));
  const auto rgv = shipped_world().find_jurisdiction("SEC-RGV");
  EXPECT_EQ(share(test::Someone{.nationality = "HND"}.in(shipped_world()), rgv), 0.2);
  EXPECT_EQ(share(test::Someone{.nationality = "GTM"}.in(shipped_world()), rgv), 0.12);
  EXPECT_EQ(share(test::Someone{.nationality = "HTI"}.in(shipped_world()), rgv), 0);
}

TEST(PolicySet, LeavesOutModulesAndInstruments) {
  const PolicySetResult set = policy_set(shipped_world(), "", {"title_42", "tx_sb4_2017"});
  EXPECT_FALSE(settings_of(set, "title_42").active("order", on("2020-06-01")));
  EXPECT_EQ(
      settings_of(set, "sanctuary").strength("mandates", on("2019-01-01"), shipped_world().find_jurisdiction("US-TX")),
      0);
  EXPECT_TRUE(contains("title_42", set.instruments_off.at(set.instruments_off.size() - 2)));
  EXPECT_EQ(set.instruments_off.back(), "tx_sb4_2017");
}

TEST(PolicySet, KeepsDatedNumbersAsTheyStoodOnADay) {
  const auto as_enacted = policy_set(shipped_world(), "", {});
  const auto kept = policy_set(shipped_world(), "detention: {as_of: 2017-01-20, beds: {from: {2019-01-01: 1000}}}", {});
  const auto& before = settings_of(as_enacted, "detention");
  const auto& after = settings_of(kept, "detention");
  EXPECT_TRUE(kept.warnings.empty());
  EXPECT_EQ(after.number("family_intake", on("2022-01-01")), before.number("family_intake", on("2017-01-20")));
  EXPECT_NE(before.number("family_intake", on("2022-01-01")), before.number("family_intake", on("2017-01-20")));
  EXPECT_EQ(after.number("beds", on("2015-01-01")), before.number("beds", on("2015-01-01")));
  EXPECT_EQ(after.number("beds", on("2019-01-01")), 1000) << "the user's own numbers go over it";
  EXPECT_TRUE(contains(warning_of("detention: {as_of: 2022-09-30}"), "changes nothing: no number of detention"));
  EXPECT_TRUE(contains(problem_of("detention: {as_of: yesterday}"), "policies.detention.as_of"));
}

TEST(PolicySet, CourtOrdersAreLeftOutAllAtOnce) {
  const auto as_enacted = policy_set(shipped_world(), "", {});
  const auto none = policy_set(shipped_world(), "enjoined: never", {});
  std::size_t orders = 0;
  for (const ModuleSettings& settings : as_enacted.settings)
    for (const auto& [part, blocks] : settings.blocks) orders += blocks.size();
  EXPECT_GT(orders, 0U);
  for (const ModuleSettings& settings : none.settings)
    for (const auto& [part, blocks] : settings.blocks) EXPECT_TRUE(blocks.empty()) << settings.name() << part;
  EXPECT_FALSE(settings_of(as_enacted, "daca").active("rescission", on("2019-01-01")));
  EXPECT_TRUE(settings_of(none, "daca").active("rescission", on("2019-01-01")));
  EXPECT_TRUE(contains(problem_of("enjoined: sometimes"), "policies.enjoined"));
}

TEST(PolicySet, AFileLeavesOutWhatItNames) {
  const auto set = policy_set(shipped_world(), "without: [mpp, eo_13767]", {});
  EXPECT_TRUE(set.warnings.empty()) << "an umbrella act counts in the indicators";
  EXPECT_FALSE(settings_of(set, "mpp").active("programme", on("2019-08-01")));
  EXPECT_EQ(std::count(set.instruments_off.begin(), set.instruments_off.end(), "eo_13767"), 1);
  EXPECT_TRUE(contains(problem_of("without: mmp"), "did you mean 'mpp'?"));
}

TEST(PolicySet, ASmallerWorldTakesWhatItHas) {
  const PolicySetResult set = policy_set(tiny_world(), "");
  EXPECT_FALSE(settings_of(set, "mpp").active("programme", on("2019-02-01")));
  EXPECT_TRUE(settings_of(set, "mpp").active("programme", on("2019-08-01")));
  EXPECT_TRUE(set.instruments_off.empty());
}

TEST(PolicySet, SaysWhatIsWrongAndWhatIsNear) {
  EXPECT_EQ(problem_of("title_24: never"), "set.yaml:1:1: policies.title_24: unknown key; did you mean 'title_42'?");
  EXPECT_TRUE(contains(problem_of("mpp: {enrolment_shar: 0.2}"),
                       "policies.mpp.enrolment_shar: unknown key; did you mean 'enrolment_share'?"));
  EXPECT_TRUE(contains(problem_of("mexico_enforcement: {surg: never}"), "did you mean 'surge'?"));
  EXPECT_TRUE(contains(problem_of("mpp: {in_force: [{from: 2019-01-29, where: [POE-SYX]}]}"),
                       "unknown place 'POE-SYX'; did you mean 'POE-SYS'?"));
  EXPECT_TRUE(contains(problem_of("mpp: {enrolment_share: {by: {nationality: {HDN: 0.2}}}}"),
                       "unknown nationality 'HDN'; did you mean 'HND'?"));
  EXPECT_TRUE(contains(problem_of("mpp: {enrolment_share: 0.9}"), "policies.mpp.enrolment_share"));
  EXPECT_TRUE(contains(problem_of("detention: {beds: {value: 40000, unit: places}}"),
                       "the unit 'places' is wrong; this is in beds"));
  EXPECT_TRUE(contains(problem_of("mpp: {in_force: [{from: 2020-01-01, to: 2019-01-01}]}"),
                       "ends 2019-01-01, on or before it begins (2020-01-01)"));
  EXPECT_TRUE(contains(
      problem_of("mpp: {in_force: [{from: 2019-01-01, where: [POE-SYS]}, {from: 2020-01-01, where: [SEC-SDC]}]}"),
      "overlaps policies.mpp.in_force[1], which begins 2019-01-01"));
  EXPECT_TRUE(
      contains(problem_of("mpp: sometimes"), "'sometimes' says nothing of a module; give never, as_enacted, or a map"));
  EXPECT_TRUE(contains(problem_of("", {"tittle_42"}),
                       "no module or instrument is called 'tittle_42'; did you mean 'title_42'?"));
}

TEST(PolicySet, WarnsOfWhatCanNeverTakeEffect) {
  EXPECT_TRUE(contains(warning_of("mpp: {in_force: [{from: 2023-01-01}]}"),
                       "lies outside the period, 2013-10-01 to 2022-10-01"));
  EXPECT_TRUE(contains(warning_of("detention: {beds: {from: {2024-01-01: 40000}}}"),
                       "the step of 2024-01-01 lies outside the period"));
  EXPECT_TRUE(
      contains(warning_of("mpp: {in_force: never, enrolment_share: 0.2}"), "changes nothing: mpp is not in force"));
  EXPECT_TRUE(contains(warning_of("", {"ny_sanctuary"}), "leaving out 'ny_sanctuary' moves the indicators only"));
  EXPECT_TRUE(policy_set(shipped_world(), "", {"mpp", "mpp"}).warnings.empty()) << "said twice is said once";
  EXPECT_TRUE(policy_set(shipped_world(), "", {"mpp", "expedited_removal", "iirira_1996"}).warnings.empty());
}

}  // namespace
}  // namespace corridor
