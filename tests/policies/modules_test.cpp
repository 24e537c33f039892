// Each module on chosen days and places: what it claims, and that it leaves no trace when it is off.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/policies/fixture.hpp"

namespace corridor {
namespace {

using test::law;
using test::links_of;
using test::on;
using test::policy_set;
using test::shipped_world;
using test::Someone;

/// Amount of a module's first link with an outcome; 0 when it has none.
double amount(const PolicySetResult& set, const std::string& day, Gate gate, const std::string& where,
              const Someone& who, const std::string& module, Outcome outcome) {
  const auto tables = law(shipped_world(), set, day);
  for (const Link& link : links_of(set, *tables, gate, where, who.in(shipped_world()), module)) {
    if (link.outcome == outcome) return link.amount;
  }
  return 0;
}

const PolicySetResult& as_enacted() {
  static const PolicySetResult set = policy_set(shipped_world(), "");
  return set;
}

double amount(const std::string& day, Gate gate, const std::string& where, const Someone& who,
              const std::string& module, Outcome outcome) {
  return amount(as_enacted(), day, gate, where, who, module, outcome);
}

/// Modules that appear anywhere in the law of a day.
std::set<std::string> acting(const PolicySetResult& set, const std::string& day) {
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

TEST(Modules, ActWhenTheyHoldAndLeaveNoTraceWhenOff) {
  const std::vector<std::string> days{"2015-06-01", "2019-08-15", "2020-06-15"};
  std::vector<std::set<std::string>> with;
  for (const std::string& day : days) with.push_back(acting(as_enacted(), day));
  EXPECT_FALSE(with[1].contains("title_42"));
  EXPECT_FALSE(with[1].contains("enforcement_priorities")) << "the memorandum of 2017 exempts nobody";
  for (const ModuleEntry& entry : all_modules()) {
    const std::string name(entry.name);
    if (name == "immigration_courts") continue;  // sizes a room only: see the test of its own
    const auto day = std::find_if(with.begin(), with.end(), [&](const auto& names) { return names.contains(name); });
    ASSERT_NE(day, with.end()) << name << " acts on none of the days";
    const PolicySetResult without = policy_set(shipped_world(), "", {name});
    EXPECT_FALSE(acting(without, days[static_cast<std::size_t>(day - with.begin())]).contains(name)) << name;
  }
}

TEST(Modules, SharesAndRatesAreSoundOnEveryDayOfChange) {
  std::set<Day> days;
  for (const auto& policy : as_enacted().policies) {
    for (const Day day : policy->changes()) days.insert(day);
  }
  for (const Day day : days) EXPECT_NO_THROW(law(shipped_world(), as_enacted(), to_string(day))) << to_string(day);
}

TEST(Modules, Title42ExpelsWhomSomebodyTakesBack) {
  const auto expelled = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kProcessing, "SEC-EPT", who, "title_42", Outcome::kExpelled);
  };
  EXPECT_EQ(expelled("2020-03-19", {.nationality = "GTM"}), 0);
  EXPECT_DOUBLE_EQ(expelled("2020-03-20", {.nationality = "MEX"}), 0.95);
  EXPECT_LT(expelled("2020-03-20", {.nationality = "GTM"}), 0.1) << "Mexico takes Guatemalans from the next day on";
  EXPECT_GT(expelled("2020-03-21", {.nationality = "GTM"}), 0.8);
  EXPECT_LT(expelled("2020-04-01", {.nationality = "CUB"}), 0.1);
  EXPECT_GT(expelled("2022-05-01", {.nationality = "CUB"}), expelled("2022-06-01", {.nationality = "CUB"}));
  const Someone family{.nationality = "HND", .kind = PartyKind::kFamilyUnit};
  EXPECT_GT(expelled("2020-12-01", family), 2 * expelled("2021-03-01", family) * 0.9);
}

TEST(Modules, Title42ReachesMinorsUntilTheCourtForbade) {
  const Someone minor{.nationality = "GTM", .kind = PartyKind::kUnaccompaniedMinor};
  EXPECT_GT(amount("2020-11-17", Gate::kProcessing, "SEC-RGV", minor, "title_42", Outcome::kExpelled), 0.5);
  EXPECT_EQ(amount("2020-11-18", Gate::kProcessing, "SEC-RGV", minor, "title_42", Outcome::kExpelled), 0);
  EXPECT_EQ(amount("2021-03-01", Gate::kProcessing, "SEC-RGV", minor, "title_42", Outcome::kExpelled), 0);
  EXPECT_DOUBLE_EQ(
      amount("2020-12-01", Gate::kProcessing, "SEC-RGV", {.nationality = "MEX"}, "title_42", Outcome::kExpelled), 0.95)
      << "the order stopped nothing for adults";
}

TEST(Modules, MeteringListsPeopleAndYieldsToAClosedPort) {
  const Someone seeker{.intent = Intent::kSeeksProtection};
  EXPECT_EQ(amount("2016-04-30", Gate::kPortOfEntry, "POE-SYS", seeker, "metering", Outcome::kListed), 0);
  EXPECT_GT(amount("2016-06-01", Gate::kPortOfEntry, "POE-SYS", seeker, "metering", Outcome::kListed), 0);
  EXPECT_EQ(amount("2016-06-01", Gate::kPortOfEntry, "POE-ELP", seeker, "metering", Outcome::kListed), 0);
  EXPECT_GT(amount("2018-07-01", Gate::kPortOfEntry, "POE-ELP", seeker, "metering", Outcome::kListed), 0.9);
  const World& world = shipped_world();
  EXPECT_EQ(law(world, as_enacted(), "2019-06-01")->places(Room::kPortSlots, world.find_jurisdiction("POE-SYS")), 55);
  EXPECT_EQ(law(world, as_enacted(), "2020-06-01")->places(Room::kPortSlots, world.find_jurisdiction("POE-SYS")), 0);
}

TEST(Modules, FamiliesAreSeparatedInTheWeeksOfTheOrder) {
  const Someone family{.nationality = "GTM", .kind = PartyKind::kFamilyUnit};
  const auto separated = [&](const std::string& day, const std::string& where) {
    return amount(day, Gate::kProcessing, where, family, "zero_tolerance", Outcome::kSeparated);
  };
  EXPECT_EQ(separated("2018-05-04", "SEC-RGV"), 0);
  EXPECT_GT(separated("2018-05-05", "SEC-RGV"), 0);
  EXPECT_EQ(separated("2018-06-20", "SEC-RGV"), 0);
  EXPECT_GT(separated("2017-08-01", "SEC-EPT"), 0) << "the pilot of 2017";
  EXPECT_EQ(separated("2017-08-01", "SEC-RGV"), 0);
}

TEST(Modules, MoreAdultsAreProsecutedUnderTheOrderOf2018) {
  const auto prosecuted = [](const std::string& day) {
    return amount(day, Gate::kProcessing, "SEC-RGV", {.nationality = "GTM"}, "zero_tolerance", Outcome::kProsecuted);
  };
  EXPECT_GT(prosecuted("2018-04-05"), 0);
  EXPECT_GT(prosecuted("2018-04-06"), 2 * prosecuted("2018-04-05"));
  EXPECT_EQ(prosecuted("2021-02-01"), prosecuted("2018-04-05"));
}

TEST(Modules, RemainInMexicoRunsPortByPortAndHearsItsCases) {
  const auto enrolled = [](const std::string& day, const std::string& where, const Someone& who) {
    return amount(day, Gate::kProcessing, where, who, "mpp", Outcome::kWaitAbroad);
  };
  EXPECT_GT(enrolled("2019-02-01", "SEC-SDC", {}), 0);
  EXPECT_EQ(enrolled("2019-02-01", "SEC-RGV", {}), 0);
  EXPECT_GT(enrolled("2019-07-19", "SEC-RGV", {}), enrolled("2019-02-01", "SEC-SDC", {}));
  EXPECT_GT(enrolled("2019-07-19", "POE-BRO", {.channel = Channel::kAtPort}), 0);
  EXPECT_EQ(enrolled("2019-08-01", "SEC-RGV", {.nationality = "MEX"}), 0);
  EXPECT_EQ(enrolled("2019-08-01", "SEC-RGV", {.kind = PartyKind::kUnaccompaniedMinor}), 0);
  EXPECT_EQ(enrolled("2021-03-01", "SEC-RGV", {}), 0);
  EXPECT_GT(enrolled("2022-02-01", "SEC-RGV", {.nationality = "NIC"}), 0.1);
  EXPECT_NEAR(amount("2021-03-01", Gate::kCourt, "SNA", {.docket = Docket::kAbroad}, "mpp", Outcome::kRelief), 0.0153,
              1e-9);
  EXPECT_EQ(amount("2021-03-01", Gate::kCourt, "SNA", {.docket = Docket::kReleased}, "mpp", Outcome::kRelief), 0);
  const World& world = shipped_world();
  const auto tables = law(world, as_enacted(), "2019-08-01");
  const double brownsville = tables->places(Room::kHearingsAbroad, world.find_jurisdiction("POE-BRO"));
  EXPECT_GT(brownsville, 0);
  EXPECT_LT(brownsville, 1000);
}

TEST(Modules, ExpeditedRemovalKeepsRoomForFamiliesInMind) {
  const Someone family{.nationality = "GTM", .kind = PartyKind::kFamilyUnit, .intent = Intent::kSeeksProtection};
  const auto tables = law(shipped_world(), as_enacted(), "2018-10-01");
  const auto links =
      links_of(as_enacted(), *tables, Gate::kProcessing, "SEC-RGV", family.in(shipped_world()), "expedited_removal");
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].outcome, Outcome::kToDetention);
  EXPECT_EQ(links[0].room, Room::kFamilyIntake);
  EXPECT_EQ(links[1].outcome, Outcome::kReleased);
  const Someone cuban{.nationality = "CUB", .intent = Intent::kSeeksProtection, .channel = Channel::kAtPort};
  EXPECT_LT(amount("2017-01-11", Gate::kProcessing, "POE-LRD", cuban, "expedited_removal", Outcome::kToDetention),
            0.05);
  EXPECT_GT(amount("2017-01-12", Gate::kProcessing, "POE-LRD", cuban, "expedited_removal", Outcome::kToDetention), 0.9);
  EXPECT_GT(amount("2016-01-12", Gate::kProcessing, "SEC-TCA", {.nationality = "MEX"}, "expedited_removal",
                   Outcome::kRemovedFast),
            0.8);
}

