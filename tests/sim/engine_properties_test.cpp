// What must hold in every world and for every policy set: same bytes on any number of threads, no effect without a
// cause, no effect before its cause, nobody lost, and rooms that hold what they hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "sim/population.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

using tiny::id;

/// Policies at every kind of gate, with scarce rooms of every kind.
PolicySet busy_policies(Day from = tiny::kFrom) {
  return {tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.2, from),
          tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, 0.1, from),
          tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.5, from, Room::kHearingsAbroad),
          tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 0.8, from),
          tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 1.5, from),
          tiny::scales("contacts", Gate::kContact, Outcome::kBookedLocal, 2, from),
          tiny::claims("delegate", Gate::kTransfer, Outcome::kDelegated, 0.3, from),
          tiny::provides("hearings", Room::kHearingsAbroad, 3),
          tiny::provides("slots", Room::kPortSlots, 1.5),
          tiny::provides("beds", Room::kBeds, 90)};
}

TEST(ThreadsEngine, AnyNumberGivesTheSameBytes) {
  const World world = tiny::make_world(3000);
  std::vector<std::string> first;
  RunTotals first_totals;
  for (const int threads : {1, 2, 3}) {
    RunTotals totals;
    const std::vector<std::string> texts =
        tiny::as_texts(tiny::play(world, busy_policies(), tiny::settings(300, 5, threads), &totals));
    if (threads == 1) {
      first = texts;
      first_totals = totals;
      EXPECT_EQ(first.size(), 10U);
    }
    EXPECT_EQ(texts, first) << threads << " threads";
    EXPECT_EQ(totals.parties, first_totals.parties);
    EXPECT_EQ(totals.events, first_totals.events);
    EXPECT_EQ(totals.party_days, first_totals.party_days);
  }
}

TEST(EngineProperties, EverySeedAndReplicateIsAnotherHistory) {
  const World world = tiny::make_world();
  std::set<std::vector<std::string>> histories;
  for (const std::uint64_t seed : {1, 2}) {
    for (const std::uint32_t replicate : {0U, 1U}) {
      RunSettings settings = tiny::settings(90, seed);
      settings.replicate = replicate;
      histories.insert(tiny::as_texts(tiny::play(world, {}, settings)));
    }
  }
  EXPECT_EQ(histories.size(), 4U);
}

TEST(EngineProperties, APolicyWithoutEffectChangesNothing) {
  const World world = tiny::make_world();
  const std::vector<std::string> base = tiny::as_texts(tiny::play(world, {}, tiny::settings()));
  const PolicySet null{tiny::claims("none", Gate::kProcessing, Outcome::kExpelled, 0),
                       tiny::claims("none_abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0, tiny::kFrom + Days{40},
                                    Room::kHearingsAbroad),
                       tiny::scales("same", Gate::kTransit, Outcome::kApprehended, 1),
                       tiny::scales("same_contacts", Gate::kContact, Outcome::kBookedLocal, 1, tiny::kFrom + Days{70}),
                       tiny::provides("plenty", Room::kBeds, 1e6)};
  EXPECT_EQ(tiny::as_texts(tiny::play(world, null, tiny::settings())), base);
}

TEST(EngineProperties, NothingIsAnticipated) {
  const World world = tiny::make_world();
  const std::vector<std::string> base =
      tiny::as_texts(tiny::play(world, {tiny::provides("beds", Room::kBeds, 90)}, tiny::settings()));
  for (const int day : {59, 100, 181}) {  // the first of a month and days within one
    const Day from = tiny::kFrom + Days{day};
    const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.9, from),
                             tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.9, from),
                             tiny::claims("no_detainer", Gate::kTransfer, Outcome::kDeclined, 0.9, from),
                             tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 3, from),
                             tiny::provides("beds", Room::kBeds, 90)};
    const std::vector<std::string> texts = tiny::as_texts(tiny::play(world, policies, tiny::settings()));
    std::size_t months_before = 0;
    while (first_day(month_of(tiny::kFrom) + std::chrono::months{static_cast<int>(months_before) + 1}) <= from)
      ++months_before;
    for (std::size_t m = 0; m < months_before; ++m)
      EXPECT_EQ(texts[m], base[m]) << "from day " << day << ", month " << m;
    EXPECT_NE(texts[months_before], base[months_before]) << "the policy does something once it holds";
  }
}

