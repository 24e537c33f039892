// The words of the progress bar.
#include "tools/progress.hpp"

#include <gtest/gtest.h>

#include "sim/plan.hpp"
#include "tools/sweep_meter.hpp"

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

TEST(Progress, SpeaksTheLanguageOfTheReader) {
  EXPECT_EQ(progress_line(halfway_through_the_second_of_four(), 30, {.language = Language::kSpanish}),
            " 38 %  réplica 2 de 4, 2014-01-02  0.3 millones de sucesos/s  faltan 0:50");
  SweepProgress progress;
  progress.planned = 1000;
  progress.passed = 450;
  progress.reused = 200;
  progress.played = 250;
  EXPECT_EQ(sweep_line(progress, 20), " 45 %  450 of 1000 runs (200 from before)  12.5 runs/s  0:44 left");
  EXPECT_EQ(sweep_line(progress, 20, {.language = Language::kSpanish}),
            " 45 %  450 de 1000 corridas (200 de antes)  12.5 corridas/s  faltan 0:44");
}

// The engine tells its plan in English; screens take the words from the catalogue, which says the same.
TEST(Plan, HasTheWordsOfTheEngineInTheCatalogue) {
  for (const PlanStep& step : plan()) {
    EXPECT_EQ(word(Language::kEnglish, "plan.step." + std::string(step.name)), step.name);
    EXPECT_EQ(word(Language::kEnglish, "plan.what." + std::string(step.name)), step.what);
    EXPECT_NE(word(Language::kSpanish, "plan.what." + std::string(step.name)), step.what);
  }
}

TEST(Progress, ClockHasHoursWhenThereAreAny) {
  EXPECT_EQ(as_clock(0), "0:00");
  EXPECT_EQ(as_clock(127), "2:07");
  EXPECT_EQ(as_clock(3727), "1:02:07");
  EXPECT_EQ(as_clock(-1), "0:00");
}

}  // namespace
}  // namespace corridor::tools
