// Departures are found again from the encounters that they made.
#include "analysis/calibrate/departures.hpp"

#include <gtest/gtest.h>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

/// What agencies would publish of a play: encounters by month and nationality, by month and party kind, and both for
/// each sector.
std::vector<ObservedRow> published(const World& world, const std::vector<MonthResult>& months) {
  std::vector<ObservedRow> rows;
  for (const MonthResult& month : months) {
    for (const Tally::Row& row : month.tally.series_rows()) {
      const bool between = row.series == Series::kEncountersBetweenPorts;
      if (!between && row.series != Series::kEncountersAtPorts) continue;
      ObservedRow one;
      one.series = between ? "encounters_between_ports" : "encounters_at_ports";
      one.months = {month.month, month.month};
      one.value = static_cast<double>(row.value);
      one.used_for = kCalibration;
      for (const bool of_sector : {false, true}) {
        if (of_sector) one.place = world.jurisdictions[row.place.index()].id;
        one.nationality = world.nationalities[static_cast<std::size_t>(row.nationality)].id;
        one.party = "";
        rows.push_back(one);
        one.nationality = "";
        one.party = kPartyKindNames[static_cast<std::size_t>(row.party)];
        rows.push_back(one);
      }
    }
  }
  return rows;
}

class Departures : public ::testing::Test {
 protected:
  Departures()
      : targets(
            encounter_targets(truth, published(truth, tiny::play(truth, {}, settings)), settings.from, settings.to)) {}

  const World truth = tiny::make_world(4000);
  const RunSettings settings = tiny::settings(365, 3);
  const EncounterTargets targets;
};

TEST_F(Departures, MarginsOfWhatIsPublishedAgree) {
  EXPECT_EQ(targets.by_nationality.rows(), 12);
  EXPECT_EQ(targets.by_nationality.cols(), static_cast<Eigen::Index>(truth.nationalities.size()));
  EXPECT_EQ(targets.by_party.cols(), 3);
  EXPECT_GT(targets.by_party.sum(), 0);
  for (Eigen::Index month = 0; month < 12; ++month)
    EXPECT_EQ(targets.by_nationality.row(month).sum(), targets.by_party.row(month).sum());
  const auto sector = tiny::id(tiny::kWestSector).index();
  EXPECT_GT(targets.sector_months[sector].sum(), 0);
  EXPECT_EQ(targets.sector_kinds(sector, false).sum(), targets.sector_by_nationality[sector].sum());
  EXPECT_EQ(targets.sector_kinds(sector, true).sum(), 0) << "both are published for the same months";
}

TEST_F(Departures, AreFoundAgainFromTheEncountersThatTheyMade) {
  World world = truth;
  for (Cohort& cohort : world.cohorts) cohort.persons *= 2;
  const std::vector<DepartureRound> rounds = estimate_departures(world, {}, settings, targets, 5);
  EXPECT_GT(rounds.front().wape_month, 0.5);
  EXPECT_LT(rounds.back().wape_month, 0.1);
  EXPECT_LT(rounds.back().wape_nationality, 0.15);
  EXPECT_LT(rounds.back().wape_party, 0.15);
}

TEST_F(Departures, PeopleOfWhomNobodyIsSimulatedAreErrorsToo) {
  World world = truth;
  std::erase_if(world.cohorts, [](const Cohort& cohort) { return cohort.nationality == 1; });
  const DepartureRound round = estimate_departures(world, {}, settings, targets, 1).front();
  const Eigen::MatrixXd all = targets.by_nationality + targets.at_ports;
  const double of_whom_nobody = all.col(1).sum() / all.sum();
  EXPECT_GT(of_whom_nobody, 0.2);
  EXPECT_NEAR(round.wape_month, of_whom_nobody, 0.1);
  EXPECT_NEAR(round.wape_nationality, of_whom_nobody, 0.1);
  EXPECT_GT(round.wape_party, of_whom_nobody / 2);
}

