// The shipped register: every act is cited and dated, switches what exists, and courts stopped what they stopped.
#include "policies/register.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "policies/all.hpp"
#include "sim/input/table.hpp"
#include "sim/world_forms.hpp"

namespace corridor {
namespace {

Day on(const std::string& text) {
  Day day;
  EXPECT_TRUE(parse_day(text, day)) << text;
  return day;
}

double activity(const std::string& id, const std::string& day) {
  const Instrument* one = shipped_register().find_instrument(id);
  EXPECT_NE(one, nullptr) << id;
  return one == nullptr ? -1 : one->activity(on(day));
}

std::vector<RegisterInterval> intervals(const Instrument& one) {
  std::vector<RegisterInterval> all = one.in_force;
  all.insert(all.end(), one.blocked.begin(), one.blocked.end());
  return all;
}

TEST(Register, HoldsTheCorridorsActs) {
  EXPECT_GE(shipped_register().instruments.size(), 60U);
  for (const std::string id :
       {"iirira_1996", "ina_287g_programme", "programa_frontera_sur", "eo_13767", "eo_13768", "mpp", "title_42",
        "zero_tolerance", "ca_sb54", "tx_sb4_2017", "us_mexico_joint_declaration_2019", "daca"}) {
    EXPECT_NE(shipped_register().find_instrument(id), nullptr) << id;
  }
}

TEST(Register, CitesTheLawForEveryAct) {
  for (const Instrument& one : shipped_register().instruments) {
    EXPECT_FALSE(one.title.empty()) << one.id;
    EXPECT_FALSE(one.citation.empty()) << one.id;
    EXPECT_FALSE(one.framing_words.empty()) << one.id;
    EXPECT_FALSE(one.in_force.empty()) << one.id;
    ASSERT_FALSE(one.references.empty()) << one.id;
    for (const auto& reference : one.references) {
      EXPECT_TRUE(reference.url.starts_with("http")) << one.id << ": " << reference.title;
    }
  }
}

TEST(Register, GivesASourceForEveryDate) {
  for (const Instrument& one : shipped_register().instruments) {
    for (const RegisterInterval& interval : intervals(one)) {
      EXPECT_FALSE(interval.source.empty()) << one.id << " " << to_string(interval.from);
      EXPECT_LT(interval.from, interval.to) << one.id;
    }
    for (const RegisterInterval& block : one.blocked) EXPECT_FALSE(block.by.empty()) << one.id;
  }
}

TEST(Register, HasNoTwoIntervalsAtOncePerPlace) {
  for (const Instrument& one : shipped_register().instruments) {
    for (std::size_t i = 0; i < one.in_force.size(); ++i) {
      for (std::size_t j = i + 1; j < one.in_force.size(); ++j) {
        const RegisterInterval& a = one.in_force[i];
        const RegisterInterval& b = one.in_force[j];
        if (a.to <= b.from || b.to <= a.from) continue;
        EXPECT_FALSE(a.where.empty() || b.where.empty()) << one.id << " " << to_string(b.from);
        for (const std::string& place : a.where) {
          EXPECT_EQ(std::count(b.where.begin(), b.where.end(), place), 0) << one.id << " " << place;
        }
      }
    }
  }
}

TEST(Register, BlocksOnlyWhatIsInForce) {
  for (const Instrument& one : shipped_register().instruments) {
    for (const RegisterInterval& block : one.blocked) {
      const bool held = std::any_of(one.in_force.begin(), one.in_force.end(), [&](const RegisterInterval& interval) {
        return interval.from <= block.from && block.from < interval.to;
      });
      EXPECT_TRUE(held) << one.id << " " << to_string(block.from);
      EXPECT_GT(block.share, 0) << one.id << ": an order that stopped nobody belongs under not_modelled";
    }
  }
}

TEST(Register, SwitchesPartsThatExist) {
  for (const Instrument& one : shipped_register().instruments) {
    for (const std::string& name : one.switches) {
      const std::size_t dot = name.find('.');
      ASSERT_NE(dot, std::string::npos) << one.id << ": " << name;
      const ModuleDescription* module = shipped_register().find_module(name.substr(0, dot));
      ASSERT_NE(module, nullptr) << one.id << ": " << name;
      const bool exists = std::any_of(module->parts.begin(), module->parts.end(),
                                      [&](const PartDescription& part) { return part.name == name.substr(dot + 1); });
      EXPECT_TRUE(exists) << one.id << ": " << name;
    }
  }
}

TEST(Register, GivesEveryPartAnInstrumentThatSaysSo) {
  for (const ModuleDescription& module : shipped_register().modules) {
    for (const PartDescription& part : module.parts) {
      EXPECT_FALSE(part.instruments.empty()) << module.name << "." << part.name;
      for (const std::string& id : part.instruments) {
        const Instrument* one = shipped_register().find_instrument(id);
        ASSERT_NE(one, nullptr) << id;
        EXPECT_EQ(std::count(one->switches.begin(), one->switches.end(), module.name + "." + part.name), 1)
            << id << " should list " << module.name << "." << part.name;
      }
    }
  }
}

TEST(Register, NamesPlacesOfTheWorldOfItsRoom) {
  for (const PolicyRoom& room : policy_rooms()) {
    Problems problems;
    const CsvTable table =
        read_table(std::string(CORRIDOR_ROOT) + "/scenarios/worlds/" + std::string(room.name) + "/jurisdictions.csv",
                   world_form("jurisdictions.csv"), problems);
    ASSERT_TRUE(problems.empty());
    std::set<std::string> known;
    for (std::size_t row = 0; row < table.rows(); ++row) known.insert(table.text(row, "id"));
    for (const Instrument& one : shipped_register(room.name).instruments) {
      for (const RegisterInterval& interval : intervals(one)) {
        for (const std::string& place : interval.where) EXPECT_TRUE(known.contains(place)) << one.id << ": " << place;
      }
    }
  }
}

TEST(Register, KnowsWhenCourtsStoppedAnAct) {
  EXPECT_EQ(activity("asylum_proclamation_bar_2018", "2018-11-15"), 1);  // ten days in force
  EXPECT_EQ(activity("asylum_proclamation_bar_2018", "2018-11-19"), 0);
  EXPECT_EQ(activity("transit_bar_2019", "2019-09-11"), 1);  // stay of the Supreme Court
  EXPECT_EQ(activity("transit_bar_2019", "2020-07-01"), 0);
  EXPECT_EQ(activity("matter_of_m_s", "2020-01-01"), 0);
  EXPECT_EQ(activity("tx_sb4_2017", "2017-09-01"), 0) << "enjoined before its first day";
  EXPECT_EQ(activity("tx_sb4_2017", "2017-09-10"), 0);
  EXPECT_EQ(activity("tx_sb4_2017", "2017-10-01"), 1);
  EXPECT_EQ(activity("tx_sb4_2017", "2017-09-25"), 1);
  EXPECT_EQ(activity("expedited_removal_expansion_2019", "2020-09-29"), 0);
  EXPECT_EQ(activity("expedited_removal_expansion_2019", "2020-09-30"), 1);
  EXPECT_NEAR(activity("eo_13768", "2017-06-01"), 0.85, 1e-12);
  EXPECT_NEAR(activity("title_42", "2020-12-01"), 0.9, 1e-12);
}

TEST(Register, KnowsThatTheFirstInjunctionAgainstMppStoppedNobody) {
  EXPECT_EQ(activity("mpp", "2019-01-28"), 0);
  EXPECT_EQ(activity("mpp", "2019-04-10"), 1);
  EXPECT_EQ(activity("mpp", "2021-01-21"), 0);
  EXPECT_EQ(activity("mpp_restart_2021", "2021-12-06"), 1);
  EXPECT_EQ(activity("mpp_restart_2021", "2022-08-08"), 0);
}

TEST(Register, DatesOperationSentinelAfterTheTermSomeAccountsGiveIt) {
  EXPECT_EQ(activity("operation_sentinel", "2021-01-20"), 0);
  EXPECT_EQ(activity("operation_sentinel", "2021-04-27"), 1);
}

TEST(Register, LimitsConsultationToOneDayOnlyForEightMonths) {
  EXPECT_EQ(activity("credible_fear_consultation_limit", "2019-07-08"), 1);
  EXPECT_EQ(activity("credible_fear_consultation_limit", "2020-03-01"), 0);
}

}  // namespace
}  // namespace corridor
