// Every module and every instrument switches off cleanly, and only what it says it does.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "policies/all.hpp"
#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::acting;
using test::as_enacted;
using test::on;
using test::policy_set;
using test::settings_of;
using test::shipped_world;

TEST(LeavingOut, ModulesActWhenTheyHoldAndLeaveNoTraceWhenOff) {
  const std::vector<std::string> days{"2015-06-01", "2019-08-15", "2020-06-15"};
  std::vector<std::set<std::string>> with;
  for (const std::string& day : days) with.push_back(acting(as_enacted(), day));
  EXPECT_FALSE(with[1].contains("title_42"));
  EXPECT_FALSE(with[1].contains("enforcement_priorities")) << "the memorandum of 2017 exempts nobody";
  for (const ModuleEntry& entry : policy_rooms().front().modules) {
    const std::string name(entry.name);
    if (name == "immigration_courts") continue;  // sizes a room only: CourtsHearWhatTheirJudgesCan
    const auto day = std::find_if(with.begin(), with.end(), [&](const auto& names) { return names.contains(name); });
    ASSERT_NE(day, with.end()) << name << " acts on none of the days";
    const PolicySetResult without = policy_set(shipped_world(), "", {name});
    EXPECT_FALSE(acting(without, days[static_cast<std::size_t>(day - with.begin())]).contains(name)) << name;
  }
}

/// Days in the period on which an instrument, or one that rests on it, begins to hold: by itself, or after an order.
std::vector<Day> days_of(const std::string& id) {
  std::vector<Day> days;
  for (const std::string& name : register_of(shipped_world()).with_all_under({id})) {
    const Instrument& one = *register_of(shipped_world()).find_instrument(name);
    for (const RegisterInterval& interval : one.in_force) days.push_back(std::max(interval.from, on("2013-10-01")));
    for (const RegisterInterval& interval : one.blocked) days.push_back(interval.to);
  }
  std::erase_if(days, [](Day day) { return day >= on("2022-10-01"); });
  return days;
}

bool switches_anything(const std::string& id) {
  const std::vector<std::string> all = register_of(shipped_world()).with_all_under({id});
  return std::any_of(all.begin(), all.end(), [](const std::string& one) {
    return !register_of(shipped_world()).find_instrument(one)->switches.empty();
  });
}

/// True when some part holds less, somewhere, on one of the days.
bool changes_a_part(const PolicySetResult& without, const std::vector<Day>& days) {
  for (std::size_t m = 0; m < without.settings.size(); ++m) {
    for (const auto& [part, windows] : as_enacted().settings[m].windows) {
      for (const Day day : days) {
        for (const Window& window : windows) {
          for (const auto place : window.where) {
            if (without.settings[m].strength(part, day, place) < as_enacted().settings[m].strength(part, day, place))
              return true;
          }
        }
      }
    }
  }
  return false;
}

/// Stopped by courts on every day of the period, or in force on none.
bool never_acts(const Instrument& one) {
  for (Day day = on("2013-10-01"); day < on("2022-10-01"); day += Days{1}) {
    if (one.activity(day) > 0) return false;
  }
  return true;
}

TEST(LeavingOut, AnyInstrumentLeavesALawThatHolds) {
  for (const Instrument& one : register_of(shipped_world()).instruments) {
    const PolicySetResult without = policy_set(shipped_world(), "", {one.id});
    std::vector<Day> days = days_of(one.id);
    if (days.empty()) days.push_back(on("2019-08-15"));
    EXPECT_NO_THROW(test::law(shipped_world(), without, to_string(days.back()))) << one.id;
    EXPECT_NE(std::find(without.instruments_off.begin(), without.instruments_off.end(), one.id),
              without.instruments_off.end())
        << one.id;
    for (const ModuleSettings& settings : without.settings) {
      for (const auto& [part, windows] : settings.windows) {
        for (const Window& window : windows) EXPECT_NE(window.instrument, one.id) << settings.name() << "." << part;
      }
    }
  }
}