TEST(EngineProperties, EveryPersonIsSomewhereEveryMonth) {
  const World world = tiny::make_world(1000);
  const Mechanism mechanism(world);
  const Luck luck(8, 0);
  const Population population(world, mechanism, luck, 1);
  Persons persons = 0;
  for (const ResidentGroup& group : world.residents) persons += group.persons;
  Persons deaths = 0;
  RunTotals totals;
  const auto months = tiny::play(world, busy_policies(), tiny::settings(365, 8, 2), &totals);
  for (const MonthResult& month : months) {
    for (const Cohort& cohort : world.cohorts) {
      if (cohort.month != month.month) continue;
      int day = 0;
      for (std::size_t i = 0; i < population.parties_of(cohort); ++i)
        persons += population.newcomer(cohort, i, 0, day).persons;
    }
    deaths += tiny::series_sum(month, Series::kDeaths);
    Persons alive = 0;
    for (const Tally::StateRow& row : month.stocks) {
      EXPECT_GT(row.persons, 0);
      alive += row.persons;
    }
    EXPECT_EQ(alive, persons - deaths) << to_string(month.month);
  }
  EXPECT_GT(deaths, 0);
  EXPECT_EQ(totals.persons, persons);
  EXPECT_EQ(totals.deaths, deaths);
}

// Flows between gates: what one decides is met at the next, up to those who stand between the two at a month's end.
TEST(EngineProperties, WhatOneGateLetsThroughArrivesAtTheNext) {
  World world = tiny::make_world(1000);
  world.parameters["prosecution_days"].value = 0;  // no days between processing and the request for a bed but one
  PolicySet policies = busy_policies();
  policies.push_back(tiny::claims("prosecute", Gate::kProcessing, Outcome::kProsecuted, 0.2));
  std::map<Gate, std::map<Outcome, Persons>> met;
  Persons in_custody = 0, separated_children = 0, listed = 0;
  for (const MonthResult& month : tiny::play(world, policies, tiny::settings(365, 8))) {
    for (const Tally::GateRow& row : month.tally.gate_rows()) met[row.gate][row.outcome] += row.persons;
    separated_children += tiny::series_sum(month, Series::kSeparations);
    listed = tiny::stocks_of(month)[State::kPortList];
    in_custody = tiny::stocks_of(month)[State::kBorderCustody];
  }
  const auto all = [&](Gate gate) {
    Persons sum = 0;
    for (const auto& [outcome, persons] : met[gate]) sum += persons;
    return sum;
  };
  Persons booked = 0;
  for (const Outcome outcome :
       {Outcome::kBookedLocal, Outcome::kBookedState, Outcome::kBookedFederal, Outcome::kAtLarge})
    booked += met[Gate::kContact][outcome];
  EXPECT_GT(booked, 0);
  EXPECT_EQ(all(Gate::kTransfer), booked) << "every booking meets the transfer gate on its day";

  auto& port = met[Gate::kPortOfEntry];
  const Persons into_custody =
      met[Gate::kCrossing][Outcome::kApprehended] + port[Outcome::kProcessed] + port[Outcome::kParoled];
  const Persons left_list = port[Outcome::kListed] - listed;  // called to the port, or gone to cross between ports
  EXPECT_GT(into_custody, 0);
  EXPECT_GE(all(Gate::kProcessing), into_custody - in_custody) << "who came into custody was processed or is there yet";
  EXPECT_LE(all(Gate::kProcessing), into_custody + left_list) << "and nobody else but those whom a port called";

  auto& processing = met[Gate::kProcessing];
  const Persons to_bed = processing[Outcome::kToDetention] + processing[Outcome::kProsecuted] +
                         processing[Outcome::kSeparated] - separated_children;
  const Persons arrested = met[Gate::kTransfer][Outcome::kTransferred] + met[Gate::kTransfer][Outcome::kDelegated];
  EXPECT_GT(to_bed, 0);
  EXPECT_LE(all(Gate::kDetention), to_bed + arrested) << "nobody is detained who was not sent there";
  EXPECT_GE(all(Gate::kDetention), to_bed + arrested - in_custody)
      << "and all who were, but for those still on the way";
}