TEST(Modules, DetentionHasBedsAndTheSettlementKeepsFamiliesOut) {
  const World& world = shipped_world();
  EXPECT_EQ(law(world, as_enacted(), "2015-01-01")->places(Room::kBeds, world.find_jurisdiction("SNA")), 34000);
  EXPECT_EQ(law(world, as_enacted(), "2019-08-01")->places(Room::kBeds, world.find_jurisdiction("SNA")), 55000);
  EXPECT_GT(amount("2018-01-01", Gate::kDetention, "SNA", {.criminality = Criminality::kConvicted}, "detention",
                   Outcome::kBed),
            0.7);
  const Someone family{.kind = PartyKind::kFamilyUnit};
  EXPECT_EQ(amount("2018-01-01", Gate::kDetention, "SNA", family, "detention", Outcome::kBed), 0);
  const PolicySetResult no_flores = policy_set(world, "detention: {flores: never}");
  EXPECT_GT(amount(no_flores, "2018-01-01", Gate::kDetention, "SNA", family, "detention", Outcome::kBed), 0.5);
}

TEST(Modules, PrioritiesExemptUntilTheMemorandumOf2017) {
  const auto exempt = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kTransfer, "US-TX-BEXAR", who, "enforcement_priorities", Outcome::kNotSought);
  };
  EXPECT_GT(exempt("2015-06-01", {.criminality = Criminality::kPending}), 0.6);
  EXPECT_LT(exempt("2015-06-01", {.criminality = Criminality::kConvicted}), 0.3);
  EXPECT_EQ(exempt("2017-02-20", {.criminality = Criminality::kPending}), 0);
  EXPECT_GT(exempt("2021-03-01", {.criminality = Criminality::kConvicted}), 0.3);
}

