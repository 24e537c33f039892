// The register of this room: every act is cited and dated, names what exists, and bites or says that it does not.
#include <algorithm>
#include <set>

#include "sim/run.hpp"
#include "tests/policies/acts_compared.hpp"
#include "tests/policies/central-mediterranean/mediterranean_fixture.hpp"

namespace corridor {
namespace {

using test::kMediterraneanBegins;
using test::kMediterraneanEnds;
using test::law;
using test::mediterranean;
using test::mediterranean_enacted;
using test::mediterranean_set;
using test::on;

const Register& acts() { return register_of(mediterranean()); }

double activity(const std::string& id, const std::string& day) {
  const Instrument* one = acts().find_instrument(id);
  EXPECT_NE(one, nullptr) << id;
  return one == nullptr ? -1 : one->activity(on(day));
}

test::ActsCompared compared() {
  constexpr Month kMay = std::chrono::year{2018} / 5;
  MonthResult full{kMay, Tally(mediterranean()), {}, {}, kMay};
  for (const char* sector : {"SEA-LYW", "SEA-MT", "SEA-TN", "SEA-EG", "SEA-DZ"}) {
    full.tally.count(Series::kEncountersBetweenPorts, mediterranean().find_jurisdiction(sector),
                     *mediterranean().find_nationality("NGA"), PartyKind::kSingleAdult, 0, 30000);
  }
  return {mediterranean(), mediterranean_enacted(), kMediterraneanBegins, kMediterraneanEnds, full};
}

TEST(MediterraneanActs, AreCitedFramedAndDatedFromSources) {
  EXPECT_GE(acts().instruments.size(), 56U);
  for (const Instrument& one : acts().instruments) {
    EXPECT_FALSE(one.title.empty() || one.citation.empty() || one.framing_words.empty()) << one.id;
    EXPECT_FALSE(one.in_force.empty() || one.references.empty()) << one.id;
    for (const auto& reference : one.references) EXPECT_TRUE(reference.url.starts_with("http")) << one.id;
    std::vector<RegisterInterval> all = one.in_force;
    all.insert(all.end(), one.blocked.begin(), one.blocked.end());
    for (const RegisterInterval& interval : all) {
      EXPECT_FALSE(interval.source.empty()) << one.id << " " << to_string(interval.from);
      for (const std::string& place : interval.where) {
        EXPECT_TRUE(mediterranean().find_jurisdiction(place)) << one.id << ": " << place;
      }
    }
  }
}

TEST(MediterraneanActs, AreThoseThatPartsName) {
  for (const ModuleDescription& module : acts().modules) {
    for (const PartDescription& part : module.parts) {
      for (const std::string& id : part.instruments) {
        const Instrument* one = acts().find_instrument(id);
        ASSERT_NE(one, nullptr) << id;
        EXPECT_EQ(std::ranges::count(one->switches, module.name + "." + part.name), 1) << id;
      }
    }
  }
}

TEST(MediterraneanActs, WereStoppedByTheCourtsThatStoppedThem) {
  std::set<std::string> stopped;
  for (const Instrument& one : acts().instruments) {
    if (!one.blocked.empty()) stopped.insert(one.id);
  }
  EXPECT_EQ(stopped,
            (std::set<std::string>{"dl_113_2018_registry", "dl_53_2019", "dm_guarantee_2023", "musumeci_order"}));
  EXPECT_EQ(activity("dl_113_2018_registry", "2020-07-30"), 1);
  EXPECT_EQ(activity("dl_113_2018_registry", "2020-07-31"), 0);
  EXPECT_EQ(activity("musumeci_order", "2020-08-27"), 0);
  EXPECT_NEAR(activity("dl_53_2019", "2019-08-14"), 0.8, 1e-12);
  EXPECT_EQ(activity("hirsi_2012", "2015-01-01"), 1);
}

TEST(MediterraneanActs, AreInForceOnTheirDays) {
  EXPECT_EQ(activity("mare_nostrum", "2014-10-31"), 1);
  EXPECT_EQ(activity("mare_nostrum", "2014-11-01"), 0);
  EXPECT_EQ(activity("italy_libya_mou", "2023-12-31"), 1);
  EXPECT_EQ(activity("niger_2015_36", "2016-06-30"), 0);
  EXPECT_EQ(activity("dl_53_2019", "2020-10-22"), 0) << "the modules keep it, the indicators do not";
}

TEST(MediterraneanActs, ChangeTheLawOfSomeDayOrSayThatTheyDoNot) {
  const test::ActsCompared both = compared();
  for (const Instrument& act : acts().instruments) {
    EXPECT_EQ(both.changes_law(act, mediterranean_set("", {act.id})), !act.indicators_only)
        << act.id << (act.indicators_only ? " says 'acts: indicators only' and changes a gate" : " changes no gate");
  }
}

TEST(MediterraneanActs, MakeASoundLawOnEveryDayOfChange) {
  std::set<Day> days;
  for (const auto& policy : mediterranean_enacted().policies) {
    for (const Day day : policy->changes()) days.insert(day);
  }
  EXPECT_GT(days.size(), 60U);
  for (const Day day : days) {
    EXPECT_NO_THROW(law(mediterranean(), mediterranean_enacted(), to_string(day))) << to_string(day);
  }
}

}  // namespace
}  // namespace corridor
