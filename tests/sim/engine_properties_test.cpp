// What must hold in every world and for every policy set: same bytes on any number of threads, no effect without a
// cause, no effect before its cause, nobody lost, and the same people in every counterfactual.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/law.hpp"
#include "sim/population.hpp"
#include "tests/sim/tiny.hpp"

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

/// Nothing is scarce and nobody is afraid: parties do not touch one another.
World independent_world(Persons persons) {
  World world = tiny::make_world(persons);
  world.parameters["risk_elasticity"].value = 0;
  world.parameters["route_risk_cost"].value = 0;
  world.parameters["court_completions_per_day"].value = 1e9;
  return world;
}

std::map<State, Persons> stocks_of(const MonthResult& month) {
  std::map<State, Persons> all;
  for (const Tally::StateRow& row : month.stocks) all[row.state] += row.persons;
  return all;
}

Persons series_sum(const MonthResult& month, Series series) {
  Persons sum = 0;
  for (const Tally::Row& row : month.tally.series_rows()) sum += row.series == series ? row.value : 0;
  return sum;
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

/// A larger share of a claim at the first gate of processing stops a superset of the same parties. Each cohort consists
/// of one person, so that rows of the gate table by nationality and month tell persons apart; nobody tries twice.
TEST(EngineProperties, ALargerClaimTakesASupersetOfTheSamePersons) {
  World world = independent_world(0);
  world.residents.clear();
  world.cohorts.clear();
  std::erase_if(world.base_rates,
                [](const BaseRate& rate) { return rate.gate == Gate::kReturn || rate.gate == Gate::kTransit; });
  for (int month = 0; month < 240; ++month) {
    world.cohorts.push_back({std::chrono::year{2014} / 1 + std::chrono::months{month}, 0, PartyKind::kSingleAdult, 1});
  }
  const auto expelled = [&](double share) {
    std::set<std::size_t> who;
    const auto months = tiny::play(world, {tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, share)},
                                   tiny::settings(7305, 9));
    for (const MonthResult& month : months) {
      const std::size_t details = 2;
      for (const Tally::Row& row : month.tally.series_rows()) {
        if (row.series != Series::kEncountersBetweenPorts || row.detail % details != 1) continue;
        for (std::size_t cohort = 0; cohort < month.tally.cohorts().size(); ++cohort) {
          if (month.tally.cohorts()[cohort] > 0 && row.value == series_sum(month, Series::kEncountersBetweenPorts))
            who.insert(cohort);
        }
      }
    }
    return who;
  };
  std::set<std::size_t> smaller = expelled(0.1);
  for (const double share : {0.3, 0.6, 1.0}) {
    const std::set<std::size_t> larger = expelled(share);
    std::size_t kept = 0;
    for (const std::size_t who : smaller) kept += larger.count(who);
    EXPECT_EQ(kept, smaller.size()) << share;
    EXPECT_GT(larger.size(), smaller.size());
    smaller = larger;
  }
  EXPECT_GT(smaller.size(), 60U);
}