double deferred(const PolicySetResult& set, const std::string& day, const std::string& where = "US-TX-BEXAR") {
  return amount(set, day, Gate::kTransfer, where, {.is_protected = true}, "daca", Outcome::kNotSought);
}

TEST(Modules, DeferredActionOutlivesItsRescissionByCourtOrder) {
  for (const std::string day : {"2014-01-01", "2017-09-05", "2018-03-05", "2020-01-01", "2021-08-01", "2022-09-30"}) {
    EXPECT_DOUBLE_EQ(deferred(as_enacted(), day), 0.97) << day;
  }
  EXPECT_EQ(amount("2018-06-01", Gate::kTransfer, "US-TX-BEXAR", {}, "daca", Outcome::kNotSought), 0)
      << "people without a permit";
}

TEST(Modules, DeferredActionEndsAtOnceForNobodyHeldItAndOverTwoYearsWhenRenewalsStop) {
  EXPECT_EQ(deferred(policy_set(shipped_world(), "daca: never"), "2016-01-01"), 0);
  EXPECT_EQ(deferred(policy_set(shipped_world(), "", {"daca"}), "2016-01-01"), 0);
  const PolicySetResult no_injunction = policy_set(shipped_world(), "daca: {rescission: {enjoined: never}}");
  EXPECT_DOUBLE_EQ(deferred(no_injunction, "2018-03-05"), 0.97) << "permits that ran out by then were renewed";
  EXPECT_NEAR(deferred(no_injunction, "2019-03-05"), 0.97 / 2, 1e-9) << "half of two years";
  EXPECT_EQ(deferred(no_injunction, "2020-03-04"), 0);
  EXPECT_DOUBLE_EQ(deferred(policy_set(shipped_world(), "", {"daca_rescission_2017"}), "2019-01-01"), 0.97);
}

