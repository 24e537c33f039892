// Each module on chosen days and places: what it claims, and that it leaves no trace when it is off.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::amount;
using test::as_enacted;
using test::law;
using test::links_of;
using test::policy_set;
using test::shipped_world;
using test::Someone;

TEST(Modules, SharesAndRatesAreSoundOnEveryDayOfChange) {
  std::set<Day> days;
  for (const auto& policy : as_enacted().policies) {
    for (const Day day : policy->changes()) days.insert(day);
  }
  for (const Day day : days) EXPECT_NO_THROW(law(shipped_world(), as_enacted(), to_string(day))) << to_string(day);
}

TEST(Modules, MeteringListsPeopleAndYieldsToAClosedPort) {
  const Someone seeker{.intent = Intent::kSeeksProtection};
  EXPECT_EQ(amount("2016-04-30", Gate::kPortOfEntry, "POE-SYS", seeker, "metering", Outcome::kListed), 0);
  EXPECT_GT(amount("2016-06-01", Gate::kPortOfEntry, "POE-SYS", seeker, "metering", Outcome::kListed), 0);
  EXPECT_EQ(amount("2016-06-01", Gate::kPortOfEntry, "POE-ELP", seeker, "metering", Outcome::kListed), 0);
  EXPECT_GT(amount("2018-07-01", Gate::kPortOfEntry, "POE-ELP", seeker, "metering", Outcome::kListed), 0.9);
  const World& world = shipped_world();
  const auto turns = [&](const std::string& day) {
    return *law(world, as_enacted(), day)->size_of(Room::kPortSlots, world.find_jurisdiction("POE-SYS"));
  };
  EXPECT_EQ(turns("2018-12-31").places, 55);
  EXPECT_EQ(turns("2019-05-31").places, 42);
  EXPECT_EQ(turns("2019-06-01").places, 20);
  EXPECT_TRUE(turns("2019-06-01").by_name) << "names are called in the order of the list";
  EXPECT_EQ(turns("2020-06-01").places, 0) << "ports are closed, and the lists stand still";
  EXPECT_EQ(turns("2021-06-01").places, 250) << "along the border: wherever people wait";
  EXPECT_EQ(turns("2021-06-01").pool, Id<Jurisdiction>{0}) << "the orders hold everywhere";
}

TEST(Modules, FamiliesAreSeparatedInTheWeeksOfTheOrder) {
  const Someone family{.nationality = "GTM", .kind = PartyKind::kFamilyUnit};
  const auto separated = [&](const std::string& day, const std::string& where) {
    return amount(day, Gate::kProcessing, where, family, "zero_tolerance", Outcome::kSeparated);
  };
  constexpr double kOnGrounds = 0.01;  // more than that only where parents are referred: separation_test.cpp
  EXPECT_LT(separated("2018-05-04", "SEC-RGV"), kOnGrounds);
  EXPECT_GT(separated("2018-05-05", "SEC-RGV"), kOnGrounds);
  EXPECT_LT(separated("2018-06-20", "SEC-RGV"), kOnGrounds);
  EXPECT_GT(separated("2017-08-01", "SEC-EPT"), kOnGrounds) << "the pilot of 2017";
  EXPECT_LT(separated("2017-08-01", "SEC-RGV"), kOnGrounds);
}

TEST(Modules, MoreAdultsAreProsecutedUnderTheOrderOf2018) {
  const auto prosecuted = [](const std::string& day) {
    return amount(day, Gate::kProcessing, "SEC-RGV", {.nationality = "GTM"}, "zero_tolerance", Outcome::kProsecuted);
  };
  EXPECT_GT(prosecuted("2018-04-05"), 0);
  EXPECT_GT(prosecuted("2018-04-06"), 2 * prosecuted("2018-04-05"));
  EXPECT_LT(prosecuted("2021-02-01"), prosecuted("2018-04-05")) << "misdemeanours are not charged any more";
}

