// Who is screened, barred, heard without counsel or sent elsewhere, on hard dates and in the right places.
#include <gtest/gtest.h>

#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::amount;
using test::as_enacted;
using test::links_of;
using test::on;
using test::policy_set;
using test::settings_of;
using test::shipped_world;
using test::Someone;

/// What a module takes of people whose fear is screened, over all its links.
double refused(const PolicySetResult& set, const std::string& day, const std::string& area, const std::string& module,
               const std::string& nationality = "VEN") {
  const Someone who{.nationality = nationality, .docket = Docket::kScreening};
  const auto tables = test::law(shipped_world(), set, day);
  double left = 1;
  for (const Link& link : links_of(set, *tables, Gate::kCourt, area, who.in(shipped_world()), module)) {
    EXPECT_EQ(link.outcome, Outcome::kRemovalOrder);
    left *= 1 - link.amount;
  }
  return 1 - left;
}
double refused(const std::string& day, const std::string& area, const std::string& module = "asylum_bars",
               const std::string& nationality = "VEN") {
  return refused(as_enacted(), day, area, module, nationality);
}

TEST(AsylumBars, TheProclamationBarHoldsExactlyTenDays) {
  int days = 0;
  for (Day day = on("2018-10-01"); day < on("2019-07-01"); day += Days{1}) {
    if (settings_of(as_enacted(), "asylum_bars").active("proclamation_bar", day)) ++days;
  }
  EXPECT_EQ(days, 10);
  EXPECT_EQ(refused("2018-11-08", "SNA"), 0);
  EXPECT_NEAR(refused("2018-11-09", "SNA"), 0.25 * 0.5, 1e-12);
  EXPECT_NEAR(refused("2018-11-18", "SND"), 0.25 * 0.5, 1e-12);
  EXPECT_EQ(refused("2018-11-19", "SND"), 0) << "restraining order";
}

TEST(AsylumBars, TheTransitBarFollowsItsCourtsPlaceByPlace) {
  const std::vector<std::string> texas{"SNA", "ELP"}, ninth{"SND", "PHO", "LOS"};
  const auto holds = [](const std::string& day, const std::vector<std::string>& areas) {
    bool all = true, any = false;
    for (const std::string& area : areas) {
      all = all && refused(day, area) > 0.4;
      any = any || refused(day, area) > 0;
    }
    EXPECT_EQ(all, any) << day;
    return all;
  };
  EXPECT_FALSE(holds("2019-07-15", texas));
  EXPECT_TRUE(holds("2019-07-16", texas) && holds("2019-07-16", ninth));
  EXPECT_FALSE(holds("2019-07-24", texas) || holds("2019-07-24", ninth)) << "injunction";
  EXPECT_TRUE(holds("2019-08-16", texas)) << "Ninth Circuit only";
  EXPECT_FALSE(holds("2019-08-16", ninth));
  EXPECT_FALSE(holds("2019-09-09", texas) || holds("2019-09-09", ninth)) << "everywhere again";
  EXPECT_TRUE(holds("2019-09-11", texas) && holds("2019-09-11", ninth)) << "stay";
  EXPECT_FALSE(holds("2020-06-30", texas) || holds("2020-06-30", ninth)) << "vacated";
  EXPECT_EQ(refused("2019-10-01", "SNA", "asylum_bars", "MEX"), 0) << "no third country on the way";
}

TEST(AsylumBars, PrivateViolenceCountsLessAtTheScreeningUntilGraceAndInCourtUntilVacated) {
  EXPECT_EQ(refused("2018-06-10", "SNA", "asylum_bars", "HND"), 0);
  EXPECT_NEAR(refused("2018-06-11", "SNA", "asylum_bars", "HND"), 0.04, 1e-12);
  EXPECT_EQ(refused("2018-12-17", "SNA", "asylum_bars", "HND"), 0);
  const auto in_court = [](const std::string& day) {
    return amount(day, Gate::kCourt, "SNA", {.nationality = "HND", .docket = Docket::kReleased}, "asylum_bars",
                  Outcome::kRemovalOrder);
  };
  EXPECT_NEAR(in_court("2019-06-01"), 0.04, 1e-12);
  EXPECT_EQ(in_court("2021-06-16"), 0);
}

