// One run over ranks gives what one process gives: ranks are threads here, which meet at a barrier to tell each other.
#include "sim/sharing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <cmath>
#include <thread>

#include "sim/input/errors.hpp"
#include "sim/population.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

/// Where ranks meet.
struct Table {
  explicit Table(int ranks) : meet(ranks), said(static_cast<std::size_t>(ranks)), numbers(said.size()) {}
  std::barrier<> meet;
  std::vector<std::string> said;
  std::vector<std::span<std::int64_t>> numbers;
};

class ThreadPeers final : public Peers {
 public:
  ThreadPeers(Table& table, int rank) : table_(&table), rank_(rank) {}
  int rank() const override { return rank_; }
  int count() const override { return static_cast<int>(table_->said.size()); }

  std::vector<std::string> gather(const std::string& own) override {
    ++gathered;
    table_->said[static_cast<std::size_t>(rank_)] = own;
    table_->meet.arrive_and_wait();
    std::vector<std::string> all = table_->said;
    table_->meet.arrive_and_wait();
    return all;
  }

  void sum(std::span<std::int64_t> numbers) override {
    ++summed;
    table_->numbers[static_cast<std::size_t>(rank_)] = numbers;
    table_->meet.arrive_and_wait();
    std::vector<std::int64_t> sums(numbers.size(), 0);
    for (const std::span<std::int64_t> one : table_->numbers) {
      ASSERT_EQ(one.size(), sums.size());
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += one[i];
    }
    table_->meet.arrive_and_wait();
    std::ranges::copy(sums, numbers.begin());
    table_->meet.arrive_and_wait();
  }

  int gathered = 0, summed = 0;

 private:
  Table* table_;
  int rank_;
};

/// What one rank saw.
struct Seen {
  std::vector<std::string> months;
  RunTotals totals;
  std::vector<std::uint64_t> events;  ///< As told after each day.
  int gathered = 0, summed = 0;
};

/// Does `work(peers, seen)` for each of so many ranks, all at once.
template <class Work>
std::vector<Seen> on_ranks(int ranks, const Work& work) {
  Table table(ranks);
  std::vector<Seen> seen(static_cast<std::size_t>(ranks));
  std::vector<std::jthread> threads;
  for (int rank = 0; rank < ranks; ++rank) {
    threads.emplace_back([&, rank] {
      ThreadPeers peers(table, rank);
      Seen& mine = seen[static_cast<std::size_t>(rank)];
      work(peers, mine);
      mine.gathered = peers.gathered;
      mine.summed = peers.summed;
    });
  }
  threads.clear();
  return seen;
}

/// Plays a run on so many ranks. `stop_at` is where `stopper` wants to stop; nobody does when it is past the period.
std::vector<Seen> play_on(int ranks, const World& world, const PolicySet& policies, const RunSettings& settings,
                          int stopper = 0, Day stop_at = Day::max()) {
  return on_ranks(ranks, [&](ThreadPeers& peers, Seen& mine) {
    RunSettings own = settings;
    own.peers = &peers;
    mine.totals = run_replicate(
        world, policies, own, [&](const MonthResult& month) { mine.months.push_back(tiny::as_text(month)); },
        [&](const Progress& progress) {
          mine.events.push_back(progress.events);
          return peers.rank() != stopper || progress.today < stop_at;
        });
  });
}

void expect_same(const Seen& one, const Seen& other) {
  EXPECT_EQ(one.months, other.months);
  EXPECT_EQ(one.totals.parties, other.totals.parties);
  EXPECT_EQ(one.totals.persons, other.totals.persons);
  EXPECT_EQ(one.totals.deaths, other.totals.deaths);
  EXPECT_EQ(one.totals.events, other.totals.events);
  EXPECT_EQ(one.totals.party_days, other.totals.party_days);
}

/// Every room is scarce, and who is declined asks for the next one the same day.
PolicySet scarce_everywhere() {
  const Day from = tiny::kFrom;
  return {tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, 0.1, from),
          tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.5, from, Room::kHearingsAbroad),
          tiny::claims("intake", Gate::kProcessing, Outcome::kToDetention, 0.6, from, Room::kFamilyIntake),
          tiny::claims("held", Gate::kProcessing, Outcome::kToDetention, 0.4, from),
          tiny::claims("list", Gate::kPortOfEntry, Outcome::kListed, 0.8, from),
          tiny::scales("contacts", Gate::kContact, Outcome::kBookedLocal, 4, from),
          tiny::claims("delegate", Gate::kTransfer, Outcome::kDelegated, 0.3, from),
          tiny::provides("hearings", Room::kHearingsAbroad, 3),
          tiny::provides("families", Room::kFamilyIntake, 2),
          tiny::provides("slots", Room::kPortSlots, 1.5),
          tiny::provides("beds", Room::kBeds, 90)};
}

World busy_world() {
  World world = tiny::make_world(3000);
  world.bed_shares.assign(world.jurisdictions.size(), 0);
  world.bed_shares[tiny::kAreaOne] = 0.7;
  world.bed_shares[tiny::kAreaTwo] = 0.3;
  return world;
}

TEST(ThreadsRanks, AnyNumberGivesTheSameMonths) {
  const World world = busy_world();
  for (const std::uint32_t scale : {1U, 3U}) {
    RunSettings settings = tiny::settings(300, 5);
    settings.scale = scale;
    const Seen alone = play_on(1, world, scarce_everywhere(), settings)[0];
    EXPECT_EQ(alone.months.size(), 10U);
    EXPECT_EQ(alone.gathered + alone.summed, 0) << "one rank has nobody to talk to";
    for (const int ranks : {2, 3}) {
      for (const int threads : {1, 2}) {
        settings.threads = threads;
        for (const Seen& rank : play_on(ranks, world, scarce_everywhere(), settings)) expect_same(rank, alone);
      }
    }
  }
}