TEST(Modules, CourtsTakeSoManyProsecutionsADayUnderTheOrderOf2018) {
  const World& world = shipped_world();
  const auto taken = [&](const std::string& day, const std::string& sector) {
    const auto tables = law(world, as_enacted(), day);
    const RoomSize* size = tables->size_of(Room::kProsecutions, world.find_jurisdiction(sector));
    return size == nullptr ? -1 : size->places;
  };
  EXPECT_EQ(taken("2018-04-05", "SEC-RGV"), -1) << "before the order its share says how many courts took";
  EXPECT_GT(taken("2018-09-30", "SEC-RGV"), 1000);
  double border = 0;
  for (const std::string sector : {"SDC", "ELC", "YUM", "TCA", "EPT", "BBT", "DRT", "LRT", "RGV"})
    border += taken("2018-10-01", "SEC-" + sector);
  // 49,612 from October 2018 to February 2019 (TRAC, 2019-04-02), 151 days
  EXPECT_NEAR(border, 49612.0 / 151, 1);
  const auto tables = law(world, as_enacted(), "2019-06-01");
  const PartyClass adult = Someone{.nationality = "GTM"}.in(world);
  const auto links = links_of(as_enacted(), *tables, Gate::kProcessing, "SEC-RGV", adult, "zero_tolerance");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].room, Room::kProsecutions) << "who is declined is dealt with as if not referred";
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
  const auto heard = [](const std::string& day, Outcome outcome) {
    return amount(day, Gate::kCourt, "SNA", {.docket = Docket::kAbroad}, "mpp", outcome);
  };
  EXPECT_NEAR(heard("2020-03-22", Outcome::kRelief), 0.0153, 1e-9);
  EXPECT_EQ(heard("2020-03-23", Outcome::kRelief), 0) << "every hearing is put off";
  EXPECT_EQ(heard("2020-03-23", Outcome::kWaited), 1);
  EXPECT_EQ(heard("2021-02-18", Outcome::kParoled), 0);
  EXPECT_GT(heard("2021-02-19", Outcome::kParoled), 0) << "let in to be heard";
  EXPECT_NEAR(heard("2022-01-10", Outcome::kRelief), 0.0153, 1e-9);
  EXPECT_EQ(amount("2020-03-01", Gate::kCourt, "SNA", {.docket = Docket::kReleased}, "mpp", Outcome::kRelief), 0);
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
  EXPECT_EQ(law(world, as_enacted(), "2019-08-01")->places(Room::kBeds, world.find_jurisdiction("SNA")), 45274);
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
  EXPECT_GT(exempt("2015-06-01", {.criminality = Criminality::kPending}), 0.5);
  EXPECT_LT(exempt("2015-06-01", {.criminality = Criminality::kConvicted}), 0.3);
  EXPECT_EQ(exempt("2017-02-20", {.criminality = Criminality::kPending}), 0);
  EXPECT_GT(exempt("2021-03-01", {.criminality = Criminality::kConvicted}), 0.3);
}

TEST(Modules, SanctuaryActsOnTransfersAndNeverOnContact) {
  const Someone pending{.criminality = Criminality::kPending};
  const auto declined = [&](const std::string& day, const std::string& where, const Someone& who) {
    return amount(day, Gate::kTransfer, where, who, "sanctuary", Outcome::kDeclined);
  };
  EXPECT_GT(declined("2014-01-01", "US-CA-FRESNO", pending), declined("2013-12-31", "US-CA-FRESNO", pending));
  const double local = 1 - 0.12 * 0.8;  // what rules of counties not named leave
  EXPECT_NEAR(declined("2017-12-31", "US-CA-FRESNO", pending), 1 - (1 - 0.6 * 0.8) * local, 1e-12);
  EXPECT_NEAR(declined("2018-01-01", "US-CA-FRESNO", pending), 1 - (1 - 0.9 * 0.8) * local, 1e-12);
  EXPECT_GT(declined("2018-01-01", "US-CA-FRESNO", pending),
            declined("2018-01-01", "US-CA-FRESNO", {.criminality = Criminality::kConvicted}));
  EXPECT_EQ(declined("2018-01-01", "US-CA-FRESNO", {.setting = Setting::kStatePrison}), 0);
  EXPECT_GT(declined("2017-09-24", "US-TX-TRAVIS", pending), 0.5) << "SB 4 was enjoined until 2017-09-25";
  EXPECT_GT(declined("2017-09-10", "US-TX-TRAVIS", pending), 0.5) << "not on its first day either";
  EXPECT_EQ(declined("2017-09-25", "US-TX-TRAVIS", pending), 0);
  EXPECT_EQ(declined("2017-10-01", "US-TX-TRAVIS", pending), 0);
  EXPECT_GT(declined("2017-01-25", "US-FL-MIAMI-DADE", pending), 0.5);
  EXPECT_EQ(declined("2017-01-26", "US-FL-MIAMI-DADE", pending), 0) << "given up for federal funds";
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
  EXPECT_EQ(delegated("2018-02-04", "US-GA-FULTON", Setting::kStatePrison), 0);
  EXPECT_DOUBLE_EQ(delegated("2014-01-01", "US-AZ-MARICOPA", Setting::kStatePrison), 0.55);
}

