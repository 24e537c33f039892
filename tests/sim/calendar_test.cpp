// The calendar gives back what was put in, once, on its day.
#include "sim/calendar.hpp"

#include <gtest/gtest.h>

#include <set>

namespace corridor {
namespace {

std::multiset<std::uint64_t> identities(const std::vector<std::unique_ptr<Block>>& blocks) {
  std::multiset<std::uint64_t> all;
  for (const std::unique_ptr<Block>& block : blocks) {
    for (std::size_t i = 0; i < block->size; ++i) all.insert(block->parties[i].identity);
  }
  return all;
}

TEST(CalendarTest, EveryPartyComesBackOnceOnItsDay) {
  Calendar calendar(10, 3);
  for (std::uint64_t i = 0; i < 3000; ++i) {
    Party party;
    party.identity = i;
    calendar.put(i % 3, i % 10, party);
  }
  std::multiset<std::uint64_t> seen;
  for (std::size_t day = 0; day < 10; ++day) {
    auto due = calendar.due(day);
    for (const std::uint64_t identity : identities(due)) EXPECT_EQ(identity % 10, day);
    seen.merge(identities(due));
    EXPECT_TRUE(calendar.due(day).empty()) << "taken once";
    calendar.recycle(std::move(due));
  }
  EXPECT_EQ(seen.size(), 3000U);
  EXPECT_EQ(std::set<std::uint64_t>(seen.begin(), seen.end()).size(), 3000U);
}

TEST(CalendarTest, BlocksAreReusedEmpty) {
  Calendar calendar(3, 2);
  for (std::uint64_t i = 0; i < 2 * Block::kCapacity + 1; ++i) calendar.put(0, 0, Party{});
  auto due = calendar.due(0);
  EXPECT_EQ(due.size(), 3U);
  calendar.recycle(std::move(due));
  Party party;
  party.identity = 42;
  calendar.put(0, 1, party);
  EXPECT_EQ(identities(calendar.due(1)), (std::multiset<std::uint64_t>{42}));
}

TEST(CalendarTest, DaysPastTheEndAreDropped) {
  Calendar calendar(2, 1);
  calendar.put(0, 2, Party{});
  calendar.put(0, 100000, Party{});
  EXPECT_TRUE(calendar.due(0).empty());
  EXPECT_TRUE(calendar.due(1).empty());
}

}  // namespace
}  // namespace corridor
