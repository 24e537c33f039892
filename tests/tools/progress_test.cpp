// The words of the progress bar.
#include "tools/progress.hpp"

#include <gtest/gtest.h>

namespace corridor::tools {
namespace {

RunProgress halfway_through_the_second_of_four() {
  RunProgress progress;
  progress.replicate = 1;
  progress.replicates = 4;
  progress.events_before = 6'000'000;
  parse_day("2014-01-01", progress.engine.from);
  parse_day("2014-01-03", progress.engine.to);
  parse_day("2014-01-02", progress.engine.today);
  progress.engine.events = 3'000'000;
  return progress;
}

TEST(Progress, CountsReplicatesAsPartsOfTheWhole) {
  EXPECT_DOUBLE_EQ(share_done(halfway_through_the_second_of_four()), 0.375);
  EXPECT_DOUBLE_EQ(share_done(RunProgress{}), 1.0) << "an empty period is done";
}

TEST(Progress, TellsDayRateAndTimeLeft) {
  EXPECT_EQ(progress_line(halfway_through_the_second_of_four(), 30),
            " 38 %  replicate 2 of 4, 2014-01-02  0.3 million events/s  0:50 left");
}

TEST(Progress, ClockHasHoursWhenThereAreAny) {
  EXPECT_EQ(as_clock(0), "0:00");
  EXPECT_EQ(as_clock(127), "2:07");
  EXPECT_EQ(as_clock(3727), "1:02:07");
  EXPECT_EQ(as_clock(-1), "0:00");
}

}  // namespace
}  // namespace corridor::tools
