// Whatever past scenarios share, a comparison writes the same bytes as when every history is played from its first day.
#include "analysis/compare/compare.hpp"
#include "analysis/compare/replicate_play.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

Scenario load(const std::string& name, const std::string& from, const std::string& to,
              std::vector<std::string> without = {}, std::vector<std::string> set = {}) {
  set.insert(set.begin(), {"period.from=" + from, "period.to=" + to, "scale=1:5000"});
  return load_scenario(std::string{CORRIDOR_ROOT} + "/scenarios/" + name + ".yaml", {set, std::move(without)});
}

/// Every cell of every scenario, played together and each alone.
void expect_same_cells(const std::vector<Scenario>& scenarios, int threads) {
  std::vector<const Scenario*> all;
  for (const Scenario& one : scenarios) all.push_back(&one);
  const OnScenarioDay go_on = [](std::size_t, const Progress&) { return true; };
  const PlayedReplicate shared = play_apart(all, {0, threads}, go_on);
  std::uint64_t events = 0;
  for (std::size_t s = 0; s < all.size(); ++s) {
    const PlayedReplicate alone = play_apart({all[s]}, {0, 1}, go_on);
    EXPECT_TRUE(shared.cells[s].series == alone.cells[0].series) << scenarios[s].name;
    EXPECT_TRUE(shared.cells[s].indicators == alone.cells[0].indicators) << scenarios[s].name;
    events += alone.histories.events;
  }
  EXPECT_LT(shared.histories.events, events);
}

TEST(ThreadsSameBytes, InEveryShippedScenario) {
  std::vector<Scenario> scenarios;
  for (const char* name :
       {"as-enacted", "no-287g-growth", "no-court-injunctions", "no-eo-13767", "no-joint-declaration", "no-mpp",
        "no-sanctuary-rules", "no-title-42", "no-zero-tolerance", "priorities-of-2014-kept", "sanctuary-everywhere",
        "trigger-externalization", "twice-the-beds", "daca-ended"})
    scenarios.push_back(load(name, "2016-11-01", "2020-05-01"));
  expect_same_cells(scenarios, 2);
}

TEST(ThreadsSameBytes, WhateverIsLeftOut) {
  std::vector<Scenario> scenarios;
  const std::vector<std::vector<std::string>> sets{{},
                                                   {"mpp"},
                                                   {"title_42"},
                                                   {"mpp", "title_42"},
                                                   {"metering"},
                                                   {"detention"},
                                                   {"eo_13767", "mpp"},
                                                   {"mexico_enforcement", "mpp"},
                                                   {"ca_sb54"},
                                                   {"ca_sb54", "title_42"}};
  for (const std::vector<std::string>& without : sets)
    scenarios.push_back(load("as-enacted", "2017-09-10", "2020-05-15", without));
  expect_same_cells(scenarios, 1);
}

/// People live ahead within a month, and what they hear and fear lasts: to part a day too late shows.
TEST(ThreadsSameBytes, WhenAPolicyHoldsOnTheLastDayOfAMonthAlone) {
  const auto for_a_day = [](const std::string& first, const std::string& end) {
    return load("as-enacted", "2019-04-01", "2019-10-15", {},
                {"scale=1:1000", "policies.title_42={in_force: [{from: " + first + ", to: " + end + "}]}"});
  };
  const std::vector<Scenario> scenarios{
      load("as-enacted", "2019-04-01", "2019-10-15", {}, {"scale=1:1000", "policies.title_42=never"}),
      for_a_day("2019-07-31", "2019-08-01"), for_a_day("2019-07-01", "2019-07-02"),
      for_a_day("2019-08-14", "2019-08-15")};
  expect_same_cells(scenarios, 2);
  std::vector<const Scenario*> all;
  for (const Scenario& one : scenarios) all.push_back(&one);
  const PlayedReplicate played = play_apart(all, {}, [](std::size_t, const Progress&) { return true; });
  for (std::size_t s = 1; s < all.size(); ++s)
    EXPECT_FALSE(played.cells[s].series == played.cells[0].series) << "a day that matters";
  EXPECT_EQ(played.histories.past[1].until, Day{std::chrono::year{2019} / 7 / 1});
  EXPECT_EQ(played.histories.past[3].until, Day{std::chrono::year{2019} / 8 / 1});
}

TEST(ThreadsSameBytes, InTheSecondWorld) {
  std::vector<Scenario> scenarios;
  for (const char* name : {"as-enacted", "no-libya-memorandum"})
    scenarios.push_back(load(std::string{"mediterranean/"} + name, "2016-09-01", "2018-01-01"));
  expect_same_cells(scenarios, 2);
}

TEST(ThreadsSameBytes, InEveryFileOfAComparison) {
  const std::vector<Scenario> scenarios{load("as-enacted", "2018-12-01", "2019-08-01"),
                                        load("no-mpp", "2018-12-01", "2019-08-01"),
                                        load("no-mpp", "2018-12-01", "2019-08-01", {"mexico_enforcement"})};
  const auto written = [&](bool share_past, int threads) {
    const ScratchFolder folder;
    CompareOptions options;
    options.output_directory = folder.path() + "/out";
    options.replicates = 2;
    options.threads = threads;
    options.agents = true;
    options.share_past = share_past;
    const CompareReport report = compare_scenarios(scenarios, options);
    std::map<std::string, std::string> files;
    for (const std::string& name : report.files) files[name] = contents(report.directory + "/" + name);
    EXPECT_EQ(report.events_played < report.events, share_past);
    return files;
  };
  const auto whole = written(false, 2);
  ASSERT_TRUE(whole.contains("comparison.csv") && whole.contains("fates.csv") && whole.contains("parties.csv"));
  for (const int threads : {1, 2}) {
    for (const auto& [name, bytes] : written(true, threads)) {
      if (name == "compare.html") continue;  // it tells how long it took
      EXPECT_TRUE(bytes == whole.at(name)) << name;
    }
  }
}

}  // namespace
}  // namespace corridor