TEST(Modules, DetainersTakeFewerUnderThePriorityEnforcementProgram) {
  const auto taken = [](const std::string& day, const std::string& module, Setting setting) {
    return amount(day, Gate::kTransfer, "US-TX-HARRIS", {.criminality = Criminality::kConvicted, .setting = setting},
                  module, Outcome::kTransferred);
  };
  EXPECT_DOUBLE_EQ(taken("2014-10-01", "secure_communities", Setting::kLocalJail), 0.4);
  EXPECT_DOUBLE_EQ(taken("2015-10-01", "secure_communities", Setting::kLocalJail), 0.304);
  EXPECT_DOUBLE_EQ(taken("2017-02-20", "secure_communities", Setting::kLocalJail), 0.4);
  EXPECT_DOUBLE_EQ(taken("2015-10-01", "criminal_alien_program", Setting::kLocalJail), 0.25);
  EXPECT_DOUBLE_EQ(taken("2015-10-01", "criminal_alien_program", Setting::kStatePrison), 0.5);
}

// Officers screened jails, and arrested at large, before fingerprints of everyone booked reached them.

TEST(Modules, WithoutSecureCommunitiesOfficersStillArrest) {
  const PolicySetResult without = policy_set(shipped_world(), "secure_communities: never");
  const auto tables = law(shipped_world(), without, "2018-06-01");
  const auto home = shipped_world().find_jurisdiction("US-TX-HARRIS");
  for (const Setting setting : {Setting::kLocalJail, Setting::kFederalPrison, Setting::kAtLarge}) {
    const Someone someone{.criminality = Criminality::kConvicted, .setting = setting};
    const auto chain = tables->chain(Gate::kTransfer, home, someone.in(shipped_world()));
    const auto transferred = std::ranges::find(chain, Outcome::kTransferred, &Link::outcome);
    ASSERT_NE(transferred, chain.end());
    EXPECT_DOUBLE_EQ(transferred->amount, setting == Setting::kLocalJail ? 0.25 : 0.5);
  }
}

TEST(Modules, RecordsNetworksAndLabels) {
  EXPECT_EQ(amount("2017-02-28", Gate::kTransitCustody, "MX-CHP", {}, "surveillance", Outcome::kReturned), 0);
  EXPECT_GT(amount("2017-03-01", Gate::kTransitCustody, "MX-CHP", {}, "surveillance", Outcome::kReturned), 0);
  EXPECT_EQ(amount("2017-03-01", Gate::kTransitCustody, "MX-TAM", {}, "surveillance", Outcome::kReturned), 0);
  EXPECT_GT(amount("2017-06-01", Gate::kContact, "US-NY-SUFFOLK", {}, "surveillance", Outcome::kAtLarge), 0);
  EXPECT_EQ(amount("2017-06-01", Gate::kContact, "US-NY-KINGS", {}, "surveillance", Outcome::kAtLarge), 0);
  EXPECT_EQ(amount("2018-06-01", Gate::kContact, "US-NY-SUFFOLK", {}, "surveillance", Outcome::kAtLarge), 0);
  const auto tables = law(shipped_world(), as_enacted(), "2021-05-01");
  PartyClass guided = Someone{}.in(shipped_world());
  guided[Attribute::kGuided] = 1;
  EXPECT_FALSE(test::links_of(as_enacted(), *tables, Gate::kTransit, "MX-CHP", guided, "surveillance").empty());
  guided[Attribute::kGuided] = 0;
  EXPECT_TRUE(test::links_of(as_enacted(), *tables, Gate::kTransit, "MX-CHP", guided, "surveillance").empty());
}

