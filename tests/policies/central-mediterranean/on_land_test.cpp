// On land, before and after the sea: Niger's law, flights home, hotspots, beds, protection, commissions.
#include "sim/engine.hpp"
#include "tests/policies/central-mediterranean/mediterranean_fixture.hpp"

namespace corridor {
namespace {

using test::amount;
using test::law;
using test::mediterranean;
using test::mediterranean_enacted;
using test::mediterranean_set;
using test::on;
using test::rate_on;
using test::Someone;

TEST(DesertEnforcement, StopsPeopleInAgadezWhileTheLawHolds) {
  const auto stopped = [](const PolicySetResult& set, const std::string& day) {
    return rate_on(set, day, Gate::kTransit, "NE-AGADEZ", Outcome::kApprehended);
  };
  const auto died = [](const std::string& day) {
    return rate_on(mediterranean_enacted(), day, Gate::kTransit, "NE-AGADEZ", Outcome::kDied);
  };
  EXPECT_NEAR(stopped(mediterranean_enacted(), "2016-07-01") - stopped(mediterranean_enacted(), "2016-06-30"), 0.1,
              1e-9);
  EXPECT_NEAR(died("2016-07-01") - died("2016-06-30"), 0.0005, 1e-9);
  EXPECT_LT(stopped(mediterranean_enacted(), "2023-11-25"), stopped(mediterranean_enacted(), "2023-11-24"));
  const PolicySetResult never = mediterranean_set("", {"niger_2015_36", "eutf_valletta"});
  EXPECT_EQ(stopped(never, "2018-01-01"), stopped(mediterranean_enacted(), "2016-06-30"));
}

TEST(DesertEnforcement, FliesSomeOfThoseHeldInLibyaHome) {
  const auto flown = [](const std::string& day, const std::string& where) {
    return amount(mediterranean_enacted(), day, Gate::kTransitCustody, where, {.nationality = "NGA"},
                  "desert_enforcement", Outcome::kReturned);
  };
  EXPECT_EQ(flown("2016-12-14", "LY-WEST"), 0);
  EXPECT_NEAR(flown("2017-06-01", "LY-WEST"), 0.3, 1e-9);
  EXPECT_EQ(flown("2018-06-01", "DZ-SOUTH"), 0);
}

TEST(Hotspots, SendWhoMakesNoClaimToACentreByNation) {
  const auto sent = [](const std::string& day, const Someone& who, const std::string& where = "SEA-TN") {
    return amount(mediterranean_enacted(), day, Gate::kProcessing, where, who, "hotspots", Outcome::kToDetention);
  };
  EXPECT_EQ(sent("2015-12-14", {.nationality = "TUN"}), 0) << "in force, and not yet in use";
  EXPECT_NEAR(sent("2015-12-15", {.nationality = "TUN"}), 0.4, 1e-9);
  EXPECT_NEAR(sent("2018-01-01", {.nationality = "GIN"}), 0.02, 1e-9);
  EXPECT_EQ(sent("2018-01-01", {.nationality = "TUN", .kind = PartyKind::kUnaccompaniedMinor}), 0);
  EXPECT_EQ(sent("2018-01-01", {.nationality = "TUN", .intent = Intent::kSeeksProtection}), 0);
  EXPECT_EQ(sent("2018-01-01", {.nationality = "TUN"}, "SEA-MT"), 0);
  EXPECT_GT(sent("2020-06-01", {.nationality = "TUN"}), sent("2020-04-11", {.nationality = "TUN"}));
}

TEST(Hotspots, HoldFewWhoClaimAtTheBorderSinceCourtsRefused) {
  const Someone seeker{.nationality = "TUN", .intent = Intent::kSeeksProtection};
  const auto sent = [&](const PolicySetResult& set, const std::string& day) {
    return amount(set, day, Gate::kProcessing, "SEA-TN", seeker, "hotspots", Outcome::kToDetention);
  };
  EXPECT_EQ(sent(mediterranean_enacted(), "2023-09-20"), 0);
  EXPECT_NEAR(sent(mediterranean_enacted(), "2023-09-21"), 0.03, 1e-9);
  EXPECT_NEAR(sent(mediterranean_enacted(), "2023-09-29"), 0.003, 1e-9);
  EXPECT_NEAR(sent(mediterranean_set("enjoined: never"), "2023-10-15"), 0.03, 1e-9);
  EXPECT_EQ(sent(mediterranean_set("", {"dl_20_2023"}), "2023-09-21"), 0) << "the decree rests on that of March";
}

TEST(Hotspots, KeepPeopleInTheLineOfClaims) {
  const auto kept = [](const std::string& day, const std::string& nationality) {
    return amount(mediterranean_enacted(), day, Gate::kProcessing, "SEA-LYW",
                  {.nationality = nationality, .intent = Intent::kSeeksProtection}, "hotspots", Outcome::kReleased);
  };
  EXPECT_EQ(kept("2015-12-31", "ERI"), 0);
  EXPECT_NEAR(kept("2017-09-25", "ERI"), 1 - (1 - 0.88) * (1 - 0.24), 1e-9);
  EXPECT_NEAR(kept("2017-09-26", "ERI"), 0.24, 1e-9) << "relocation has ended";
  EXPECT_EQ(kept("2017-06-01", "NGA"), 0);
}

TEST(ReturnDetention, HasTheBedsThatCentresHad) {
  const auto beds = [](const PolicySetResult& set, const std::string& day, const std::string& where = "IT") {
    return law(mediterranean(), set, day)->places(Room::kBeds, mediterranean().find_jurisdiction(where));
  };
  EXPECT_EQ(beds(mediterranean_enacted(), "2014-06-01"), 842);
  EXPECT_EQ(beds(mediterranean_enacted(), "2016-12-01"), 359);
  EXPECT_EQ(beds(mediterranean_enacted(), "2019-12-31"), 359 + 412);
  EXPECT_EQ(beds(mediterranean_enacted(), "2021-12-31"), 804);
  EXPECT_EQ(beds(mediterranean_enacted(), "2023-09-18"), 619);
  EXPECT_EQ(beds(mediterranean_set("", {"dl_13_2017"}), "2023-09-18"), 359);
  EXPECT_EQ(beds(mediterranean_enacted(), "2014-06-01", "MT"), 1000);
}

TEST(ReturnDetention, HoldsWhoLandsInMaltaButForTwoYears) {
  const auto held = [](const std::string& day) {
    return amount(mediterranean_enacted(), day, Gate::kProcessing, "SEA-MT", {.nationality = "SDN"}, "return_detention",
                  Outcome::kToDetention);
  };
  EXPECT_NEAR(held("2015-12-31"), 0.95, 1e-9);
  EXPECT_NEAR(held("2016-01-01"), 0.95 * 0.1, 1e-9);
  EXPECT_NEAR(held("2018-01-01"), 0.95, 1e-9);
}

TEST(Protection, FallsToSpecialCasesAndRisesAgain) {
  const auto granted = [](const PolicySetResult& set, const std::string& day, Docket docket = Docket::kReleased) {
    const Someone who{.nationality = "GMB", .docket = docket};
    return amount(set, day, Gate::kCourt, "IT-SIC", who, "protection", Outcome::kRelief);
  };
  EXPECT_NEAR(granted(mediterranean_enacted(), "2016-06-01"), 0.26, 1e-9);
  EXPECT_NEAR(granted(mediterranean_enacted(), "2018-10-04"), 0.31, 1e-9);
  EXPECT_NEAR(granted(mediterranean_enacted(), "2018-10-05"), 0.31 * 0.07, 1e-9);
  EXPECT_NEAR(granted(mediterranean_enacted(), "2020-10-22"), 0.31, 1e-9);
  EXPECT_NEAR(granted(mediterranean_enacted(), "2023-03-11"), 0.31 * 0.5, 1e-9);
  EXPECT_EQ(granted(mediterranean_enacted(), "2016-06-01", Docket::kScreening), 0);
  EXPECT_NEAR(granted(mediterranean_set("", {"dl_113_2018_protection"}), "2019-06-01"), 0.31, 1e-9);
  EXPECT_NEAR(granted(mediterranean_set("", {"dl_130_2020"}), "2021-06-01"), 0.31 * 0.07, 1e-9)
      << "the decree of 2018 goes on";
}

TEST(Protection, IsMaltasOwnInMalta) {
  const auto granted = [](const PolicySetResult& set, const std::string& day) {
    return amount(set, day, Gate::kCourt, "MT-ISL", {.nationality = "GMB", .docket = Docket::kReleased}, "protection",
                  Outcome::kRelief);
  };
  EXPECT_NEAR(granted(mediterranean_enacted(), "2016-11-18"), 0.28, 1e-9);
  EXPECT_NEAR(granted(mediterranean_enacted(), "2016-11-19"), 0.028, 1e-9);
  EXPECT_NEAR(granted(mediterranean_set("", {"malta_thpn_ended_2016"}), "2020-06-01"), 0.28, 1e-9);
  EXPECT_EQ(granted(mediterranean_set("", {"malta_humanitarian_protection"}), "2016-06-01"), 0);
}

TEST(Commissions, DecideAsManyADayAsInTheYear) {
  const auto decided = [](const std::string& day, const std::string& where = "IT-SIC") {
    return law(mediterranean(), mediterranean_enacted(), day)
        ->places(Room::kCourtReleased, mediterranean().find_jurisdiction(where));
  };
  EXPECT_EQ(decided("2014-06-01"), 99);
  EXPECT_EQ(decided("2018-06-01"), 262);
  EXPECT_EQ(decided("2020-06-01"), 116);
  EXPECT_EQ(decided("2014-06-01", "MT-ISL"), 4.8) << "Malta decides for itself";
  EXPECT_EQ(decided("2018-06-01", "MT-ISL"), 4.1);
}

/// Claims decided in 2014 in both countries, by the number of decisions a day that Malta's office makes.
Persons decided_in_2014(const std::string& malta_a_day) {
  RunSettings settings;
  settings.from = on("2014-01-01");
  settings.to = on("2015-01-01");
  settings.scale = 10;
  const PolicySetResult set = mediterranean_set("commissions: {malta_decisions_a_day: " + malta_a_day + "}");
  Persons decided = 0;
  run_replicate(mediterranean(), set.policies, settings, [&](const MonthResult& month) {
    for (const Tally::Row& row : month.tally.series_rows())
      decided += row.series == Series::kCourtCompletions ? row.value : 0;
  });
  return decided;
}

TEST(Commissions, OfItalyDoNotWaitForThoseOfMalta) {
  const Persons few = decided_in_2014("0.5"), more = decided_in_2014("4.8");
  EXPECT_GT(few, 33000) << "as many as Italy's commissions decide";
  EXPECT_GT(more, few + 500);
}

}  // namespace
}  // namespace corridor
