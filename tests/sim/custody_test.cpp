// Beds: they fill and empty, are counted by who provides them, and stand where the world says.
#include "sim/custody.hpp"

#include <gtest/gtest.h>

#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

class CustodyTest : public testing::Test {
 protected:
  /// Takes `persons` into a bed in the custody of an area; false when there is none.
  bool hold(tiny::Where area, Persons persons) {
    const std::optional<Bed> bed = custody_.find_bed(id(area));
    if (bed) custody_.enter({bed->area, true, persons});
    return bed.has_value();
  }

  World world_ = tiny::make_world();
  GateTables law_{world_, tiny::kFrom};
  Custody custody_{world_, 1};
};

TEST_F(CustodyTest, BedsFillAndEmpty) {
  law_.provide({Room::kBeds, id(tiny::kRoot), 3});
  custody_.open(law_);
  EXPECT_TRUE(hold(tiny::kAreaOne, 2));
  EXPECT_TRUE(hold(tiny::kAreaTwo, 4)) << "a party enters whole while one place is left";
  EXPECT_FALSE(hold(tiny::kAreaOne, 1));
  custody_.open(law_);
  EXPECT_FALSE(hold(tiny::kAreaOne, 1)) << "a new day empties no bed";
  custody_.leave({id(tiny::kAreaTwo), true, 4});
  EXPECT_TRUE(hold(tiny::kAreaOne, 1));
}

TEST_F(CustodyTest, WithoutALimitThereIsAlwaysABedAtHome) {
  custody_.open(law_);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(custody_.find_bed(id(tiny::kAreaOne)).value().area, id(tiny::kAreaOne));
}

// Beds that one area has of its own are not those of all others, whoever comes first.
TEST_F(CustodyTest, BedsAreCountedByWhoProvidesThem) {
  law_.provide({Room::kBeds, id(tiny::kRoot), 3});
  law_.provide({Room::kBeds, id(tiny::kAreaTwo), 2});
  custody_.open(law_);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(hold(tiny::kAreaOne, 1));
  EXPECT_FALSE(hold(tiny::kAreaOne, 1)) << "the beds of area two are not for others";
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(hold(tiny::kAreaTwo, 1)) << "those held elsewhere do not fill them";
  EXPECT_FALSE(hold(tiny::kAreaTwo, 1));
}

TEST_F(CustodyTest, ABedIsAtHomeWhileTheAreaHasOneAndElseWhereMostStandEmpty) {
  world_.bed_shares.assign(world_.jurisdictions.size(), 0);
  world_.bed_shares[tiny::kAreaOne] = 0.25;
  world_.bed_shares[tiny::kAreaTwo] = 0.75;
  law_.provide({Room::kBeds, id(tiny::kRoot), 8});
  custody_.open(law_);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(custody_.find_bed(id(tiny::kAreaOne)).value().area, id(tiny::kAreaOne));
    EXPECT_TRUE(hold(tiny::kAreaOne, 1));
  }
  EXPECT_EQ(custody_.find_bed(id(tiny::kAreaOne)).value().area, id(tiny::kAreaTwo)) << "its two beds are taken";
}

// Places of a small sample are rounded, so that many small shares hold as much as a large one.
TEST_F(CustodyTest, ScaleSharesTheBeds) {
  for (const auto& [beds, held] : {std::pair{104, 10}, {106, 11}, {110, 11}}) {
    GateTables law{world_, tiny::kFrom};
    law.provide({Room::kBeds, id(tiny::kRoot), static_cast<double>(beds)});
    Custody custody{world_, 10};
    custody.open(law);
    int persons = 0;
    while (custody.find_bed(id(tiny::kAreaOne))) {
      custody.enter({id(tiny::kAreaOne), false, 1});
      ++persons;
    }
    EXPECT_EQ(persons, held) << beds;
  }
}

}  // namespace
}  // namespace corridor
