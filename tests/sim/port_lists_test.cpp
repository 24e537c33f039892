// Lists at ports, played: who puts a name down, which names are called, and lines where ports have turns of their own.
#include <gtest/gtest.h>

#include <map>

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

/// Everybody who comes to a port is listed, and ports take so many a day: `first` for two months, `later` afterwards.
PolicySet lists(double first, double later, bool by_name = false) {
  const Day change = tiny::kFrom + Days{60};
  const auto turns = [=](Day today, GateTables& gates) {
    gates.provide({.room = Room::kPortSlots,
                   .where = tiny::id(tiny::kRoot),
                   .places = today < change ? first : later,
                   .by_name = by_name});
  };
  return {tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 1), tiny::make_policy("turns", turns, {change})};
}

World impatient_world() {
  World world = tiny::make_independent_world(4000);
  world.parameters["port_patience_days"].value = 20;
  return world;
}

// Who keeps the list does not see who left: a name goes when it is called. A list that stands still keeps them all, and
// takes no more: nobody would ever be called.
TEST(PortLists, AListThatStandsStillKeepsTheNamesOfThoseWhoLeft) {
  const World world = impatient_world();
  const auto months = tiny::play(world, lists(5, 0), tiny::settings(150, 6));
  const Persons closed = tiny::series_sum(months[2], Series::kPortList);
  const Persons names = tiny::series_sum(months.back(), Series::kPortList);
  EXPECT_GT(names, 50);
  EXPECT_EQ(names, closed) << "no name is struck off or added";
  EXPECT_LT(tiny::stocks_of(months.back())[State::kPortList], names / 4) << "most have left";
}

TEST(PortLists, APortThatTakesNobodyHasNoList) {
  const World world = impatient_world();
  const MonthResult last = tiny::play(world, lists(0, 0), tiny::settings(150, 6)).back();
  EXPECT_EQ(tiny::series_sum(last, Series::kPortList), 0);
  EXPECT_EQ(tiny::stocks_of(last)[State::kPortList], 0);
  EXPECT_GT(tiny::series_sum(last, Series::kTurnedBack), 0) << "they cross between ports";
}

TEST(PortLists, TheTurnOfOneWhoHasLeftIsUsedUpWhereNamesAreCalled) {
  const World world = impatient_world();
  const auto met = [&](bool by_name) {
    const auto months = tiny::play(world, lists(10, 2, by_name), tiny::settings(150, 6));
    return tiny::series_sum(months[3], Series::kEncountersAtPorts);
  };
  EXPECT_NEAR(static_cast<double>(met(false)), 2 * 31, 8) << "who is there takes the turn";
  EXPECT_LT(met(true), met(false) / 2) << "most of those called left when turns became few";
}

// One size for all ports, and one for each that name the same pool, are the same: so many turns a day in all, wherever
// people wait, and no port goes first because of its place in a table.
TEST(PortLists, PortsThatShareTurnsGiveThemInOrderOfArrival) {
  World world = tiny::make_independent_world(4000);
  world.parameters["port_patience_days"].value = 1e6;
  const auto pooled = [](Day, GateTables& gates) {
    for (const auto port : {tiny::kWestPort, tiny::kEastPort})
      gates.provide({.room = Room::kPortSlots, .where = tiny::id(port), .places = 2, .pool = tiny::id(tiny::kRoot)});
  };
  const PolicySet by_pool{tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 1),
                          tiny::make_policy("turns", pooled, {tiny::kFrom})};
  const auto met = [&](const PolicySet& policies) {
    std::map<std::size_t, Persons> at;
    for (const MonthResult& month : tiny::play(world, policies, tiny::settings(150, 6))) {
      for (const Tally::Row& row : month.tally.series_rows())
        at[row.place.index()] += row.series == Series::kEncountersAtPorts ? row.value : 0;
    }
    return std::pair{at[tiny::kWestPort], at[tiny::kEastPort]};
  };
  const auto [west, east] = met(by_pool);
  EXPECT_EQ(std::pair(west, east), met(lists(2, 2)));
  EXPECT_LE(west + east, 150 * 2 + 4);
  EXPECT_GT(std::min(west, east), 20) << "both have people in line";
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
