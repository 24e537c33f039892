// The plan that is printed is the plan that is played.
#include "sim/plan.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

TEST(Plan, IsPlayedInTheOrderInWhichItIsPrinted) {
  const World world = tiny::make_world();
  RunSettings settings = tiny::settings(59);  // January and February
  std::vector<std::string> played;
  settings.on_step = [&](const PlanStep& step, std::chrono::nanoseconds took) {
    EXPECT_GE(took.count(), 0);
    played.emplace_back(step.name);
  };
  std::vector<int> days;
  run_replicate(world, {}, settings, [&](const MonthResult& month) {
    const Day begin = first_day(month.month);
    days.push_back(static_cast<int>((first_day(month.month + std::chrono::months{1}) - begin).count()));
  });
  std::vector<std::string> printed;
  const auto add = [&](Turn turn) {
    for (const PlanStep& step : plan()) {
      if (step.turn == turn) printed.emplace_back(step.name);
    }
  };
  ASSERT_GE(days.size(), 1U);
  // Warm-up months are played like all others; the tiny world has none.
  for (const int count : days) {
    add(Turn::kMonthBegins);
    for (int day = 0; day < count; ++day) add(Turn::kDay);
    add(Turn::kMonthEnds);
  }
  EXPECT_EQ(played, printed);
}

TEST(Plan, SaysWhatIsDone) {
  std::string names;
  for (const PlanStep& step : plan()) {
    names += std::string(step.name) + "; ";
    EXPECT_FALSE(step.what.empty()) << step.name;
  }
  EXPECT_EQ(names,
            "compile the law; solve routes; people are there; people mean to leave; fix today's law; live; share; free "
            "beds; settle requests; port lists; court; count the night; add up; learn the risk; take stock; count "
            "levels; tell "
            "the witness; hand out the month; ");
}

TEST(Plan, MeasuringChangesNothing) {
  const World world = tiny::make_world();
  RunSettings settings = tiny::settings(90);
  const auto plain = tiny::as_texts(tiny::play(world, {}, settings));
  settings.on_step = [](const PlanStep&, std::chrono::nanoseconds) {};
  EXPECT_EQ(tiny::as_texts(tiny::play(world, {}, settings)), plain);
}

}  // namespace
}  // namespace corridor
