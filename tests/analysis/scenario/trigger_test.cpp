// Rules that bring a part into force: when they fire, that they are undone, and that without them nothing differs.
#include "analysis/scenario/trigger.hpp"

#include <fmt/format.h>

#include <map>

#include "analysis/compare/compare.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

/// The shipped scenario over eight months, with a rule for the surge in Mexico.
Scenario with_rule(const std::string& rule, const std::string& more = "") {
  std::vector<std::string> set{"period.from=2018-12-01", "period.to=2019-08-01", "scale=1:1000",
                               "policies.mexico_enforcement={surge: " + rule + "}"};
  if (!more.empty()) set.push_back(more);
  return load_scenario(std::string{CORRIDOR_ROOT} + "/scenarios/as-enacted.yaml", {set, {}});
}

/// Persons charged to the policy on the way, and everything else of each month, by month.
struct Played {
  std::map<std::string, Persons> by_policy;
  std::map<std::string, std::string> all;
};
Played play(const Scenario& scenario, int threads = 1) {
  Played played;
  const RunSettings settings{scenario.from, scenario.to, scenario.seed, 0, scenario.scale, threads};
  run_replicate(*scenario.world, scenario.policies.policies, settings, [&](const MonthResult& month) {
    const std::string when = to_string(month.month);
    for (const Tally::GateRow& row : month.tally.gate_rows()) {
      if (row.gate == Gate::kTransit && row.by != kBase &&
          scenario.policies.policies.at(row.by)->name() == "mexico_enforcement")
        played.by_policy[when] += row.persons;
      played.all[when] += std::to_string(index_of(row.gate)) + "," + std::to_string(row.where.value) + "," +
                          std::to_string(index_of(row.outcome)) + "," + std::to_string(row.by) + "," +
                          std::to_string(row.persons) + ";";
    }
  });
  return played;
}

TEST(Trigger, ThatNeverFiresIsTheSameAsNever) {
  EXPECT_EQ(play(with_rule("{trigger: {when: 'series:removals > 1e12'}}")).all,
            play(with_rule("{in_force: never}")).all);
}

TEST(Trigger, FiresAfterItsMonthsAndItsDelay) {
  // It holds in every month: after December and January in a row, from February on, and 28 days later from March on.
  const Played at_once = play(with_rule("{trigger: {when: 'series:removals > -1', months: 2}}"));
  const Played dated = play(with_rule("{in_force: [{from: 2019-02-01}]}"));
  EXPECT_EQ(at_once.all, dated.all);
  const Played later = play(with_rule("{trigger: {when: 'series:removals > -1', months: 2, delay: 28}}"));
  EXPECT_EQ(later.all, play(with_rule("{in_force: [{from: 2019-03-01}]}")).all);
  EXPECT_NE(later.all, at_once.all);
}

TEST(Trigger, AsksForAllOfItsConditions) {
  const Played played = play(with_rule("{trigger: {when: ['series:removals > -1', 'indicator:P-1 > 1']}}"));
  EXPECT_EQ(played.all, play(with_rule("{in_force: never}")).all);
}

TEST(Trigger, ComparesQuantitiesWithEachOther) {
  const Played always = play(with_rule("{trigger: {when: 'series:removals + 1 <= 2 * series:removals + 1'}}"));
  EXPECT_EQ(always.all, play(with_rule("{trigger: {when: 'series:removals > -1'}}")).all);
  EXPECT_EQ(play(with_rule("{trigger: {when: 'series:removals > 1 + series:removals'}}")).all,
            play(with_rule("{in_force: never}")).all);
}

TEST(Trigger, EndsWhenTheOtherRuleHolds) {
  // On from January; two months in a row below the impossible height, January and February, end it with March.
  const Played played =
      play(with_rule("{trigger: {when: 'series:removals > -1', until: 'series:removals < 1e12', until_months: 2}}"));
  const Played dated = play(with_rule(
      "{in_force: [{from: 2019-01-01, to: 2019-03-01}, {from: 2019-04-01, to: 2019-06-01}, {from: 2019-07-01}]}"));
  EXPECT_EQ(played.all, dated.all) << "off and on again, a month apart";
}

TEST(ThreadsTrigger, ThreadsChangeNothing) {
  const std::string rule =
      "{trigger: {when: ['indicator:interior_penetration < 1', 'series:encounters_between_ports > 50000']}}";
  EXPECT_EQ(play(with_rule(rule), 1).all, play(with_rule(rule), 3).all);
}

std::vector<std::string> problems_of(const std::string& rule) {
  std::vector<std::string> texts;
  try {
    with_rule(rule);
  } catch (const ConfigError& error) {
    for (const Problem& problem : error.problems())
      texts.push_back(problem.path + ": " + problem.problem + "; " + problem.suggestion);
  }
  return texts;
}

TEST(Trigger, SaysWhatIsWrongWithARule) {
  const std::string path = "policies.mexico_enforcement.surge.trigger";
  EXPECT_EQ(problems_of("{trigger: {when: 'series:removal > 3'}}"),
            std::vector<std::string>{path + ".when: unknown series 'removal'; did you mean 'removals'?"});
  for (const char* wrong : {"1 < 2", "series:removals", "series: > 3", "series:removals: > 3", "series:removals > 3 x"})
    EXPECT_EQ(problems_of(fmt::format("{{trigger: {{when: '{}'}}}}", wrong)),
              std::vector<std::string>{fmt::format(
                  "{}.when: '{}' is no condition; write for example \"indicator:interior_penetration > 0.6\" or "
                  "\"series:removals > 9000\"",
                  path, wrong)});
  EXPECT_EQ(problems_of("{trigger: {when: 'indicator:I-1 > 0.3'}}").size(), 1U) << "acts do not follow what happens";
  EXPECT_EQ(problems_of("{trigger: {when: 'removals > 3'}}"),
            std::vector<std::string>{
                path + ".when: 'removals > 3' is no condition; write for example \"indicator:interior_penetration "
                       "> 0.6\" or \"series:removals > 9000\""});
  EXPECT_EQ(problems_of("{trigger: {when: 'series:removals > 3', mouths: 2}}"),
            std::vector<std::string>{path + ".mouths: unknown key; did you mean 'months'?"});
  EXPECT_EQ(
      problems_of("{trigger: {when: 'series:removals > 3'}, in_force: [{from: 2019-01-01}]}"),
      std::vector<std::string>{path + ": stands beside 'in_force'; a part comes into force by dates or by a rule"});
}

TEST(Trigger, TheShippedScenarioWithoutItsRuleIsThePlainOne) {
  const std::string root = std::string{CORRIDOR_ROOT} + "/scenarios/";
  const std::vector<std::string> period{"period.from=2018-12-01", "period.to=2019-04-01", "scale=1:1000"};
  std::vector<std::string> off = period;
  off.push_back("policies.mexico_enforcement={surge: {trigger: never, in_force: as_enacted}}");
  const Scenario plain = load_scenario(root + "as-enacted.yaml", {period, {}});
  const Scenario without = load_scenario(root + "trigger-externalization.yaml", {off, {}});
  EXPECT_TRUE(without.policies.triggers.empty());
  EXPECT_EQ(play(without).all, play(plain).all);
  EXPECT_EQ(load_scenario(root + "trigger-externalization.yaml", {period, {}}).policies.triggers.size(), 1U);
}

}  // namespace
}  // namespace corridor