TEST(AsylumBars, HonduransAndSalvadoransAreFlownToGuatemalaForFourMonths) {
  const auto flown = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kProcessing, "SEC-EPT", who, "asylum_bars", Outcome::kReturned);
  };
  const Someone honduran{.nationality = "HND", .intent = Intent::kSeeksProtection};
  EXPECT_EQ(flown("2019-11-20", honduran), 0);
  EXPECT_GT(flown("2019-11-21", honduran), 0);
  EXPECT_EQ(flown("2020-03-17", honduran), 0);
  EXPECT_EQ(flown("2020-01-01", {.nationality = "HND"}), 0) << "states no fear";
  EXPECT_EQ(flown("2020-01-01", {.nationality = "GTM", .intent = Intent::kSeeksProtection}), 0);
}

TEST(AttorneyAccess, OneDayToConsultAndProgrammesInBorderCustody) {
  EXPECT_EQ(refused("2019-07-07", "SNA", "attorney_access"), 0);
  EXPECT_NEAR(refused("2019-07-08", "SNA", "attorney_access"), 0.05, 1e-12);
  EXPECT_GT(refused("2019-10-07", "ELP", "attorney_access"), refused("2019-10-07", "SNA", "attorney_access"));
  EXPECT_GT(refused("2020-02-01", "SNA", "attorney_access"), refused("2020-01-31", "SNA", "attorney_access"));
  EXPECT_NEAR(refused("2020-03-01", "ELP", "attorney_access"), 0.4 * 0.2, 1e-12) << "the directive was set aside";
  EXPECT_EQ(refused("2020-03-20", "ELP", "attorney_access"), 0);
}

TEST(Mpp, RunsPortByPort) {
  const std::vector<std::pair<std::string, std::string>> first_days{
      {"POE-SYS", "2019-01-29"}, {"POE-CAL", "2019-03-12"}, {"POE-ELP", "2019-03-20"}, {"POE-LRD", "2019-07-09"},
      {"POE-BRO", "2019-07-19"}, {"POE-EGP", "2019-10-28"}, {"POE-NOG", "2020-01-02"}};
  const ModuleSettings& mpp = settings_of(as_enacted(), "mpp");
  for (const auto& [port, day] : first_days) {
    const Id<Jurisdiction> where = shipped_world().find_jurisdiction(port);
    const bool sector_first = port == "POE-BRO";  // people met in its sector were returned to Nuevo Laredo before
    EXPECT_EQ(mpp.strength("programme", on(day) - Days{1}, where), sector_first ? 1 : 0) << port;
    EXPECT_EQ(mpp.strength("programme", on(day), where), 1) << port;
    EXPECT_EQ(mpp.strength("programme", on("2021-01-20"), where), 1) << port;
    EXPECT_EQ(mpp.strength("programme", on("2021-01-21"), where), 0) << port;
  }
  const auto restarted = [&](const std::string& port, const std::string& day) {
    return mpp.strength("programme", on(day), shipped_world().find_jurisdiction(port));
  };
  EXPECT_EQ(restarted("POE-ELP", "2021-12-05"), 0);
  EXPECT_EQ(restarted("POE-ELP", "2021-12-06"), 1);
  EXPECT_EQ(restarted("POE-SYS", "2022-01-03"), 1);
  EXPECT_EQ(restarted("POE-BRO", "2022-01-19"), 1);
  EXPECT_EQ(restarted("POE-CAL", "2022-02-01"), 0);
  EXPECT_EQ(restarted("POE-ELP", "2022-08-08"), 0);
}

TEST(Mpp, WithoutTheDeclarationItStaysWhereItBegan) {
  const PolicySetResult set = policy_set(shipped_world(), "", {"us_mexico_joint_declaration_2019"});
  const ModuleSettings& mpp = settings_of(set, "mpp");
  EXPECT_EQ(mpp.strength("programme", on("2020-02-01"), shipped_world().find_jurisdiction("POE-ELP")), 1);
  EXPECT_EQ(mpp.strength("programme", on("2020-02-01"), shipped_world().find_jurisdiction("POE-LRD")), 0);
}

}  // namespace
}  // namespace corridor
