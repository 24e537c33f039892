// Counts land in the cell they belong to, and add up.
#include "sim/tally.hpp"

#include <gtest/gtest.h>

#include "sim/input/errors.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

class TallyTest : public testing::Test {
 protected:
  World world_ = tiny::make_world();
  Tally tally_{world_};
};

TEST_F(TallyTest, ASeriesIsCountedAtTheNearestPlaceOfItsKind) {
  tally_.count(Series::kInteriorArrests, id(tiny::kLocalityTwo), 1, PartyKind::kSingleAdult, 14, 3);
  tally_.count(Series::kProcessing, id(tiny::kWestPort), 0, PartyKind::kFamilyUnit, 2, 4);
  tally_.count(Series::kSeparations, id(tiny::kWestPort), 0, PartyKind::kUnaccompaniedMinor, 0, 2);
  tally_.count(Series::kCourtReceipts, id(tiny::kLocalityOne), 1, PartyKind::kSingleAdult, 1, 5);
  const std::vector<Tally::Row> rows = tally_.series_rows();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].place, id(tiny::kWestPort)) << "a port counts for itself";
  EXPECT_EQ(rows[0].party, 1);
  EXPECT_EQ(rows[1].place, id(tiny::kWestSector)) << "separations are counted by sector";
  EXPECT_EQ(rows[1].party, -1);
  EXPECT_EQ(rows[2].place, id(tiny::kAreaOne));
  EXPECT_EQ(rows[2].nationality, 1);
  EXPECT_EQ(rows[2].detail, 14U);
  EXPECT_FALSE(rows[3].place) << "one total";
  EXPECT_EQ(rows[3].value, 5);
}

TEST_F(TallyTest, EveryCellOfEverySeriesIsItsOwn) {
  Persons value = 1;
  std::size_t cells = 0;
  for (std::size_t s = 0; s < kSeriesCount; ++s) {
    const SeriesShape& shape = series_shapes()[s];
    for (std::uint8_t n = 0; n < (shape.by_nationality ? 2 : 1); ++n) {
      for (int kind = 0; kind < (shape.by_party ? static_cast<int>(kPartyKinds) : 1); ++kind) {
        for (std::size_t detail = 0; detail < shape.details.size(); ++detail, ++cells) {
          const bool state = !shape.places.empty() && shape.places[0] == JurisdictionKind::kState;
          const bool area = !shape.places.empty() && shape.places[0] == JurisdictionKind::kArea;
          const tiny::Where where = state ? tiny::kSouthState : area ? tiny::kLocalityThree : tiny::kEastPort;
          tally_.count(static_cast<Series>(s), id(where), n, static_cast<PartyKind>(kind), detail, value++);
        }
      }
    }
  }
  const std::vector<Tally::Row> rows = tally_.series_rows();
  ASSERT_EQ(rows.size(), cells);
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i].value, static_cast<Persons>(i + 1));
}

TEST_F(TallyTest, StatesAreThosePeopleComeThroughOnTheirWay) {
  const auto places = [&](Series series) { return series_places(world_, series_shapes()[index_of(series)]); };
  EXPECT_EQ(places(Series::kTransitApprehensions),
            (std::vector{id(tiny::kOriginState), id(tiny::kSouthState), id(tiny::kNorthState)}));
  EXPECT_EQ(places(Series::kDeaths), (std::vector{id(tiny::kOriginState), id(tiny::kSouthState), id(tiny::kNorthState),
                                                  id(tiny::kWestSector), id(tiny::kEastSector)}));
  EXPECT_EQ(places(Series::kCourtReceipts), std::vector<Id<Jurisdiction>>{});
}

TEST_F(TallyTest, ASeriesCountedWhereItCannotBeIsADefect) {
  EXPECT_THROW(tally_.count(Series::kDeaths, id(tiny::kWestState), 0, PartyKind::kSingleAdult, 0, 1), Defect);
  EXPECT_THROW(tally_.count(Series::kTransitApprehensions, id(tiny::kWestSector), 0, PartyKind::kSingleAdult, 0, 1),
               Defect);
  EXPECT_THROW(tally_.charge(Gate::kCrossing, id(tiny::kWestPort), Outcome::kGotAway, kBase, 1), Defect);
}

TEST_F(TallyTest, ChargesKeepGateWhereOutcomeAndPolicy) {
  tally_.charge(Gate::kProcessing, id(tiny::kEastSector), Outcome::kWaitAbroad, 30, 7);
  tally_.charge(Gate::kProcessing, id(tiny::kEastSector), Outcome::kWaitAbroad, kBase, 2);
  tally_.charge(Gate::kReturn, id(tiny::kRoot), Outcome::kTriedAgain, 0, 1);
  const std::vector<Tally::GateRow> rows = tally_.gate_rows();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].by, kBase);
  EXPECT_EQ(rows[0].persons, 2);
  EXPECT_EQ(rows[1].by, 30);
  EXPECT_EQ(rows[1].where, id(tiny::kEastSector));
  EXPECT_EQ(rows[1].outcome, Outcome::kWaitAbroad);
  EXPECT_EQ(rows[2].gate, Gate::kReturn);
  EXPECT_EQ(rows[2].by, 0);
}

TEST_F(TallyTest, AddMultiplyAndClear) {
  Tally other(world_);
  tally_.move(State::kSettled, id(tiny::kLocalityOne), 5);
  other.move(State::kSettled, id(tiny::kLocalityOne), -2);
  other.trace(3, 1, PartyKind::kFamilyUnit, 4);
  other.expose(id(tiny::kSouthState), 9);
  other.events = 11;
  tally_.add(other);
  tally_.multiply(10);
  ASSERT_EQ(tally_.state_rows().size(), 1U);
  EXPECT_EQ(tally_.state_rows()[0].persons, 30);
  EXPECT_EQ(tally_.cohorts()[3 * 6 + 1 * 3 + 1], 40);
  EXPECT_EQ(tally_.exposed(id(tiny::kSouthState)), 90);
  EXPECT_EQ(tally_.events, 11U);
  tally_.clear();
  EXPECT_TRUE(tally_.state_rows().empty());
  EXPECT_EQ(tally_.exposed(id(tiny::kSouthState)), 0);
  EXPECT_EQ(tally_.events, 0U);
}

TEST_F(TallyTest, DetailsTakeTheWorldsLabels) {
  world_.labels["setting.local_jail"] = "jail";
  EXPECT_EQ(detail_label(world_, "setting.local_jail/convicted"), "jail/convicted");
  EXPECT_EQ(detail_label(world_, "setting.at_large/none"), "at_large/none");
  EXPECT_EQ(detail_label(world_, ""), "");
}

}  // namespace
}  // namespace corridor