TEST(Modules, DeferredActionComesBackWhenRenewalsAreTakenAgain) {
  const PolicySetResult set = policy_set(
      shipped_world(),
      "daca: {in_force: [{from: 2012-06-15, to: 2016-01-01}, {from: 2017-06-30}], notice_days: 0, rescission: never}");
  EXPECT_NEAR(deferred(set, "2017-06-30"), 0.97 * (1 - 546.0 / 730), 1e-9);
  EXPECT_NEAR(deferred(set, "2017-07-30"), 0.97 * (1 - 546.0 / 730 + 30.0 / 150), 1e-9);
  EXPECT_DOUBLE_EQ(deferred(set, "2018-01-01"), 0.97);
  const PolicySetResult texas =
      policy_set(shipped_world(), "daca: {rescission: {in_force: [{from: 2016-01-01, where: [US-TX]}]}}");
  EXPECT_EQ(deferred(texas, "2019-01-01"), 0);
  EXPECT_DOUBLE_EQ(deferred(texas, "2019-01-01", "US-CA-FRESNO"), 0.97);
}

TEST(Modules, WhilePermitsRunOutTheLawChangesEveryMonth) {
  const auto days_of = [](const PolicySetResult& set) {
    for (const auto& policy : set.policies) {
      if (policy->name() == "daca") return policy->changes();
    }
    return std::vector<Day>{};
  };
  EXPECT_EQ(days_of(as_enacted()).back(), on("2020-06-18")) << "nothing moves after the last court order";
  const PolicySetResult ended = policy_set(shipped_world(), "daca: {rescission: {enjoined: never}}");
  const std::vector<Day> days = days_of(ended);
  EXPECT_GE(days.size(), 24U);
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i - 1] < on("2018-04-01") || days[i] > on("2020-02-01")) continue;
    EXPECT_LE((days[i] - days[i - 1]).count(), 31);
    EXPECT_LT(deferred(ended, to_string(days[i])), deferred(ended, to_string(days[i - 1])));
  }
}

