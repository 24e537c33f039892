// Published effects: shipped files, runs that are shared, where a simulated interval stands, what is written.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analysis/effects/effect.hpp"
#include "analysis/effects/forms.hpp"
#include "analysis/effects/play.hpp"
#include "analysis/effects/write.hpp"
#include "analysis/run/play.hpp"
#include "analysis/tables/read.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

constexpr const char* kShipped = CORRIDOR_ROOT "/scenarios/effects";

/// The shipped world over two months at a coarse scale.
const ScenarioChanges kShort{{"period.from=2019-05-01", "period.to=2019-07-01", "scale=1:200"}, {}};

std::string file_of(const std::string& counterfactual, const std::string& estimand, const std::string& unit,
                    const std::string& published) {
  return "corridor: 1\neffect: A test, with a comma\nfactual: {scenario: " CORRIDOR_ROOT
         "/scenarios/as-enacted.yaml}\ncounterfactual: " +
         counterfactual + "\nestimand: " + estimand + "\nunit: " + unit + "\npublished: " + published +
         "\nperiod: {from: 2019-05-01, to: 2019-07-01}\nused_for: validation\nwhy_not: A reason\nsource: A test\nurl: "
         "https://example.org\n";
}

/// Two effects of one policy, which share both runs though their files say it in other words.
class TwoEffects : public ::testing::Test {
 protected:
  TwoEffects() {
    testing::write(folder_.path() + "/a-enrolments.yaml",
                   file_of("{set: {policies.mpp: never}}",
                           "factual:mpp_enrolments[2019-05..2019-06] - counterfactual:mpp_enrolments[2019-05..2019-06]",
                           "persons", "{value: 5000, low: 1, high: 100000, interval: ours}"));
    testing::write(folder_.path() + "/b-gate.yaml",
                   file_of("{scenario: " CORRIDOR_ROOT "/scenarios/no-mpp.yaml}",
                           "counterfactual:gate:processing[outcome=wait_abroad, 2019-05..2019-06] / "
                           "factual:gate:processing[outcome=wait_abroad, 2019-05..2019-06] - 1",
                           "relative", "{value: -0.5, low: -0.6, high: -0.4, interval: ours}"));
  }
  ScratchFolder folder_;
};

TEST(EffectFiles, ThatShipAreManyAndNamePlacesToReadThem) {
  const std::vector<Effect> effects = read_effects({kShipped});
  ASSERT_GE(effects.size(), 8U);
  int with_interval_of_others = 0;
  std::set<std::string> ids;
  for (const Effect& effect : effects) {
    EXPECT_TRUE(effect.url.starts_with("https://")) << effect.id;
    EXPECT_GT(effect.source.size(), 20U) << effect.id;
    EXPECT_GT(effect.why_not.size(), 20U) << effect.id;
    EXPECT_TRUE(ids.insert(effect.id).second) << effect.id;
    with_interval_of_others += effect.interval.starts_with("ours") ? 0 : 1;
  }
  EXPECT_GE(with_interval_of_others, 5) << "most intervals should be published, not ours";
}

TEST(EffectFiles, AreChangedAlikeByTheCommandLine) {
  const std::vector<Effect> effects =
      read_effects({std::string{kShipped} + "/daca-minors.yaml"}, {{"scale=1:50", "seed=3"}, {}});
  for (const auto& run : {effects[0].factual, effects[0].counterfactual}) {
    EXPECT_EQ(run->scale, 50U);
    EXPECT_EQ(run->seed, 3U);
  }
}

/// The effect in one replicate of two runs that nothing is shared with, each to the last month that it is asked for.
double alone(const Effect& effect) {
  std::array<MeasureTables, 2> tables;
  for (const std::size_t run : {0U, 1U}) {
    Scenario scenario = run == 0 ? *effect.factual : *effect.counterfactual;
    Month last{};
    for (const Measure::Term& term : effect.estimand->terms()) {
      if (term.run == run) last = std::max(last, term.months.last);
    }
    scenario.to = std::min(scenario.to, first_day(last + Months{1}));
    PlayRequest request = request_of(scenario, 0);
    request.gates = true;
    tables[run] = measure_tables(*scenario.world, play_scenario(scenario, request));
  }
  return effect.estimand->of(std::array<const MeasureTables*, 2>{&tables[0], &tables[1]}).value();
}

TEST(ThreadsEffects, AreThoseOfRunsThatShareNoPast) {
  std::vector<std::string> files;
  for (const char* id : {"daca-minors", "family-detention-2014", "sanctuary-removals-prevented", "trust-act-2014"})
    files.push_back(std::string{kShipped} + "/" + id + ".yaml");
  const std::vector<Effect> effects = read_effects(files, {{"scale=1:1000"}, {}});
  for (const int threads : {1, 2}) {
    const EffectsPlayed played = play_effects(effects, 1, threads);
    ASSERT_EQ(played.results.size(), effects.size());
    for (std::size_t e = 0; e < effects.size(); ++e)
      EXPECT_EQ(played.results[e].simulated.mean, alone(effects[e])) << effects[e].id;
  }
}

