// The same people in every history: a stricter law stops a superset, what does not concern someone changes nothing for
// them, samples have the same expected values, and paired histories differ with less noise.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

/// A larger share of a claim at the first gate of processing stops a superset of the same parties. Each cohort consists
/// of one person, so that rows of the gate table by nationality and month tell persons apart; nobody tries twice.
TEST(PairedHistories, ALargerClaimTakesASupersetOfTheSamePersons) {
  World world = tiny::make_independent_world(0);
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
          if (month.tally.cohorts()[cohort] > 0 &&
              row.value == tiny::series_sum(month, Series::kEncountersBetweenPorts))
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

TEST(PairedHistories, AHigherRateStopsNoFewerAnywhere) {
  World world = tiny::make_independent_world(5000);
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

TEST(PairedHistories, TheOrderOfUnrelatedPoliciesAndOfIdlersDoesNotMatter) {
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

TEST(PairedHistories, OneMorePersonChangesNobodyElse) {
  const World fewer = tiny::make_independent_world(500);
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

TEST(PairedHistories, ScalingDownKeepsExpectedValues) {
  const World world = tiny::make_independent_world(1000);
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

// The same under policies at gates of both kinds and with beds that are scarce. Sixty beds become twelve, which a
// family overfills by more of itself: that may differ by three in a hundred, all else by chance.
TEST(PairedHistories, ScalingDownKeepsExpectedValuesUnderPoliciesAndScarceRoom) {
  const World world = tiny::make_independent_world(4000);
  const PolicySet policies{tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 0.8),
                           tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.2),
                           tiny::claims("delegate", Gate::kTransfer, Outcome::kDelegated, 0.3),
                           tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 1.5),
                           tiny::provides("beds", Room::kBeds, 60)};
  const std::vector<std::pair<Gate, Outcome>> cells{{Gate::kTransit, Outcome::kApprehended},
                                                    {Gate::kPortOfEntry, Outcome::kListed},
                                                    {Gate::kProcessing, Outcome::kExpelled},
                                                    {Gate::kDetention, Outcome::kBed},
                                                    {Gate::kTransfer, Outcome::kDelegated}};
  std::map<std::size_t, std::array<std::vector<double>, 2>> counts;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    for (const std::size_t scaled : {0U, 1U}) {
      RunSettings settings = tiny::settings(151, seed + 100 * scaled);
      settings.scale = scaled == 1 ? 5 : 1;
      const auto months = tiny::play(world, policies, settings);
      for (std::size_t c = 0; c < cells.size(); ++c)
        counts[c][scaled].push_back(static_cast<double>(tiny::charged(months, cells[c].first, cells[c].second)));
    }
  }
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const auto [full, full_error] = mean_and_error(counts[c][0]);
    const auto [fifth, fifth_error] = mean_and_error(counts[c][1]);
    EXPECT_GT(full, 0) << name_of(cells[c].second);
    const double of_room = cells[c].second == Outcome::kBed ? 0.03 * full : 0;
    EXPECT_LT(std::abs(full - fifth), 4 * std::hypot(full_error, fifth_error) + of_room)
        << name_of(cells[c].first) << " " << name_of(cells[c].second) << ": " << full << " against " << fifth;
  }
}

TEST(PairedHistories, PairedHistoriesDifferWithFarLessNoise) {
  const World world = tiny::make_independent_world(500);
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

}  // namespace
}  // namespace corridor