TEST(Modules, SanctuaryActsOnTransfersAndNeverOnContact) {
  const Someone pending{.criminality = Criminality::kPending};
  const auto declined = [&](const std::string& day, const std::string& where, const Someone& who) {
    return amount(day, Gate::kTransfer, where, who, "sanctuary", Outcome::kDeclined);
  };
  EXPECT_GT(declined("2014-01-01", "US-CA-FRESNO", pending), declined("2013-12-31", "US-CA-FRESNO", pending));
  EXPECT_GT(declined("2018-01-01", "US-CA-FRESNO", pending), declined("2017-12-31", "US-CA-FRESNO", pending));
  EXPECT_GT(declined("2018-01-01", "US-CA-FRESNO", pending),
            declined("2018-01-01", "US-CA-FRESNO", {.criminality = Criminality::kConvicted}));
  EXPECT_EQ(declined("2018-01-01", "US-CA-FRESNO", {.setting = Setting::kStatePrison}), 0);
  EXPECT_GT(declined("2017-09-24", "US-TX-TRAVIS", pending), 0.5) << "SB 4 was enjoined until 2017-09-25";
  EXPECT_EQ(declined("2017-09-25", "US-TX-TRAVIS", pending), 0);
  EXPECT_GT(declined("2014-05-01", "US-IL-COOK", pending), 0.7);
  const PolicySetResult none = policy_set(shipped_world(), "sanctuary: never");
  const auto with = law(shipped_world(), as_enacted(), "2018-06-01");
  const auto without = law(shipped_world(), none, "2018-06-01");
  for (const std::string where : {"US-CA-LOS-ANGELES", "US-TX-TRAVIS"}) {
    const auto one = with->chain(Gate::kContact, shipped_world().find_jurisdiction(where), pending.in(shipped_world()));
    const auto other =
        without->chain(Gate::kContact, shipped_world().find_jurisdiction(where), pending.in(shipped_world()));
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].amount, other[i].amount);
  }
}

TEST(Modules, AgreementsCountFromTheDayOfSigning) {
  const auto delegated = [](const std::string& day, const std::string& where, Setting setting) {
    return amount(day, Gate::kTransfer, where, {.setting = setting}, "section_287g", Outcome::kDelegated);
  };
  EXPECT_EQ(delegated("2019-05-05", "US-FL-BREVARD", Setting::kLocalJail), 0);
  EXPECT_DOUBLE_EQ(delegated("2019-05-06", "US-FL-BREVARD", Setting::kLocalJail), 0.25);
  EXPECT_DOUBLE_EQ(delegated("2015-01-01", "US-MD-FREDERICK", Setting::kLocalJail), 0.55);
  EXPECT_EQ(delegated("2018-01-01", "US-CA-ORANGE", Setting::kLocalJail), 0);
  EXPECT_DOUBLE_EQ(delegated("2018-02-05", "US-GA-FULTON", Setting::kStatePrison), 0.55);
}

TEST(Modules, DetainersTakeFewerUnderThePriorityEnforcementProgram) {
  const auto taken = [](const std::string& day, Setting setting) {
    return amount(day, Gate::kTransfer, "US-TX-HARRIS", {.criminality = Criminality::kConvicted, .setting = setting},
                  "secure_communities", Outcome::kTransferred);
  };
  EXPECT_DOUBLE_EQ(taken("2014-10-01", Setting::kLocalJail), 0.5);
  EXPECT_DOUBLE_EQ(taken("2015-10-01", Setting::kLocalJail), 0.42);
  EXPECT_DOUBLE_EQ(taken("2017-02-20", Setting::kLocalJail), 0.5);
  EXPECT_DOUBLE_EQ(taken("2015-10-01", Setting::kStatePrison), 0.5);
}

