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

const OnScenarioDay kGoOn = [](std::size_t, const Progress&) { return true; };

PlayedReplicate play(const std::vector<Scenario>& scenarios, const ReplicateSettings& settings = {}) {
  std::vector<const Scenario*> all;
  for (const Scenario& one : scenarios) all.push_back(&one);
  return play_apart(all, settings, kGoOn);
}

/// How many months of the period are shared.
int months_shared(const Scenario& base, const Scenario& other) {
  const Day until = play({base, other}).histories.past[1].until;
  if (until <= base.from) return 0;
  return static_cast<int>((month_of(until - Days{1}) - month_of(base.from)).count()) + 1;
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
                                        load({"mechanism.risk_memory=0.5", "policies.mexico_enforcement.surge=never"}),
                                        load({"policies.mexico_enforcement.surge=never"}, {"mpp"}),
                                        load({})};
  std::vector<const Scenario*> all;
  for (const Scenario& one : scenarios) all.push_back(&one);
  const std::vector<std::vector<std::string>> changed(all.size() - 1);
  const PlayedReplicate apart = play_apart(all, {1, 2}, kGoOn), in_step = play_watched(all, changed, {1, 1}, kGoOn);
  std::uint64_t events = 0;
  for (std::size_t s = 0; s < all.size(); ++s) {
    const PlayedReplicate alone = play_apart({all[s]}, {1, 1}, kGoOn);
    ASSERT_GT(alone.cells[0].series.size(), 500U);
    EXPECT_TRUE(apart.cells[s].series == alone.cells[0].series) << "scenario " << s;
    EXPECT_TRUE(apart.cells[s].indicators == alone.cells[0].indicators) << "scenario " << s;
    EXPECT_EQ(apart.cells[s].totals.events, alone.cells[0].totals.events) << "scenario " << s;
    EXPECT_TRUE(in_step.cells[s].series == alone.cells[0].series) << "in step, scenario " << s;
    EXPECT_TRUE(in_step.cells[s].indicators == alone.cells[0].indicators) << "in step, scenario " << s;
    EXPECT_EQ(in_step.histories.past[s].with, apart.histories.past[s].with);
    EXPECT_EQ(in_step.histories.past[s].until, apart.histories.past[s].until);
    events += alone.cells[0].totals.events;
  }
  EXPECT_EQ(in_step.histories.events, apart.histories.events);
  EXPECT_LT(apart.histories.events, events / 2);
}

/// Whoever leaves out both policies goes on with the one who leaves out the first, until the second begins.
TEST(CommonPast, IsSharedByThoseWhoHavePartedFromTheBaseTogether) {
  const std::string surge = "policies.mexico_enforcement.surge=never",
                    later = "policies.title_42={in_force: [{from: 2019-08-11, to: 2019-09-01}]}";
  const HistoriesPlayed played = play({load({}), load({surge}), load({later}), load({later, surge})}).histories;
  const Day june = std::chrono::year{2019} / 6 / 1, august = std::chrono::year{2019} / 8 / 1;
  EXPECT_EQ(played.past[1].with, 0U);
  EXPECT_EQ(played.past[1].until, june);
  EXPECT_EQ(played.past[2].with, 0U);
  EXPECT_EQ(played.past[2].until, august);
  EXPECT_EQ(played.past[3].with, 1U);
  EXPECT_EQ(played.past[3].until, august);
}

TEST(CommonPast, IsSharedByThoseWhoDifferFromTheBaseInTheSameNumbersOfTheWorld) {
  const std::string memory = "mechanism.risk_memory=0.5", surge = "policies.mexico_enforcement.surge=never";
  const HistoriesPlayed played = play({load({}), load({memory}), load({memory, surge})}).histories;
  EXPECT_LE(played.past[1].until, load({}).from);
  EXPECT_EQ(played.past[2].with, 1U);
  EXPECT_EQ(played.past[2].until, Day{std::chrono::year{2019} / 6 / 1});
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
  EXPECT_FALSE(played.histories.complete);
  EXPECT_TRUE(played.cells.empty());
}

}  // namespace
}  // namespace corridor
