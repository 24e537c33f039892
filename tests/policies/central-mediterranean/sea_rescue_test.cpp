// Rescue ships: how the danger falls with those at sea, and what keeps them from it.
#include "tests/policies/central-mediterranean/mediterranean_fixture.hpp"

namespace corridor {
namespace {

using test::mediterranean_enacted;
using test::mediterranean_set;
using test::rate_on;

/// The rate of drowning against that of a sea without ships.
double danger(const PolicySetResult& set, const std::string& day, const std::string& where = "SEA-LYW") {
  static const PolicySetResult empty = mediterranean_set("sea_rescue: never");
  return rate_on(set, day, Gate::kCrossing, where, Outcome::kDied) /
         rate_on(empty, day, Gate::kCrossing, where, Outcome::kDied);
}

const PolicySetResult& wooden_boats() {
  static const PolicySetResult set = mediterranean_set("sea_rescue: {boats_destroyed: never}");
  return set;
}

TEST(SeaRescue, HalvesTheDangerWithAsManyShipsAsTheParameterSays) {
  EXPECT_NEAR(danger(mediterranean_enacted(), "2014-06-01"), 0.5, 1e-9) << "five ships count as ten";
  EXPECT_NEAR(danger(mediterranean_enacted(), "2015-02-01"), 1 / (1 + (3 * 0.4 + 1) / 10), 1e-9);
  EXPECT_NEAR(danger(wooden_boats(), "2017-07-01"), 1 / (1 + (6 * 0.4 + 6 * 0.5 + 11) / 10), 1e-9);
  EXPECT_EQ(danger(mediterranean_enacted(), "2017-07-01", "SEA-DZ"), 1) << "no ship stood there before 2018";
}

TEST(SeaRescue, IsMoreDangerousInTheBoatsThatReplaceThoseDestroyed) {
  const auto worse = [](const std::string& day, const std::string& where = "SEA-LYW") {
    return danger(mediterranean_enacted(), day, where) / danger(wooden_boats(), day, where);
  };
  const auto mix = [](double share) { return (1 + share * 3) / (1 + 0.4 * 3); };  // four times the danger on a dinghy
  EXPECT_NEAR(worse("2015-10-06"), 1, 1e-9) << "in force, and nothing destroyed yet";
  EXPECT_NEAR(worse("2015-10-07"), mix(0.67), 1e-9);
  EXPECT_NEAR(worse("2016-06-01", "SEA-MT"), mix(0.8), 1e-9);
  EXPECT_NEAR(worse("2016-06-01", "SEA-EG"), 1, 1e-9);
  EXPECT_NEAR(worse("2020-03-31"), 1, 1e-9);
  const PolicySetResult without = mediterranean_set("", {"eunavfor_sophia"});
  EXPECT_NEAR(danger(without, "2016-06-01"), 1 / (1 + (6 * 0.4 + 5.5) / 10), 1e-9) << "its ships go with it";
}

TEST(SeaRescue, LosesShipsToEachLimitAndKeepsThemWithoutIt) {
  const auto safer = [](const std::string& act, const std::string& day) {
    return danger(mediterranean_set("", {act}), day) < danger(mediterranean_enacted(), day);
  };
  EXPECT_TRUE(safer("ngo_code_2017", "2018-01-01"));
  EXPECT_FALSE(safer("ngo_code_2017", "2017-08-15"));
  EXPECT_TRUE(safer("iuventa_seizure", "2017-09-01"));
  EXPECT_TRUE(safer("closed_ports_2018", "2018-07-01"));
  EXPECT_FALSE(safer("closed_ports_2018", "2019-07-01")) << "the decree of June 2019 keeps them out as well";
  EXPECT_TRUE(safer("dl_53_2019", "2019-10-01"));
  EXPECT_TRUE(safer("covid_ports_2020", "2021-06-01"));
  EXPECT_TRUE(safer("ngo_ship_detentions", "2021-06-01"));
  EXPECT_TRUE(safer("dl_1_2023", "2023-06-01"));
  EXPECT_NEAR(danger(mediterranean_set("", {"dl_1_2023"}), "2023-06-01"), 1 / (1 + (6 * 0.2 + 11 - 4) / 10), 1e-9);
}

TEST(SeaRescue, HasClosedPortsBackWithoutTheDecreeThatEasedBans) {
  const PolicySetResult without = mediterranean_set("", {"dl_130_2020"});
  EXPECT_EQ(danger(without, "2020-10-01"), danger(mediterranean_enacted(), "2020-10-01"));
  EXPECT_GT(danger(without, "2022-06-01"), danger(mediterranean_enacted(), "2022-06-01"));
}

TEST(SeaRescue, KeepsMareNostrumWhenAUserSaysSo) {
  const PolicySetResult kept =
      mediterranean_set("sea_rescue: {mare_nostrum: {in_force: [{from: 2013-10-18, where: [SEA-LYW]}]}}");
  EXPECT_NEAR(danger(kept, "2015-02-01"), 1 / (1 + (10 + 3 * 0.4 + 1) / 10), 1e-9);
}

TEST(SeaRescue, IsMoreDangerousOffMaltaOnceItsPortsClosed) {
  EXPECT_NEAR(
      danger(mediterranean_enacted(), "2020-04-10", "SEA-MT") / danger(mediterranean_enacted(), "2020-04-09", "SEA-MT"),
      1.3, 1e-9);
}

}  // namespace
}  // namespace corridor