TEST(Modules, MexicoApprehendsMoreOftenFromItsDates) {
  const auto rate = [](const PolicySetResult& set, const std::string& day) {
    const auto tables = law(shipped_world(), set, day);
    const auto chain =
        tables->chain(Gate::kTransit, shipped_world().find_jurisdiction("MX-CHP"), Someone{}.in(shipped_world()));
    double total = 0, before = 0;
    for (const Link& link : chain) {
      if (link.outcome == Outcome::kApprehended) total += link.amount - before;
      before = link.amount;
    }
    return total;
  };
  EXPECT_NEAR(rate(as_enacted(), "2014-07-07") / rate(as_enacted(), "2014-07-06"), 1.9, 1e-9);
  EXPECT_NEAR(rate(as_enacted(), "2019-06-07") / rate(as_enacted(), "2019-06-06"), 2.4, 1e-9);
  const PolicySetResult no_surge = policy_set(shipped_world(), "mexico_enforcement: {surge: {in_force: never}}");
  EXPECT_EQ(rate(no_surge, "2019-07-01"), rate(as_enacted(), "2019-06-06"));
}

TEST(Modules, FewerAgentsMeetFewerOfThoseWhoEvade) {
  const auto total = [](const std::string& day, Intent intent) {
    const auto tables = law(shipped_world(), as_enacted(), day);
    return tables
        ->chain(Gate::kCrossing, shipped_world().find_jurisdiction("SEC-TCA"),
                Someone{.intent = intent}.in(shipped_world()))
        .back()
        .amount;
  };
  EXPECT_LT(total("2017-12-01", Intent::kEvades), total("2014-01-01", Intent::kEvades));
  EXPECT_EQ(total("2017-12-01", Intent::kSeeksProtection), total("2014-01-01", Intent::kSeeksProtection));
}

TEST(Modules, TheMemorandumOf2017OverridesThoseBeforeItOnly) {
  const auto exempt = [](const std::string& day) {
    return amount(day, Gate::kTransfer, "US-TX-HARRIS", {.setting = Setting::kAtLarge}, "enforcement_priorities",
                  Outcome::kNotSought);
  };
  EXPECT_DOUBLE_EQ(exempt("2015-06-01"), 0.75);
  EXPECT_EQ(exempt("2018-06-01"), 0);
  EXPECT_EQ(exempt("2020-03-17"), 0);
  EXPECT_DOUBLE_EQ(exempt("2020-03-18"), 0.75) << "the pandemic";
  EXPECT_DOUBLE_EQ(exempt("2021-02-01"), 0.9);
}

TEST(Modules, CourtsHearWhatTheirJudgesCan) {
  const auto a_day = [](const PolicySetResult& set, const std::string& day) {
    return law(shipped_world(), set, day)->places(Room::kCourtReleased, Id<Jurisdiction>{0});
  };
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2014-06-01"), 249 * 300 / 365.25);
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2020-03-17"), 442 * 300 / 365.25);
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2020-05-01"), 517 * 300 / 365.25 * 0.1) << "most hearings are put off";
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2022-05-01"), 634 * 300 / 365.25);
  EXPECT_DOUBLE_EQ(a_day(policy_set(shipped_world(), "", {"eoir_hearings_put_off_2020"}), "2020-05-01"),
                   517 * 300 / 365.25);
  EXPECT_TRUE(std::isinf(a_day(policy_set(shipped_world(), "", {"immigration_courts"}), "2022-05-01")))
      << "no policy sizes the room: the world's constant number holds";
}

TEST(Modules, EveryParameterSaysItsUnitRangeStatusAndSource) {
  for (const ModuleDescription& module : shipped_register().modules) {
    EXPECT_FALSE(module.title.empty() || module.summary.empty() || module.gates.empty()) << module.name;
    std::set<std::string> names{"in_force", "enjoined"};
    for (const PartDescription& part : module.parts) {
      EXPECT_TRUE(names.insert(part.name).second) << module.name << "." << part.name;
      EXPECT_FALSE(part.instruments.empty()) << module.name << "." << part.name << " has no instrument";
    }
    for (const ParameterDescription& one : module.parameters) {
      const std::string name = module.name + "." + one.name;
      EXPECT_TRUE(names.insert(one.name).second) << name << " is also a part";
      EXPECT_FALSE(one.unit.empty() || one.meaning.empty() || one.source.empty() || one.status.empty()) << name;
      EXPECT_LT(one.low, one.high) << name;
    }
  }
}

}  // namespace
}  // namespace corridor