TEST(EngineProperties, AHigherRateStopsNoFewerAnywhere) {
  World world = independent_world(5000);
  world.residents.clear();
  std::erase_if(world.base_rates,
                [](const BaseRate& rate) { return rate.gate == Gate::kReturn || rate.gate == Gate::kTransit; });
  const auto stopped = [&](double scale) {
    std::map<std::pair<Month, std::uint16_t>, Persons> all;
    const PolicySet policies{tiny::scales("agents", Gate::kCrossing, Outcome::kApprehended, scale)};
    for (const MonthResult& month : tiny::play(world, policies, tiny::settings(400, 4))) {
      for (const Tally::GateRow& row : month.tally.gate_rows()) {
        if (row.gate == Gate::kCrossing && row.outcome == Outcome::kApprehended)
          all[{month.month, row.where.value}] += row.persons;
      }
    }
    return all;
  };
  auto lower = stopped(0.5);
  for (const double scale : {0.8, 1.0, 1.7, 5.0}) {
    auto higher = stopped(scale);
    for (const auto& [where, persons] : lower) EXPECT_GE(higher[where], persons) << scale << " at " << where.second;
    lower = higher;
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
    deaths += series_sum(month, Series::kDeaths);
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

TEST(EngineProperties, WhatOneGateLetsThroughArrivesAtTheNext) {
  const World world = tiny::make_world(1000);  // months refer to it
  const auto months = tiny::play(world, busy_policies(), tiny::settings(365, 8));
  for (const MonthResult& month : months) {
    std::map<Series, Persons> sums;
    for (const Tally::Row& row : month.tally.series_rows()) sums[row.series] += row.value;
    Persons processed = 0, transferred = 0;
    for (const Tally::GateRow& row : month.tally.gate_rows()) {
      processed += row.gate == Gate::kProcessing ? row.persons : 0;
      transferred +=
          row.gate == Gate::kTransfer && (row.outcome == Outcome::kTransferred || row.outcome == Outcome::kDelegated)
              ? row.persons
              : 0;
    }
    EXPECT_EQ(sums[Series::kEncountersBetweenPorts] + sums[Series::kEncountersAtPorts], processed);
    EXPECT_EQ(sums[Series::kProcessing], processed);
    EXPECT_EQ(sums[Series::kInteriorArrests], transferred);
  }
}

// Little's law: persons in a bed, summed over days, are book-ins times the length of stay, wherever the stays began and
// ended.
TEST(EngineProperties, PersonsDetainedAreBookInsTimesStay) {
  World world = independent_world(4000);
  world.residents.clear();
  double person_days = 0, book_ins = 0;
  for (const char* stay :
       {"detention_days_fast", "detention_days_protection", "detention_days_interior", "detention_days_family"})
    world.parameters[stay].value = 12;
  for (const MonthResult& month : tiny::play(world, {}, tiny::settings(730, 6, 2))) {
    const auto days =
        static_cast<double>((first_day(month.month + std::chrono::months{1}) - first_day(month.month)).count());
    person_days += static_cast<double>(series_sum(month, Series::kDetained)) * days;
    book_ins += static_cast<double>(series_sum(month, Series::kBookIns));
  }
  ASSERT_GT(book_ins, 1000);
  EXPECT_NEAR(person_days / book_ins, 12, 0.6) << "days in a bed";
}

TEST(EngineProperties, BedsAreNotOverfilled) {
  World world = independent_world(4000);
  const auto months = tiny::play(world, {tiny::provides("beds", Room::kBeds, 50)}, tiny::settings(365, 6));
  Persons most = 0;
  for (const MonthResult& month : months) {
    const Persons detained = stocks_of(month)[State::kDetained];
    most = std::max(most, detained);
    EXPECT_LE(detained, 53) << "50 beds, and the last family of four enters whole";
  }
  EXPECT_GT(most, 40) << "beds are scarce in this world";
}

TEST(EngineProperties, ListsAtPortsMoveByTheSlotsOfTheDay) {
  World world = independent_world(4000);
  world.parameters["port_patience_days"].value = 1e6;
  const PolicySet policies{tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 1),
                           tiny::provides("slots", Room::kPortSlots, 2)};
  Persons processed = 0, waiting = 0;
  const auto months = tiny::play(world, policies, tiny::settings(120, 6));
  for (const MonthResult& month : months) {
    for (const Tally::Row& row : month.tally.series_rows()) {
      processed += row.series == Series::kEncountersAtPorts ? row.value : 0;
    }
    waiting = stocks_of(month)[State::kPortList];
    EXPECT_EQ(waiting, series_sum(month, Series::kPortList)) << "the list is the stock";
  }
  EXPECT_GT(waiting, 0);
  EXPECT_LE(processed, 120 * 2 + 4) << "two slots a day in all";
  EXPECT_GT(processed, 180);
}

TEST(EngineProperties, TheOrderOfUnrelatedPoliciesAndOfIdlersDoesNotMatter) {
  const World world = tiny::make_world(1000);
  const auto expel = tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.3);
  const auto surge = tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 2);
  const auto idle = tiny::claims("idle", Gate::kCourt, Outcome::kRelief, 0);
  const auto named = [&](const PolicySet& policies) {
    std::vector<std::map<std::string, Persons>> all;
    for (const MonthResult& month : tiny::play(world, policies, tiny::settings(200, 3))) {
      std::map<std::string, Persons>& rows = all.emplace_back();
      for (const Tally::GateRow& row : month.tally.gate_rows()) {
        const std::string by = row.by == kBase ? "base" : policies[row.by]->name();
        rows[std::string(name_of(row.gate)) + std::to_string(row.where.value) + std::string(name_of(row.outcome)) +
             by] += row.persons;
      }
      for (const Tally::StateRow& row : month.stocks)
        rows[std::string(name_of(row.state)) + std::to_string(row.where.value)] += row.persons;
    }
    return all;
  };
  const auto first = named({expel, surge});
  EXPECT_EQ(named({surge, expel}), first);
  EXPECT_EQ(named({idle, expel, surge}), first);
  EXPECT_EQ(named({expel, idle, surge}), first);
}