TEST(ThreadsRanks, OneMessageADayIsEnough) {
  const World world = busy_world();
  const Seen rank = play_on(2, world, scarce_everywhere(), tiny::settings(300, 5))[1];
  EXPECT_EQ(rank.gathered, 300 + 10) << "one a day, and one a month for the length of counts";
  EXPECT_EQ(rank.summed, 10) << "one a month";
}

TEST(ThreadsRanks, ProgressTellsTheEventsOfAllRanks) {
  const World world = busy_world();
  const RunSettings settings = tiny::settings(120, 5);
  const std::uint64_t alone = play_on(1, world, scarce_everywhere(), settings)[0].events.back();
  for (const Seen& rank : play_on(2, world, scarce_everywhere(), settings)) {
    EXPECT_EQ(rank.events.back(), alone);
    EXPECT_TRUE(std::ranges::is_sorted(rank.events));
  }
}

TEST(ThreadsRanks, StopAfterTheSameDayWhoeverAsks) {
  const World world = busy_world();
  for (const int days : {40, 58, 59, 60}) {  // within a month and about its end
    const Day stop_at = tiny::kFrom + Days{days};
    for (const int stopper : {0, 1}) {
      const std::vector<Seen> ranks = play_on(2, world, scarce_everywhere(), tiny::settings(90, 5), stopper, stop_at);
      expect_same(ranks[0], ranks[1]);
      EXPECT_LE(ranks[0].months.size(), 2U);
      EXPECT_EQ(ranks[0].events.size(), ranks[1].events.size());
    }
  }
}

/// Plays on so many ranks until the last of them stops, from `saved` where there is something. Leaves in `saved` what
/// every rank saved; what each saw must agree.
Seen play_and_save(int ranks, const World& world, const RunSettings& settings, Day stop, std::string& saved) {
  std::vector<std::string> bytes(static_cast<std::size_t>(ranks));
  const std::vector<Seen> seen = on_ranks(ranks, [&](ThreadPeers& peers, Seen& mine) {
    RunSettings own = settings;
    own.peers = &peers;
    Replicate replicate(world, scarce_everywhere(), own);
    if (!saved.empty()) replicate.load(from_bytes(saved));
    while (replicate.play_month(
        [&](const MonthResult& month) { mine.months.push_back(tiny::as_text(month)); },
        [&](const Progress& progress) { return peers.rank() != ranks - 1 || progress.today < stop; })) {
    }
    mine.totals = replicate.totals();
    std::string& own_bytes = bytes[static_cast<std::size_t>(peers.rank())];
    replicate.save([&](std::string_view more) { own_bytes += more; });
  });
  for (const Seen& rank : seen) expect_same(rank, seen[0]);
  for (const std::string& one : bytes) EXPECT_TRUE(one == bytes[0]) << "each rank saves everything";
  saved = bytes[0];
  return seen[0];
}

TEST(ThreadsRanks, GoOnFromACheckpointOfAnyNumber) {
  const World world = busy_world();
  RunSettings settings = tiny::settings(150, 5);
  const Seen alone = play_on(1, world, scarce_everywhere(), settings)[0];
  for (const int days : {10, 57, 58, 59, 75}) {
    for (const auto& [before, after] : {std::pair{2, 3}, {3, 1}, {1, 2}, {2, 2}}) {
      std::string saved;
      const Seen first = play_and_save(before, world, settings, tiny::kFrom + Days{days}, saved);
      Seen both = play_and_save(after, world, settings, Day::max(), saved);
      both.months.insert(both.months.begin(), first.months.begin(), first.months.end());
      expect_same(both, alone);
    }
  }
}

TEST(Ranks, HaveAboutTheSameNumberOfPartiesAtEveryScale) {
  for (const int ranks : {2, 3, 64}) {
    for (const std::size_t scale : {1U, 2U, 64U, 100U}) {
      std::vector<int> parties(static_cast<std::size_t>(ranks), 0);
      for (std::size_t i = 0; i < 64'000; ++i)
        ++parties[static_cast<std::size_t>(rank_of(Population::identity(24'168, 7 + i * scale), ranks))];
      const auto [least, most] = std::ranges::minmax(parties);
      const double mean = 64'000.0 / ranks;
      EXPECT_GT(least, mean - 5 * std::sqrt(mean)) << ranks << " ranks at 1:" << scale;
      EXPECT_LT(most, mean + 5 * std::sqrt(mean)) << ranks << " ranks at 1:" << scale;
    }
  }
}

TEST(Ranks, KeepFamiliesTogether) {
  for (std::uint64_t identity = 1; identity < 1000; ++identity)
    EXPECT_EQ(rank_of(identity | kSeparatedBit, 7), rank_of(identity, 7));
}

TEST(Ranks, RefuseSomebodyWhoWatchesLives) {
  class Anyone final : public Witness {
    bool watches(std::uint64_t) const override { return true; }
    void month(std::span<const LifeEvent>) override {}
  } witness;
  Table table(2);
  ThreadPeers peers(table, 0);
  const World world = tiny::make_world();
  EXPECT_THROW(Sharing(world, &peers, &witness), RunFailure);
  EXPECT_NO_THROW(Sharing(world, nullptr, &witness));
}

}  // namespace
}  // namespace corridor