// Little's law: persons in a bed, summed over days, are book-ins times the length of stay, wherever the stays began and
// ended.
TEST(EngineProperties, PersonsDetainedAreBookInsTimesStay) {
  World world = tiny::make_independent_world(4000);
  world.residents.clear();
  double person_days = 0, book_ins = 0;
  for (const char* stay : {"detention_days_fast", "detention_days_fast_contiguous", "detention_days_protection",
                           "detention_days_interior", "detention_days_family"})
    world.parameters[stay].value = 12;
  for (const MonthResult& month : tiny::play(world, {}, tiny::settings(730, 6, 2))) {
    const auto days =
        static_cast<double>((first_day(month.month + std::chrono::months{1}) - first_day(month.month)).count());
    person_days += static_cast<double>(tiny::series_sum(month, Series::kDetained)) * days;
    book_ins += static_cast<double>(tiny::series_sum(month, Series::kBookIns));
  }
  ASSERT_GT(book_ins, 1000);
  EXPECT_NEAR(person_days / book_ins, 12, 0.6) << "days in a bed";
}

TEST(EngineProperties, BedsAreNotOverfilled) {
  World world = tiny::make_independent_world(4000);
  const auto months = tiny::play(world, {tiny::provides("beds", Room::kBeds, 50)}, tiny::settings(365, 6));
  Persons most = 0;
  for (const MonthResult& month : months) {
    const Persons detained = tiny::stocks_of(month)[State::kDetained];
    most = std::max(most, detained);
    EXPECT_LE(detained, 53) << "50 beds, and the last family of four enters whole";
  }
  EXPECT_GT(most, 40) << "beds are scarce in this world";
}

// A step of two months is as dangerous in its second as in its first: who dies on it does so on the way.
TEST(EngineProperties, WhatEndsALongStepIsCountedOnItsDay) {
  World world = tiny::make_independent_world(4000);
  std::erase_if(world.cohorts, [&](const Cohort& cohort) { return cohort.month != month_of(tiny::kFrom); });
  world.residents.clear();
  for (Route& route : world.routes) {
    if (route.from == id(tiny::kHome)) route.days = 60;
  }
  std::vector<Persons> deaths;
  for (const MonthResult& month : tiny::play(world, {}, tiny::settings(181, 3)))
    deaths.push_back(tiny::series_sum(month, Series::kDeaths));
  ASSERT_EQ(deaths.size(), 6U);
  for (const std::size_t month : {1U, 2U}) EXPECT_GT(deaths[month], deaths[0] / 3) << "month " << month;
}

TEST(EngineProperties, AStopWithinAMonthIsTakenUpWhereItWas) {
  const World world = tiny::make_world();
  const auto whole = tiny::as_texts(tiny::play(world, busy_policies(), tiny::settings()));
  std::vector<std::string> texts;
  Replicate replicate(world, busy_policies(), tiny::settings());
  int days = 0, stops = 0;
  while (texts.size() < whole.size() && stops < 1000) {
    stops += replicate.play_month([&](const MonthResult& month) { texts.push_back(tiny::as_text(month)); },
                                  [&](const Progress&) { return ++days % 7 != 0; })
                 ? 0
                 : 1;
  }
  EXPECT_GT(stops, 30);
  EXPECT_EQ(texts, whole);
}

// Nobody can be turned to a port that is not there. Enrolments are counted by port, so that there they are told by the
// gates alone.
TEST(EngineProperties, AWorldWithoutPortsPlays) {
  World world = tiny::make_world();
  const auto is_port = [&](Id<Place> place) { return world.places[place.index()].kind == "port"; };
  std::erase_if(world.routes, [&](const Route& route) { return is_port(route.from) || is_port(route.to); });
  std::erase_if(world.places, [](const Place& place) { return place.kind == "port"; });
  const auto months = tiny::play(world, busy_policies(), tiny::settings(90));
  EXPECT_GT(tiny::charged(months, Gate::kProcessing, Outcome::kWaitAbroad), 0);
  EXPECT_EQ(tiny::charged(months, Gate::kPortOfEntry, Outcome::kListed), 0);
}

TEST(EngineProperties, StoppingEarlyKeepsWholeMonths) {
  const World world = tiny::make_world();
  const auto whole = tiny::as_texts(tiny::play(world, {}, tiny::settings()));
  std::vector<std::string> kept;
  int days = 0;
  run_replicate(
      world, {}, tiny::settings(), [&](const MonthResult& month) { kept.push_back(tiny::as_text(month)); },
      [&](const Progress&) { return ++days < 75; });
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_TRUE(std::equal(kept.begin(), kept.end(), whole.begin()));
}

}  // namespace
}  // namespace corridor
