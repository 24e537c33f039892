// Scenarios that share a past: it is played once, and every cell is as if each had been played from the first day.
#include "analysis/compare/common_past.hpp"

#include "analysis/compare/replicate_play.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

Scenario load(std::vector<std::string> set, std::vector<std::string> without = {}) {
  set.insert(set.begin(), {"period.from=2019-04-01", "period.to=2019-09-15", "scale=1:2000"});
  return load_scenario(std::string{CORRIDOR_ROOT} + "/scenarios/as-enacted.yaml", {set, without});
}

/// How many months of the period are shared.
int months_shared(const Scenario& base, const Scenario& other) {
  Alternative alternative(base, other);
  Replicate played(*base.world, base.policies.policies, settings_of(base, {}));
  int months = 0;
  while (alternative.shares_next_month(played)) {
    const bool more = played.play_month([&](const MonthResult& month) {
      alternative.hear(month);
      ++months;
    });
    if (!more) break;
  }
  return months;
}

TEST(CommonPast, EndsWithTheMonthBeforeTheLawsDiffer) {
  const Scenario base = load({});
  EXPECT_EQ(months_shared(base, load({})), 6);
  EXPECT_EQ(months_shared(base, load({"policies.title_42={in_force: [{from: 2019-08-11, to: 2019-09-01}]}"})), 4);
  EXPECT_EQ(months_shared(base, load({"policies.mexico_enforcement.surge=never"})), 2) << "from June 2019";
  EXPECT_EQ(months_shared(base, load({"policies.title_42={in_force: [{from: 2020-03-20, to: 2020-04-20}]}"})), 6);
}

TEST(CommonPast, IsNoneWhenNumbersOfTheWorldDiffer) {
  EXPECT_EQ(months_shared(load({}), load({"mechanism.risk_memory=0.5"})), 0);
  EXPECT_EQ(months_shared(load({"mechanism.risk_memory=0.5"}), load({"mechanism.risk_memory=0.5"})), 6);
}

TEST(CommonPast, EndsWhenARuleBringsAPolicyIntoForce) {
  const std::string rule = "policies.mexico_enforcement.surge={trigger: {when: 'series:removals > -1', months: 2}}";
  EXPECT_EQ(months_shared(load({"policies.mexico_enforcement.surge=never"}), load({rule})), 2);
  EXPECT_EQ(months_shared(load({rule}), load({rule})), 6);
}

TEST(ThreadsCommonPast, LeavesEveryCellAsIfEachHadBeenPlayedFromTheFirstDay) {
  const std::vector<Scenario> scenarios{load({}),
                                        load({"policies.mexico_enforcement.surge=never"}),
                                        load({}, {"mpp"}),
                                        load({"policies.title_42={in_force: [{from: 2019-08-11, to: 2019-09-01}]}"}),
                                        load({"mechanism.risk_memory=0.5"}),
                                        load({"policies.mexico_enforcement.surge=never"}, {"mpp"}),
                                        load({})};
  std::vector<const Scenario*> all;
  for (const Scenario& one : scenarios) all.push_back(&one);
  const OnScenarioDay go_on = [](std::size_t, const Progress&) { return true; };
  const std::vector<std::vector<std::string>> changed(all.size() - 1);
  const PlayedReplicate apart = play_apart(all, {1, 2}, go_on), in_step = play_watched(all, changed, {1, 1}, go_on);
  for (std::size_t s = 0; s < all.size(); ++s) {
    const PlayedReplicate alone = play_apart({all[s]}, {1, 1}, go_on);
    ASSERT_GT(alone.cells[0].series.size(), 500U);
    EXPECT_TRUE(apart.cells[s].series == alone.cells[0].series) << "scenario " << s;
    EXPECT_TRUE(apart.cells[s].indicators == alone.cells[0].indicators) << "scenario " << s;
    EXPECT_EQ(apart.cells[s].totals.events, alone.cells[0].totals.events) << "scenario " << s;
    EXPECT_TRUE(in_step.cells[s].series == alone.cells[0].series) << "in step, scenario " << s;
    EXPECT_TRUE(in_step.cells[s].indicators == alone.cells[0].indicators) << "in step, scenario " << s;
  }
}

TEST(CommonPast, CountsADayForEveryScenarioWhoseItIs) {
  const Scenario base = load({}), later = load({"policies.mexico_enforcement.surge=never"});
  std::vector<std::vector<Day>> days(2);
  play_apart({&base, &later}, {}, [&](std::size_t scenario, const Progress& engine) {
    days[scenario].push_back(engine.today);
    return true;
  });
  EXPECT_EQ(days[0], days[1]);
}

TEST(CommonPast, IsNotKeptWhenSomebodyStops) {
  const Scenario base = load({}), later = load({"policies.mexico_enforcement.surge=never"});
  const Day stop = std::chrono::year{2019} / 7 / 10;
  const PlayedReplicate played =
      play_apart({&base, &later}, {}, [&](std::size_t, const Progress& engine) { return engine.today < stop; });
  EXPECT_FALSE(played.complete);
  EXPECT_TRUE(played.cells.empty());
}

}  // namespace
}  // namespace corridor