TEST_F(TwoEffects, PlayEachDistinctRunOnce) {
  const std::vector<Effect> effects = read_effects({folder_.path()}, kShort);
  ASSERT_EQ(effects.size(), 2U);
  const EffectsPlayed played = play_effects(effects, 2, 1);
  EXPECT_EQ(played.runs, 2U) << "the same law, said on the file and in another file, is one run";
  EXPECT_EQ(played.replicates, 2);
  ASSERT_EQ(played.results.size(), 2U);
  EXPECT_GT(played.results[0].simulated.mean, 1000) << "nobody is enrolled where the programme is not";
  EXPECT_EQ(played.results[1].simulated.mean, -1) << "gates are measured too";
  EXPECT_EQ(played.results[1].standing(), Standing::kOutside);
  const EffectsPlayed again = play_effects(effects, 2, 2);
  EXPECT_EQ(again.results[0].simulated.mean, played.results[0].simulated.mean) << "on any number of threads";
}

TEST_F(TwoEffects, AreWrittenAsTheFormSays) {
  const std::vector<Effect> effects = read_effects({folder_.path()}, kShort);
  const EffectsPlayed played = play_effects(effects, 1, 1);
  const std::string page = effects_page(played, "corridor effects -o out", "0");
  write_effects(folder_.path(), played, page);
  int rows = 0;
  for_each_row(folder_.path(), effects_form(), [&](std::span<const std::string_view> row) {
    EXPECT_EQ(row.size(), effects_form().columns.size());
    EXPECT_EQ(row[1], "A test, with a comma");
    EXPECT_EQ(row[9], "") << "one replicate has no interval";
    ++rows;
  });
  EXPECT_EQ(rows, 2);
  EXPECT_EQ(contents(folder_.path() + "/effects.md"), page);
  EXPECT_NE(page.find("corridor effects -o out"), std::string::npos);
  const std::string text = effects_text(played);
  EXPECT_NE(text.find("outside"), std::string::npos);
  EXPECT_NE(text.find("b-gate (A test, with a comma): A reason"), std::string::npos) << text;
  EXPECT_EQ(text.find("a-enrolments (A test"), std::string::npos) << "inside needs no reason";
}

TEST_F(TwoEffects, KeepWholeReplicatesWhenStopped) {
  const std::vector<Effect> effects = read_effects({folder_.path()}, kShort);
  const EffectsPlayed none = play_effects(effects, 3, 1, [](const RunProgress&) { return false; });
  EXPECT_FALSE(none.complete);
  EXPECT_EQ(none.replicates, 0);
  EXPECT_TRUE(none.results.empty());
  const EffectsPlayed one = play_effects(effects, 3, 1, [](const RunProgress& now) { return now.replicate == 0; });
  EXPECT_FALSE(one.complete);
  EXPECT_EQ(one.replicates, 1);
}

TEST(Standing, ComparesTheWholeInterval) {
  const Interval published{-0.4, -0.2};
  const auto of = [&](double mean, double low, double high) {
    return standing_of(published, {5, mean, Interval{low, high}, {}});
  };
  EXPECT_EQ(of(-0.3, -0.35, -0.25), Standing::kInside);
  EXPECT_EQ(of(-0.3, -0.4, -0.2), Standing::kInside) << "ends included";
  EXPECT_EQ(of(-0.21, -0.25, -0.17), Standing::kOverlaps) << "the mean lies within, the interval not";
  EXPECT_EQ(of(-0.1, -0.2, 0), Standing::kOverlaps);
  EXPECT_EQ(of(0.1, 0, 0.2), Standing::kOutside);
  EXPECT_EQ(standing_of(published, {1, -0.3, {}, {}}), Standing::kInside) << "one replicate: the value alone";
  EXPECT_EQ(standing_of(published, {1, std::nan(""), {}, {}}), Standing::kUndefined);
}

TEST(EffectsPage, ThatShipsHasEveryEffectAsPublishedNow) {
  const std::string page = contents(CORRIDOR_ROOT "/analysis/paper/EFFECTS.md");
  EXPECT_NE(page.find("corridor effects scenarios/effects --scale"), std::string::npos);
  for (const Effect& effect : read_effects({kShipped})) {
    const std::string row = "| " + effect.title + " (`" + effect.id + "`) | " + effect.used_for + " | " +
                            in_unit(effect.value, effect.unit) + " | ";
    EXPECT_NE(page.find(row), std::string::npos)
        << effect.id << ": write the page again; the command stands at its top";
    EXPECT_NE(page.find("### " + effect.id + "\n"), std::string::npos) << effect.id;
  }
}

}  // namespace
}  // namespace corridor
