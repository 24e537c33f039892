// Expulsion under Title 42 on chosen days and places: who is expelled, and who comes to a port all the same.
#include <gtest/gtest.h>

#include "tests/policies/modules_fixture.hpp"

namespace corridor {
namespace {

using test::amount;
using test::Someone;

TEST(Title42, ExpelsWhomSomebodyTakesBack) {
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
  const auto in_the_valley = [&](const std::string& day, const Someone& who) {
    return amount(day, Gate::kProcessing, "SEC-RGV", who, "title_42", Outcome::kExpelled);
  };
  EXPECT_DOUBLE_EQ(expelled("2020-12-01", family), expelled("2021-03-01", family)) << "taken back at El Paso";
  EXPECT_LT(in_the_valley("2021-02-01", family), 0.4 * in_the_valley("2021-01-24", family)) << "not in Tamaulipas";
  EXPECT_GT(in_the_valley("2021-04-01", family), in_the_valley("2021-02-01", family)) << "some are flown elsewhere";
  EXPECT_LT(expelled("2021-08-01", family), 0.2 * expelled("2021-07-01", family)) << "then along the whole border";
  const Someone neighbours{.nationality = "MEX", .kind = PartyKind::kFamilyUnit};
  EXPECT_DOUBLE_EQ(in_the_valley("2021-08-01", neighbours), 0.95) << "its own nationals Mexico refuses nowhere";
  EXPECT_DOUBLE_EQ(in_the_valley("2021-08-01", {.nationality = "HND"}), expelled("2021-08-01", {.nationality = "HND"}));
}

TEST(Title42, ReachesMinorsUntilTheCourtForbade) {
  const Someone minor{.nationality = "GTM", .kind = PartyKind::kUnaccompaniedMinor};
  EXPECT_GT(amount("2020-11-17", Gate::kProcessing, "SEC-RGV", minor, "title_42", Outcome::kExpelled), 0.5);
  EXPECT_EQ(amount("2020-11-18", Gate::kProcessing, "SEC-RGV", minor, "title_42", Outcome::kExpelled), 0);
  EXPECT_EQ(amount("2021-03-01", Gate::kProcessing, "SEC-RGV", minor, "title_42", Outcome::kExpelled), 0);
  EXPECT_DOUBLE_EQ(
      amount("2020-12-01", Gate::kProcessing, "SEC-RGV", {.nationality = "MEX"}, "title_42", Outcome::kExpelled), 0.95)
      << "the order stopped nothing for adults";
}

TEST(Title42, ClosesPortsButToThoseWhoAreExcepted) {
  const auto keeps_away = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kApproach, "SEC-SDC", who, "title_42", Outcome::kBetweenPorts);
  };
  const auto turned_back = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kPortOfEntry, "POE-SYS", who, "title_42", Outcome::kTurnedBack);
  };
  const auto presented = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kApproach, "SEC-SDC", who, "title_42", Outcome::kToPort);
  };
  const Someone seeker{.nationality = "HND", .intent = Intent::kSeeksProtection};
  const Someone family{.nationality = "HND", .kind = PartyKind::kFamilyUnit, .intent = Intent::kSeeksProtection};
  EXPECT_EQ(presented("2021-05-01", seeker), 0);
  EXPECT_GT(presented("2021-06-01", family), presented("2021-06-01", seeker)) << "families with children come first";
  EXPECT_EQ(presented("2021-06-01", {.nationality = "HND", .intent = Intent::kEvades}), 0);
  const Someone cuban{.nationality = "CUB", .kind = PartyKind::kFamilyUnit, .intent = Intent::kSeeksProtection};
  EXPECT_LT(presented("2021-06-01", cuban), presented("2021-06-01", family) / 5) << "let in between ports";
  EXPECT_EQ(presented("2021-09-01", family), 0);
  EXPECT_GT(keeps_away("2021-06-01", seeker), 0.99) << "for all others ports stay closed";
  EXPECT_EQ(keeps_away("2021-06-01", {.nationality = "HND", .intent = Intent::kEvades}), 0.9);
  EXPECT_EQ(turned_back("2021-06-01", seeker), 0);
  EXPECT_EQ(amount("2021-06-01", Gate::kPortOfEntry, "POE-SYS", seeker, "title_42", Outcome::kListed), 1)
      << "in line for an exception";
  EXPECT_EQ(amount("2021-06-01", Gate::kPortOfEntry, "POE-SYS", seeker, "metering", Outcome::kTurnedBack), 0);
  const Someone other{.nationality = "OTHER", .intent = Intent::kSeeksProtection};
  EXPECT_GT(presented("2022-04-01", other), 0.67) << "Ukrainians, who have no nationality of their own here";
  EXPECT_LT(presented("2022-04-26", other), 0.2) << "then those who drive up, and few whom organisations bring";
}

TEST(Title42, WhoDrivesUpToAPortUnderTitle42IsLetInThere) {
  const auto let_in = [](const std::string& day, const Someone& who) {
    return amount(day, Gate::kPortOfEntry, "POE-SYS", who, "title_42", Outcome::kParoled);
  };
  const Someone other{.nationality = "OTHER", .intent = Intent::kSeeksProtection};
  EXPECT_EQ(let_in("2020-06-01", other), 0);
  EXPECT_GT(let_in("2021-12-01", other), 0.9) << "nobody is excepted then";
  EXPECT_LT(let_in("2022-04-01", other), 0.2) << "most who come are excepted Ukrainians, who wait for a turn";
  EXPECT_EQ(let_in("2021-12-01", {.nationality = "HND", .intent = Intent::kSeeksProtection}), 0);
  EXPECT_EQ(let_in("2021-12-01", {.nationality = "OTHER", .intent = Intent::kEvades}), 0);
}

TEST(Title42, HoldersOfDocumentsAreNotExpelledAtPortsAndComeAsTravelIsLimited) {
  const Someone at_port{.nationality = "MEX", .intent = Intent::kEvades, .channel = Channel::kAtPort};
  const auto expelled = [&](const std::string& day, const Someone& who) {
    return amount(day, Gate::kProcessing, "POE-SYS", who, "title_42", Outcome::kExpelled);
  };
  const auto come = [&](const std::string& day) {
    return 1 - amount(day, Gate::kApproach, "SEC-SDC", at_port, "title_42", Outcome::kBetweenPorts);
  };
  // of 100 who would come: 16 hold documents, of whom travel keeps 65 in 100 away; of the 84 others a tenth comes
  EXPECT_NEAR(come("2020-06-01"), 0.16 * 0.35 + 0.84 * 0.1, 1e-12);
  EXPECT_NEAR(come("2021-11-08"), 0.16 + 0.84 * 0.1, 1e-12) << "limits on travel ended";
  // of those who come the others are expelled, 95 in 100; as many at any time
  for (const std::string day : {"2020-06-01", "2021-04-01", "2021-11-08"})
    EXPECT_NEAR(come(day) * expelled(day, at_port), 0.84 * 0.1 * 0.95, 1e-12) << day;
  const Someone without{.nationality = "GTM", .intent = Intent::kEvades, .channel = Channel::kAtPort};
  EXPECT_NEAR(expelled("2020-06-01", without), 0.95 * 0.93, 1e-12) << "border crossing cards are Mexicans'";
  const Someone between{.nationality = "MEX", .intent = Intent::kEvades};
  EXPECT_EQ(amount("2020-06-01", Gate::kProcessing, "SEC-SDC", between, "title_42", Outcome::kExpelled), 0.95);
}

}  // namespace
}  // namespace corridor