TEST_F(Departures, AreEstimatedOnEncountersUnderTheNameOfTheWorld) {
  World world = truth;
  world.labels["series.encounters_between_ports"] = "landings";
  std::vector<ObservedRow> rows = published(truth, tiny::play(truth, {}, settings));
  for (ObservedRow& row : rows) {
    if (row.series == "encounters_between_ports") row.series = "landings";
  }
  const EncounterTargets renamed = encounter_targets(world, rows, settings.from, settings.to);
  EXPECT_EQ(renamed.by_nationality, targets.by_nationality);
  EXPECT_EQ(renamed.by_party, targets.by_party);
}

/// Sectors by nationality are published for fewer months than sectors by party: a sector that grew since is not missed.
TEST_F(Departures, TablesOfSectorsNeedNotCoverTheSameMonths) {
  World world = truth;
  for (Cohort& cohort : world.cohorts) {
    const bool later = cohort.month > month_of(tiny::kFrom) + Months{1};
    cohort.persons *= cohort.nationality == 0 && later ? 6 : 1;
  }
  std::vector<ObservedRow> rows = published(world, tiny::play(world, {}, settings));
  std::erase_if(rows, [](const ObservedRow& row) {
    return !row.place.empty() && !row.nationality.empty() && row.months.first > month_of(tiny::kFrom) + Months{1};
  });
  const EncounterTargets some = encounter_targets(world, rows, settings.from, settings.to);
  EXPECT_GT(some.sector_kinds(tiny::id(tiny::kWestSector).index(), true).sum(), 0);
  const std::vector<DepartureRound> rounds = estimate_departures(world, {}, settings, some, 6);
  EXPECT_LT(rounds.back().wape_sector, 0.03) << "pulls that are right stay where they are";
}

/// What is published of a nationality and kind at once is met, month by month; without, only the margins are.
TEST_F(Departures, OfANationalityAndKindAreThosePublished) {
  std::vector<ObservedRow> rows = published(truth, tiny::play(truth, {}, settings));
  EXPECT_TRUE(targets.by_both.empty());
  const Month july = month_of(tiny::kFrom) + Months{6};
  ObservedRow one;
  one.series = "encounters_between_ports";
  one.months = {month_of(tiny::kFrom), month_of(tiny::kFrom) + Months{2}};
  one.nationality = truth.nationalities[0].id;
  one.party = kPartyKindNames[1];
  const double early = targets.by_party.col(1).head(3).sum() / 2;
  one.value = early;
  rows.push_back(one);
  one.months = {july, july};
  one.value = targets.by_party(6, 1) / 4;
  rows.push_back(one);
  const EncounterTargets both = encounter_targets(truth, rows, settings.from, settings.to);
  ASSERT_EQ(both.by_both.size(), 12U);
  EXPECT_NEAR(both.by_both[6](0, 1) / both.by_both[6].col(1).sum(), 0.25, 0.05);
  EXPECT_NEAR(both.by_both[3](0, 1) / both.by_both[3].col(1).sum(), 0.5, 0.05) << "nearest in time, between two";
  for (Eigen::Index t = 0; t < 12; ++t)
    EXPECT_NEAR(both.by_both[static_cast<std::size_t>(t)].sum(), targets.by_nationality.row(t).sum(), 1e-6);
}

/// Totals of a kind and its nationalities are tables of two authorities: one a little larger leaves others some all the
/// same.
TEST_F(Departures, SomeOfAKindAreLeftToNationalitiesThatAreNotPublished) {
  std::vector<ObservedRow> rows = published(truth, tiny::play(truth, {}, settings));
  ObservedRow one;
  one.series = "encounters_between_ports";
  one.months = {month_of(tiny::kFrom) + Months{6}, month_of(tiny::kFrom) + Months{6}};
  one.nationality = truth.nationalities[0].id;
  one.party = kPartyKindNames[1];
  one.value = targets.by_party(6, 1) * 1.01;
  rows.push_back(one);
  const EncounterTargets both = encounter_targets(truth, rows, settings.from, settings.to);
  ASSERT_EQ(both.by_both.size(), 12U);
  EXPECT_GT(both.by_both[6](1, 1), 0);
}

}  // namespace
}  // namespace corridor
