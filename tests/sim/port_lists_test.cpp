// Lists at ports, played: they move by turns, keep the names of those who left, and stand where ports have turns of
// their own.
#include <gtest/gtest.h>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

TEST(PortLists, ListsAtPortsMoveByTheSlotsOfTheDay) {
  World world = tiny::make_independent_world(4000);
  world.parameters["port_patience_days"].value = 1e6;
  const PolicySet policies{tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 1),
                           tiny::provides("slots", Room::kPortSlots, 2)};
  Persons processed = 0, waiting = 0;
  const auto months = tiny::play(world, policies, tiny::settings(120, 6));
  for (const MonthResult& month : months) {
    for (const Tally::Row& row : month.tally.series_rows()) {
      processed += row.series == Series::kEncountersAtPorts ? row.value : 0;
    }
    waiting = tiny::stocks_of(month)[State::kPortList];
    EXPECT_EQ(waiting, tiny::series_sum(month, Series::kPortList)) << "the list is the stock";
  }
  EXPECT_GT(waiting, 0);
  EXPECT_LE(processed, 120 * 2 + 4) << "two slots a day in all";
  EXPECT_GT(processed, 180);
}

// Who keeps the list does not see who left: a name goes when it would be called. A list that stands still keeps them
// all.
TEST(PortLists, NamesOfThoseWhoLeftStayOnTheListUntilItMoves) {
  World world = tiny::make_independent_world(4000);
  world.parameters["port_patience_days"].value = 10;
  const auto names_and_waiting = [&](double turns) {
    std::pair<Persons, Persons> last;
    for (const MonthResult& month : tiny::play(world,
                                               {tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 1),
                                                tiny::provides("slots", Room::kPortSlots, turns)},
                                               tiny::settings(150, 6)))
      last = {tiny::series_sum(month, Series::kPortList), tiny::stocks_of(month)[State::kPortList]};
    return last;
  };
  const auto [frozen, still_there] = names_and_waiting(0);
  const auto [moving, waiting] = names_and_waiting(10);
  EXPECT_GT(frozen, 3 * still_there) << "most have left, and nobody struck their names off";
  EXPECT_LT(moving, frozen / 2) << "whoever is called takes the names before along";
  EXPECT_GE(moving, waiting);
}

TEST(PortLists, PortsHaveTurnsOfTheirOwnWithoutAnyPolicy) {
  World world = tiny::make_independent_world(4000);
  const auto met_at_ports = [&] {
    Persons sum = 0;
    for (const MonthResult& month : tiny::play(world, {}, tiny::settings(150, 6)))
      sum += tiny::series_sum(month, Series::kEncountersAtPorts);
    return sum;
  };
  const Persons open = met_at_ports();
  world.port_turns = {{tiny::kWestPort, 1.0}, {tiny::kEastPort, 1.0}};
  const Persons metered = met_at_ports();
  EXPECT_LT(metered, open / 2) << "adults and families who ask for protection stand in line";
  EXPECT_GT(metered, 150) << "two a day, and those who ask for nothing or are children alone";
}

}  // namespace
}  // namespace corridor
