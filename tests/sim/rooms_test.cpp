// Turns: they start anew each day, carry fractions and debts, mean the same at every scale, and are settled in a fixed
// order.
#include "sim/rooms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

class RoomsTest : public testing::Test {
 protected:
  /// Persons admitted in `days` days when ten ask one by one each day.
  static Persons admitted(Rooms& rooms, const GateTables& law, Room room, int days) {
    Persons sum = 0;
    for (int day = 0; day < days; ++day) {
      rooms.open(law);
      for (int ask = 0; ask < 10; ++ask) sum += rooms.take(room, id(tiny::kWestPort), 1) ? 1 : 0;
    }
    return sum;
  }

  World world_ = tiny::make_world();
  GateTables law_{world_, tiny::kFrom};
};

TEST_F(RoomsTest, AFlowStartsAnewEachDay) {
  law_.provide({Room::kPortSlots, id(tiny::kRoot), 4});
  Rooms rooms(1);
  EXPECT_EQ(admitted(rooms, law_, Room::kPortSlots, 10), 40);
}

TEST_F(RoomsTest, FractionsAreCarried) {
  law_.provide({Room::kPortSlots, id(tiny::kRoot), 0.3});
  Rooms rooms(1);
  EXPECT_NEAR(static_cast<double>(admitted(rooms, law_, Room::kPortSlots, 1000)), 300, 1);
}

TEST_F(RoomsTest, OverdraftsAreCarried) {
  law_.provide({Room::kPortSlots, id(tiny::kRoot), 2});
  Rooms rooms(1);
  Persons sum = 0;
  for (int day = 0; day < 100; ++day) {
    rooms.open(law_);
    while (rooms.take(Room::kPortSlots, id(tiny::kWestPort), 5)) sum += 5;
  }
  EXPECT_NEAR(static_cast<double>(sum), 200, 5);
}

TEST_F(RoomsTest, UnusedPlacesAreNotSaved) {
  law_.provide({Room::kPortSlots, id(tiny::kRoot), 5});
  Rooms rooms(1);
  for (int day = 0; day < 30; ++day) {
    rooms.open(law_);
    EXPECT_TRUE(rooms.take(Room::kPortSlots, id(tiny::kWestPort), 1));
  }
  EXPECT_LE(admitted(rooms, law_, Room::kPortSlots, 1), 6);
}

// Days on which nobody asks must not fill a store from which a later day is served.
TEST_F(RoomsTest, IdleDaysSaveNoMoreThanOnePlace) {
  law_.provide({Room::kPortSlots, id(tiny::kRoot), 5});
  Rooms rooms(1);
  EXPECT_EQ(admitted(rooms, law_, Room::kPortSlots, 1), 5);
  for (int day = 0; day < 1000; ++day) rooms.open(law_);
  EXPECT_LE(admitted(rooms, law_, Room::kPortSlots, 1), 6);
  for (int day = 0; day < 1000; ++day) {
    rooms.open(law_);
    if (day % 7 == 0) {
      EXPECT_TRUE(rooms.take(Room::kPortSlots, id(tiny::kWestPort), 1));
    }
  }
  EXPECT_LE(admitted(rooms, law_, Room::kPortSlots, 1), 6);
}

TEST_F(RoomsTest, ScaleSharesThePlaces) {
  law_.provide({Room::kPortSlots, id(tiny::kRoot), 4});
  Rooms rooms(10);
  EXPECT_NEAR(static_cast<double>(admitted(rooms, law_, Room::kPortSlots, 1000)), 400, 1);
}

/// The share of people who find room when parties come at random, `load` times as many persons as there are places.
/// `persons`: of each party.
double share_admitted(const GateTables& law, double places, double load, std::uint32_t scale, int persons) {
  Rooms rooms(scale);
  std::mt19937_64 generator(17);
  std::poisson_distribution<int> parties(places * load / persons / scale);
  double asked = 0, admitted = 0;
  const int days = static_cast<int>(60000 * scale / std::max(1.0, places * load));
  for (int day = 0; day < days; ++day) {
    rooms.open(law);
    for (int left = parties(generator); left > 0; --left) {
      asked += persons;
      admitted += rooms.take(Room::kPortSlots, id(tiny::kWestPort), persons) ? persons : 0;
    }
  }
  return admitted / asked;
}

// A party that stands for a hundred meets a day on which nobody asks far more often than the hundred do; the room must
// be as scarce to it as to them.
TEST_F(RoomsTest, TheSameShareFindsRoomAtEveryScale) {
  for (const double places : {0.3, 2.0, 10.0, 200.0}) {
    GateTables law{world_, tiny::kFrom};
    law.provide({Room::kPortSlots, id(tiny::kRoot), places});
    for (const double load : {0.5, 1.0, 4.0}) {
      for (const int persons : {1, 3}) {
        const double whole = share_admitted(law, places, load, 1, persons);
        for (const std::uint32_t scale : {20U, 100U}) {
          EXPECT_NEAR(share_admitted(law, places, load, scale, persons) / whole, 1, 0.035)
              << places << " places, load " << load << ", parties of " << persons << ", 1:" << scale;
        }
      }
    }
  }
}

TEST_F(RoomsTest, PortsWithTheirOwnSlotsDoNotShare) {
  law_.provide({Room::kPortSlots, id(tiny::kWestPort), 1});
  law_.provide({Room::kPortSlots, id(tiny::kEastPort), 2});
  Rooms rooms(1);
  rooms.open(law_);
  EXPECT_TRUE(rooms.take(Room::kPortSlots, id(tiny::kWestPort), 1));
  EXPECT_FALSE(rooms.take(Room::kPortSlots, id(tiny::kWestPort), 1));
  EXPECT_TRUE(rooms.take(Room::kPortSlots, id(tiny::kEastPort), 1));
  EXPECT_TRUE(rooms.take(Room::kPortSlots, id(tiny::kEastPort), 1));
}

TEST_F(RoomsTest, WithoutALimitThereIsAlwaysRoom) {
  Rooms rooms(1);
  rooms.open(law_);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(rooms.take(Room::kHearingsAbroad, id(tiny::kWestSector), 9));
}

TEST_F(RoomsTest, TheOrderOfSettlementDoesNotDependOnTheOrderOfFiling) {
  std::vector<Request> requests;
  for (std::uint32_t i = 0; i < 50; ++i) {
    Request request;
    request.tie_break = i * 7919 % 13;
    request.room = i % 2 == 0 ? Room::kBeds : Room::kHearingsAbroad;
    request.party.identity = i;
    requests.push_back(request);
  }
  std::vector<Request> other(requests.rbegin(), requests.rend());
  order(requests);
  order(other);
  for (std::size_t i = 0; i < requests.size(); ++i) EXPECT_EQ(requests[i].party.identity, other[i].party.identity);
  EXPECT_EQ(requests.front().room, Room::kHearingsAbroad) << "rooms are settled in turn";
  EXPECT_TRUE(std::is_sorted(requests.begin(), requests.begin() + 25,
                             [](const Request& a, const Request& b) { return a.tie_break < b.tie_break; }));
}

}  // namespace
}  // namespace corridor
