// A replicate that is saved on one day and loaded elsewhere goes on as if nothing had happened.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sim/input/errors.hpp"
#include "sim/state_bytes.hpp"
#include "tests/sim/follower.hpp"

namespace corridor {
namespace {

/// Scarce rooms of every kind, lists, people held, and a policy that remembers.
PolicySet policies() {
  return {std::make_shared<tiny::Follower>(0.5),
          tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, 0.1),
          tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.5, tiny::kFrom, Room::kHearingsAbroad),
          tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 0.8),
          tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 1.5, tiny::kFrom + Days{70}),
          tiny::scales("contacts", Gate::kContact, Outcome::kBookedLocal, 2),
          tiny::provides("hearings", Room::kHearingsAbroad, 3),
          tiny::provides("slots", Room::kPortSlots, 1.5),
          tiny::provides("beds", Room::kBeds, 90)};
}

constexpr int kLength = 200;  ///< Days: it ends within a month.

struct Story {
  std::vector<std::string> months;
  RunTotals totals;
};

void expect_same(const Story& one, const Story& other, const std::string& which) {
  EXPECT_EQ(one.months, other.months) << which;
  EXPECT_EQ(one.totals.parties, other.totals.parties) << which;
  EXPECT_EQ(one.totals.persons, other.totals.persons) << which;
  EXPECT_EQ(one.totals.deaths, other.totals.deaths) << which;
  EXPECT_EQ(one.totals.events, other.totals.events) << which;
  EXPECT_EQ(one.totals.party_days, other.totals.party_days) << which;
}

RunSettings settings(int threads, std::uint32_t scale = 1) {
  RunSettings settings = tiny::settings(kLength, 3, threads);
  settings.scale = scale;
  return settings;
}

/// Plays days until `stop` have been lived, or to the end.
void play_until(Replicate& replicate, Day stop, Story& story) {
  const MonthCallback keep = [&](const MonthResult& month) { story.months.push_back(tiny::as_text(month)); };
  if (replicate.today() >= stop) return;
  while (replicate.play_month(keep, [&](const Progress& progress) { return progress.today + Days{1} < stop; }))
    continue;
}

/// Plays with a pause after each of `stops` days, in which everything goes through bytes to as many threads as its turn
/// says.
Story play_with_pauses(const World& world, std::vector<int> stops, std::vector<int> threads, std::uint32_t scale = 1) {
  Story story;
  std::string bytes;
  stops.push_back(kLength);
  for (std::size_t part = 0; part < stops.size(); ++part) {
    Replicate replicate(world, policies(), settings(threads[part % threads.size()], scale));
    if (part > 0) replicate.load(from_bytes(bytes));
    play_until(replicate, tiny::kFrom + Days{stops[part]}, story);
    bytes.clear();
    replicate.save([&](std::string_view more) { bytes += more; });
    story.totals = replicate.totals();
  }
  return story;
}

TEST(ThreadsCheckpoint, ARunGoesOnToTheSameBytesFromAnyDay) {
  const World world = tiny::make_world(3000);
  const Story whole = play_with_pauses(world, {}, {1});
  EXPECT_EQ(whole.months.size(), 7U);
  std::mt19937 days(11);
  for (int i = 0; i < 12; ++i) {
    const int stop = static_cast<int>(days() % kLength);
    const int before = 1 + i % 3, after = 1 + (i + 1) % 3;
    expect_same(play_with_pauses(world, {stop}, {before, after}), whole, "stopped after day " + std::to_string(stop));
  }
}

TEST(ThreadsCheckpoint, ARunGoesOnFromTheFirstAndLastDaysOfMonths) {
  const World world = tiny::make_world(2000);
  const Story whole = play_with_pauses(world, {}, {2});
  for (const int stop : {0, 1, 30, 31, 32, 58, 59, 60, kLength - 1, kLength})
    expect_same(play_with_pauses(world, {stop}, {2, 1}), whole, "stopped after day " + std::to_string(stop));
}

TEST(ThreadsCheckpoint, ARunMayStopEveryDay) {
  const World world = tiny::make_world(500);
  std::vector<int> every(kLength - 1);
  std::generate(every.begin(), every.end(), [day = 0]() mutable { return ++day; });
  expect_same(play_with_pauses(world, every, {1, 2}), play_with_pauses(world, {}, {1}), "every day");
}

TEST(Checkpoint, KeepsWhatRoomsOweToASample) {
  const World world = tiny::make_world(20000);
  const Story whole = play_with_pauses(world, {}, {1}, 10);
  expect_same(play_with_pauses(world, {45, 100, 133}, {1}, 10), whole, "at 1:10");
}

TEST(Checkpoint, AWarmUpIsGoneOnWithToo) {
  World world = tiny::make_world(1000);
  RunSettings from_march = settings(1);
  from_march.from = tiny::kFrom + Days{75};
  world.parameters.at("warm_up_months").value = 2;
  const auto story = [&](int stop) {
    Story all;
    Replicate first(world, policies(), from_march);
    play_until(first, tiny::kFrom + Days{stop}, all);
    std::string bytes;
    first.save([&](std::string_view more) { bytes += more; });
    Replicate second(world, policies(), from_march);
    second.load(from_bytes(bytes));
    play_until(second, from_march.to, all);
    all.totals = second.totals();
    return all;
  };
  const Story whole = story(0);
  for (const int stop : {20, 60, 80}) expect_same(story(stop), whole, "stopped after day " + std::to_string(stop));
}

TEST(Checkpoint, IsOfAReplicateThatHasNotBegun) {
  const World world = tiny::make_world(100);
  Replicate replicate(world, {}, settings(1));
  std::string bytes;
  replicate.save([&](std::string_view more) { bytes += more; });
  Story story;
  play_until(replicate, tiny::kFrom + Days{3}, story);
  EXPECT_THROW(replicate.load(from_bytes(bytes)), Defect);
}

TEST(Checkpoint, EndsWhereItsBytesEnd) {
  const World world = tiny::make_world(100);
  Replicate replicate(world, {}, settings(1));
  std::string bytes;
  replicate.save([&](std::string_view more) { bytes += more; });
  bytes.pop_back();
  Replicate other(world, {}, settings(1));
  EXPECT_THROW(other.load(from_bytes(bytes)), Defect);
}

TEST(Checkpoint, IsNotForAPolicyThatRemembersNothing) {
  EXPECT_EQ(tiny::provides("beds", Room::kBeds, 90)->memory(), "");
  EXPECT_THROW(tiny::provides("beds", Room::kBeds, 90)->recall("x"), Defect);
}

}  // namespace
}  // namespace corridor