TEST(EngineProperties, OneMorePersonChangesNobodyElse) {
  const World fewer = independent_world(500);
  World more = fewer;
  more.cohorts[4].persons += 1;
  ASSERT_EQ(more.cohorts[4].kind, PartyKind::kSingleAdult);
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.3)};
  const auto before = tiny::play(fewer, policies, tiny::settings(365, 2)),
             after = tiny::play(more, policies, tiny::settings(365, 2));
  std::map<std::string, Persons> change;
  for (std::size_t m = 0; m < before.size(); ++m) {
    std::map<std::string, Persons> rows;
    const auto add = [&](const MonthResult& month, Persons sign) {
      for (const Tally::GateRow& row : month.tally.gate_rows()) {
        rows[std::to_string(index_of(row.gate)) + "," + std::to_string(row.where.value) + "," +
             std::string(name_of(row.outcome))] += sign * row.persons;
      }
    };
    add(after[m], 1);
    add(before[m], -1);
    for (const auto& [row, persons] : rows) {
      EXPECT_GE(persons, 0) << row << ": someone else's life changed";
      EXPECT_LE(persons, 12) << row << ": one person meets a gate so often in a month?";
      change[row] += persons;
    }
    Persons alive_change = 0;
    for (const Tally::StateRow& row : after[m].stocks) alive_change += row.persons;
    for (const Tally::StateRow& row : before[m].stocks) alive_change -= row.persons;
    EXPECT_EQ(alive_change, before[m].month < more.cohorts[4].month ? 0 : 1);
  }
  EXPECT_EQ(change["0,0,left"] + change["0,0,stayed"], 1) << "one person more decided to leave or to stay";
}

/// Mean and standard error of the mean.
std::pair<double, double> mean_and_error(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  const double mean = sum / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / static_cast<double>(values.size() - 1) / static_cast<double>(values.size()))};
}

TEST(EngineProperties, ScalingDownKeepsExpectedValues) {
  const World world = independent_world(1000);
  const std::vector<std::pair<Gate, Outcome>> cells{
      {Gate::kDeparture, Outcome::kLeft},   {Gate::kTransit, Outcome::kApprehended},
      {Gate::kCrossing, Outcome::kGotAway}, {Gate::kProcessing, Outcome::kToDetention},
      {Gate::kCourt, Outcome::kRelief},     {Gate::kTransfer, Outcome::kTransferred}};
  std::map<std::size_t, std::array<std::vector<double>, 2>> counts;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    for (const std::size_t scaled : {0U, 1U}) {
      RunSettings settings = tiny::settings(240, seed + 100 * scaled);
      settings.scale = scaled == 1 ? 10 : 1;
      const auto months = tiny::play(world, {}, settings);
      for (std::size_t c = 0; c < cells.size(); ++c) {
        counts[c][scaled].push_back(static_cast<double>(tiny::charged(months, cells[c].first, cells[c].second)));
      }
    }
  }
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const auto [full, full_error] = mean_and_error(counts[c][0]);
    const auto [tenth, tenth_error] = mean_and_error(counts[c][1]);
    EXPECT_GT(tenth_error, full_error) << "fewer parties, more noise";
    EXPECT_LT(std::abs(full - tenth), 4 * std::hypot(full_error, tenth_error))
        << name_of(cells[c].first) << " " << name_of(cells[c].second);
  }
}

TEST(EngineProperties, PairedHistoriesDifferWithFarLessNoise) {
  const World world = independent_world(500);
  const PolicySet policies{tiny::scales("agents", Gate::kCrossing, Outcome::kApprehended, 0.9)};
  std::vector<double> base, alternative, difference;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto apprehended = [&](const PolicySet& set) {
      return static_cast<double>(
          tiny::charged(tiny::play(world, set, tiny::settings(240, seed)), Gate::kCrossing, Outcome::kApprehended));
    };
    base.push_back(apprehended({}));
    alternative.push_back(apprehended(policies));
    difference.push_back(alternative.back() - base.back());
  }
  const double paired = mean_and_error(difference).second,
               apart = std::hypot(mean_and_error(base).second, mean_and_error(alternative).second);
  EXPECT_LT(paired * paired, 0.4 * apart * apart) << "variance of the difference with and without common luck";
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