TEST(Modules, MinorsWithALabelAreHeldUntilACourtAsksForHearings) {
  const auto held = [](const std::string& day) {
    return amount(day, Gate::kDetention, "NYC", {.kind = PartyKind::kUnaccompaniedMinor, .setting = Setting::kAtLarge},
                  "surveillance", Outcome::kBed);
  };
  EXPECT_GT(held("2017-06-01"), 0);
  EXPECT_EQ(held("2017-11-20"), 0);
}

TEST(Modules, ParoleIsWithheldButForTheOfficesUnderOrder) {
  const Someone seeker{.intent = Intent::kSeeksProtection, .setting = Setting::kAtBorder};
  const auto paroled = [&](const std::string& day, const std::string& area) {
    return amount(day, Gate::kDetention, area, seeker, "detention", Outcome::kReleased);
  };
  EXPECT_GT(paroled("2016-06-01", "SNA"), 0);
  EXPECT_EQ(paroled("2017-02-20", "SNA"), 0);
  EXPECT_EQ(paroled("2018-07-01", "ELP"), 0);
  EXPECT_GT(paroled("2018-07-02", "ELP"), 0);
  EXPECT_EQ(paroled("2018-07-02", "SNA"), 0);
  EXPECT_GT(paroled("2021-02-02", "SNA"), 0);
  const auto held = [&](const PolicySetResult& set) {
    return amount(set, "2019-08-01", Gate::kDetention, "SNA", seeker, "detention", Outcome::kBed);
  };
  EXPECT_EQ(held(as_enacted()), 0) << "Matter of M-S- never ran";
  EXPECT_GT(held(policy_set(shipped_world(), "detention: {no_bond: {enjoined: never}}")), 0.8);
}

TEST(Modules, AgreementsSignedFrom2017OnCanBeLeftOutAlone) {
  const PolicySetResult set = policy_set(shipped_world(), "section_287g: {growth: never}");
  const auto delegated = [&](const PolicySetResult& in, const std::string& where) {
    return amount(in, "2019-01-01", Gate::kTransfer, where, {}, "section_287g", Outcome::kDelegated);
  };
  EXPECT_DOUBLE_EQ(delegated(as_enacted(), "US-TX-TARRANT"), 0.55);
  EXPECT_EQ(delegated(set, "US-TX-TARRANT"), 0);
  EXPECT_DOUBLE_EQ(delegated(set, "US-TX-LUBBOCK"), 0.55);
}

TEST(Modules, TroopsHelpAgentsWhereTheyServe) {
  const auto rate = [](const PolicySetResult& set, const std::string& day, const std::string& sector) {
    return law(shipped_world(), set, day)
        ->chain(Gate::kCrossing, shipped_world().find_jurisdiction(sector), Someone{}.in(shipped_world()))
        .back()
        .amount;
  };
  const PolicySetResult no_guard = policy_set(shipped_world(), "border_staffing: {national_guard: never}");
  EXPECT_GT(rate(as_enacted(), "2018-11-01", "SEC-TCA"), rate(no_guard, "2018-11-01", "SEC-TCA"));
  EXPECT_EQ(rate(as_enacted(), "2018-04-01", "SEC-TCA"), rate(no_guard, "2018-04-01", "SEC-TCA"));
  const PolicySetResult no_star = policy_set(shipped_world(), "", {"operation_lone_star"});
  EXPECT_GT(rate(as_enacted(), "2022-01-01", "SEC-RGV"), rate(no_star, "2022-01-01", "SEC-RGV"));
  EXPECT_EQ(rate(as_enacted(), "2022-01-01", "SEC-TCA"), rate(no_star, "2022-01-01", "SEC-TCA"));
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
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2014-06-01"), 249 * 345 / 365.25);
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2020-03-17"), 442 * 345 / 365.25);
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2020-05-01"), 517 * 345 / 365.25 * 0.1) << "most hearings are put off";
  EXPECT_DOUBLE_EQ(a_day(as_enacted(), "2022-05-01"), 634 * 345 / 365.25);
  EXPECT_DOUBLE_EQ(a_day(policy_set(shipped_world(), "", {"eoir_hearings_put_off_2020"}), "2020-05-01"),
                   517 * 345 / 365.25);
  EXPECT_TRUE(std::isinf(a_day(policy_set(shipped_world(), "", {"immigration_courts"}), "2022-05-01")))
      << "no policy sizes the room: the world's constant number holds";
}

}  // namespace
}  // namespace corridor
