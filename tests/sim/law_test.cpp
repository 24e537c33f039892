// Versions of the law: the right one on each day, and none compiled twice.
#include "sim/law.hpp"

#include <gtest/gtest.h>

#include "sim/input/errors.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

bool expels(const GateTables& law) {
  for (const Link& link : law.chain(Gate::kProcessing, tiny::id(tiny::kWestSector), PartyClass{})) {
    if (link.outcome == Outcome::kExpelled) return true;
  }
  return false;
}

TEST(Law, ChangesOnTheDayAndOnlyThen) {
  const World world = tiny::make_world();
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.5, tiny::kFrom + Days{40})};
  Law law(world, policies, tiny::kFrom, tiny::kFrom + Days{90});
  law.prepare(0, 31);
  EXPECT_EQ(&law.on(0), &law.on(30)) << "one version for the whole month";
  law.prepare(31, 59);
  EXPECT_FALSE(expels(law.on(39)));
  EXPECT_TRUE(expels(law.on(40)));
  EXPECT_EQ(&law.on(40), &law.on(58));
  law.prepare(59, 90);
  EXPECT_TRUE(expels(law.on(59)));
}

TEST(Law, CourtCapacityComesFromTheWorldUntilAPolicySpeaks) {
  const World world = tiny::make_world();
  EXPECT_EQ(compile_law(world, {}, tiny::kFrom)->places(Room::kCourtReleased, tiny::id(tiny::kRoot)), 20);
  const PolicySet more{tiny::provides("judges", Room::kCourtReleased, 55)};
  EXPECT_EQ(compile_law(world, more, tiny::kFrom)->places(Room::kCourtReleased, tiny::id(tiny::kRoot)), 55);
}

TEST(Law, TooManyPoliciesAreADefect) {
  const World world = tiny::make_world();
  const PolicySet policies(kMostPolicies + 1, tiny::claims("same", Gate::kCourt, Outcome::kRelief, 0));
  EXPECT_THROW(compile_law(world, policies, tiny::kFrom), Defect);
}

}  // namespace
}  // namespace corridor
