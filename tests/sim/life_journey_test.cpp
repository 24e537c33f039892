// What the way is asked: when a step ends that something ends.
#include "sim/life_journey.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace corridor {
namespace {

TEST(LifeJourney, AHopIsEndedBeforeItsTimeAndAsOftenLateAsEarly) {
  const Luck luck{7, 0};
  for (const double days : {0.3, 2.0, 15.0}) {
    double sum = 0;
    const int hops = 4000;
    for (std::uint64_t i = 0; i < hops; ++i) {
      const Draws draws = luck.at(i, Purpose::kHop, 0);
      const Hop hop{0, false, days, static_cast<int>(days + draws[0]), 0, draws[0], draws[1]};
      const int until = days_until_stopped(hop, 1e-6);
      EXPECT_LE(until, hop.whole_days);
      EXPECT_GE(until, 0);
      sum += until;
    }
    EXPECT_NEAR(sum / hops, days / 2, 4 * std::sqrt((days * days / 12 + 0.25) / hops));
  }
  EXPECT_EQ(days_until_stopped({0, false, 100, 100, 0, 0.5, 0.5}, 10), 0) << "great danger does not wait";
}

}  // namespace
}  // namespace corridor
