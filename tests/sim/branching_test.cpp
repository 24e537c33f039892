// A history that parts from another goes on from the past that they share, and is then the same as if it had been
// played from the first day.
#include <gtest/gtest.h>

#include "sim/state_bytes.hpp"
#include "tests/sim/follower.hpp"

namespace corridor {
namespace {

constexpr int kLength = 200;  ///< Days: it ends within a month.

PolicySet policies(Day surge_from, double step = 0.5) {
  return {std::make_shared<tiny::Follower>(step, 2),
          tiny::claims("abroad", Gate::kProcessing, Outcome::kWaitAbroad, 0.5, tiny::kFrom, Room::kHearingsAbroad),
          tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 1.5, surge_from),
          tiny::provides("hearings", Room::kHearingsAbroad, 3), tiny::provides("beds", Room::kBeds, 90)};
}

std::vector<std::string> as_texts(const std::vector<MonthResult>& months) {
  std::vector<std::string> texts;
  for (const MonthResult& month : months) texts.push_back(tiny::as_text(month));
  return texts;
}

struct Branched {
  std::vector<std::string> months;  ///< The shared ones too.
  std::size_t shared = 0;
  std::uint64_t events = 0;
};

/// Plays `base` while `number` of the other set says the same, then the other set from there.
Branched branch(const World& world, const PolicySet& base, const PolicySet& other, PolicyIndex number) {
  const RunSettings settings = tiny::settings(kLength, 3, 2);
  Branched branched;
  OtherPolicies others{{number, other[number]}};
  const auto keep = [&](const MonthResult& month) { branched.months.push_back(tiny::as_text(month)); };
  Replicate played(world, base, settings);
  bool more = true;
  while (more && played.same_law_under(others)) {
    more = played.play_month([&](const MonthResult& month) {
      keep(month);
      for (auto& [p, policy] : others) {
        if (const Amendment amendment = policy->after(month); amendment.policy) policy = amendment.policy;
      }
    });
  }
  branched.shared = branched.months.size();
  branched.events = played.totals().events;
  if (!more) return branched;
  std::string bytes;
  played.save([&](std::string_view some) { bytes += some; });
  Replicate own(world, other, settings);
  own.load(from_bytes(bytes), others);
  while (own.play_month(keep)) continue;
  branched.events = own.totals().events;
  return branched;
}

void expect_branches(const PolicySet& base, const PolicySet& other, PolicyIndex number, std::size_t shared) {
  const World world = tiny::make_world(3000);
  RunTotals totals;
  const auto whole = as_texts(tiny::play(world, other, tiny::settings(kLength, 3, 1), &totals));
  ASSERT_EQ(whole.size(), 7U);
  const Branched branched = branch(world, base, other, number);
  EXPECT_EQ(branched.shared, shared);
  EXPECT_EQ(branched.months, whole);
  EXPECT_EQ(branched.events, totals.events);
  if (shared < whole.size()) {
    EXPECT_NE(as_texts(tiny::play(world, base, tiny::settings(kLength, 3, 1))), whole) << "a policy that matters";
  }
}

TEST(Branching, GoesOnFromTheMonthInWhichAPolicyBegins) {
  const Day may = std::chrono::year{2014} / 5 / 10;
  expect_branches(policies(tiny::kFrom + Days{kLength}), policies(may), 2, 4);
  expect_branches(policies(may), policies(tiny::kFrom + Days{kLength}), 2, 4);
  expect_branches(policies(may), policies(std::chrono::year{2014} / 6 / 30), 2, 4);
}

TEST(Branching, SharesEverythingWithAPolicyThatSaysTheSame) {
  expect_branches(policies(tiny::kFrom), policies(tiny::kFrom - Days{30}), 2, 7);
  expect_branches(policies(tiny::kFrom + Days{kLength}), policies(tiny::kFrom + Days{kLength + 50}), 2, 7);
}

TEST(Branching, SharesNothingWhereThePoliciesDifferFromTheFirstDay) {
  expect_branches(policies(tiny::kFrom), policies(tiny::kFrom + Days{1}), 2, 0);
}

/// Both remember from the first month on, and say another thing after the third.
TEST(Branching, FollowsWhatAPolicyHasBecome) {
  const Day never = tiny::kFrom + Days{kLength};
  expect_branches(policies(never, 0.5), policies(never, 0.6), 0, 3);
}

}  // namespace
}  // namespace corridor