TEST(LeavingOut, AnInstrumentThatSwitchesPartsChangesThemAndTheOthersWarn) {
  for (const Instrument& one : register_of(shipped_world()).instruments) {
    const PolicySetResult without = policy_set(shipped_world(), "", {one.id});
    const bool named_like_a_module = register_of(shipped_world()).find_module(one.id) != nullptr;
    if (!switches_anything(one.id)) {
      EXPECT_EQ(without.warnings.size(), named_like_a_module ? 0U : 1U) << one.id << " acts on the indicators only";
      EXPECT_FALSE(one.not_modelled.empty()) << one.id << " should say why no gate knows it";
      continue;
    }
    if (never_acts(one)) continue;
    EXPECT_TRUE(changes_a_part(without, days_of(one.id))) << one.id;
  }
}

TEST(LeavingOut, AnUmbrellaTakesWithItWhatRestsOnIt) {
  const PolicySetResult set = policy_set(shipped_world(), "", {"eo_13767"});
  EXPECT_TRUE(set.warnings.empty());
  EXPECT_FALSE(settings_of(set, "mpp").active("programme", on("2020-01-01")));
  EXPECT_TRUE(settings_of(set, "border_staffing").active("barriers", on("2020-01-01"))) << "appropriations stay";
  EXPECT_FALSE(settings_of(set, "border_staffing").active("emergency_barriers", on("2020-01-01")));
  EXPECT_FALSE(settings_of(set, "section_287g").active("growth", on("2020-01-01")));
  EXPECT_FALSE(settings_of(set, "detention").active("parole_withheld", on("2018-01-01")));
  EXPECT_TRUE(settings_of(set, "section_287g").active("jail_model", on("2020-01-01")));
  for (const std::string id : {"eo_13767", "mpp", "mpp_expansion_2019", "border_barrier", "agreements_287g_2017"}) {
    EXPECT_NE(std::find(set.instruments_off.begin(), set.instruments_off.end(), id), set.instruments_off.end()) << id;
  }
  const PolicySetResult interior = policy_set(shipped_world(), "", {"eo_13768"});
  EXPECT_FALSE(settings_of(interior, "enforcement_priorities").active("priorities_2017", on("2018-01-01")));
  EXPECT_TRUE(settings_of(interior, "mpp").active("programme", on("2020-01-01")));
}

TEST(LeavingOut, ASectionTakesWithItWhatRestsOnIt) {
  const std::map<std::string, std::set<std::string>> acts{
      {"section_4", {"border_barrier"}},
      {"section_5", {"detention_transfers_2017"}},
      {"section_6", {"parole_withheld_2017"}},
      {"section_7", {"mpp", "mpp_expansion_2019", "mpp_restart_2021"}},
      {"section_8", {"agents_ordered_2017"}},
      {"section_10", {"agreements_287g_2017"}},
      {"section_11", {"parole_withheld_2017", "expedited_removal_expansion_2019"}}};
  for (const auto& [section, expected] : acts) {
    const PolicySetResult set = policy_set(shipped_world(), "", {"eo_13767." + section});
    EXPECT_TRUE(set.warnings.empty()) << section;
    EXPECT_EQ(std::set<std::string>(set.instruments_off.begin(), set.instruments_off.end()), expected) << section;
  }
  const PolicySetResult report = policy_set(shipped_world(), "", {"eo_13767.section_9"});
  ASSERT_EQ(report.warnings.size(), 1U);
  EXPECT_NE(report.warnings[0].problem.find("asked for a report"), std::string::npos);
  Problems problems;
  policy_set(shipped_world(), "", problems, {"eo_13767.section_17"});
  EXPECT_FALSE(problems.empty());
}

TEST(LeavingOut, AgentsOrderedAreTheOnesMissing) {
  const auto met = [](const std::vector<std::string>& without) {
    return test::amount(policy_set(shipped_world(), "", without), "2019-06-01", Gate::kCrossing, "SEC-TCA",
                        test::Someone{}, "border_staffing", Outcome::kApprehended);
  };
  EXPECT_NE(met({"eo_13767.section_8"}), met({}));
}

TEST(LeavingOut, GroundsExist) {
  for (const Instrument& one : register_of(shipped_world()).instruments) {
    for (const std::string& id : one.under) {
      EXPECT_TRUE(register_of(shipped_world()).find_instrument(id) != nullptr ||
                  register_of(shipped_world()).find_section(id) != nullptr)
          << one.id << ": " << id;
    }
  }
}

}  // namespace
}  // namespace corridor
