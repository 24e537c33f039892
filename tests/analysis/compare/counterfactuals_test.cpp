// The counterfactuals that ship: each is valid, says in the README what it asks, and parts from the policies as enacted
// on the day it says and not before.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "analysis/check/validate.hpp"
#include "analysis/run/play.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr Months kMonthsBefore{3}, kMonthsAfter{12};
constexpr const char* kScale = "scale=1:200";

/// The month in which each parts from the policies as enacted, and why then.
const std::map<std::string, std::string>& first_difference() {
  static const std::map<std::string, std::string> months{
      {"daca-ended", "2018-01"},               // the injunction of 2018-01-09 that it leaves out
      {"no-287g-growth", "2017-01"},           // agreements after 2017-01-20
      {"no-court-injunctions", "2017-09"},     // Texas SB 4, held up from 2017-09-01
      {"no-eo-13767", "2017-01"},              // the order of 2017-01-25
      {"no-joint-declaration", "2019-06"},     // 2019-06-07
      {"no-mpp", "2019-01"},                   // 2019-01-29
      {"no-sanctuary-rules", "2013-10"},       // rules older than the period
      {"no-title-42", "2020-03"},              // 2020-03-21
      {"no-zero-tolerance", "2017-07"},        // families in El Paso, before the order of 2018-04-06
      {"priorities-of-2014-kept", "2017-02"},  // the memorandum of 2017-02-20
      {"sanctuary-everywhere", "2017-01"},     // 2017-01-20
      {"twice-the-beds", "2013-10"},           // beds of the whole period
  };
  return months;
}

std::vector<std::string> shipped_counterfactuals() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(CORRIDOR_ROOT "/scenarios")) {
    const std::string name = entry.path().stem().string();
    const bool by_rule = name.starts_with("trigger-");  // its date is an outcome: trigger_test.cpp
    if (entry.path().extension() == ".yaml" && name != "as-enacted" && !by_rule) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

using Cells = std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, double>;

/// Cells by month of a scenario around the month in which it parts from the policies as enacted.
std::map<Month, Cells> play_around(const std::string& name, Month month) {
  const Month start = std::chrono::year{2013} / 10;
  const std::string from = to_string(std::max(start, month - kMonthsBefore)), to = to_string(month + kMonthsAfter);
  const Scenario scenario = load_scenario(CORRIDOR_ROOT "/scenarios/" + name + ".yaml",
                                          {{kScale, "period.from=" + from + "-01", "period.to=" + to + "-01"}, {}});
  PlayRequest request = request_of(scenario, 0);
  request.indicators = false;
  const Played played = play_scenario(scenario, request);
  std::map<Month, Cells> months;
  const Names& names = played.observables.names;
  for (const auto& [series, cells] : played.observables.series) {
    for (const ObservableCell& cell : cells)
      months[cell.month][{series, names[cell.place], names[cell.nationality], names[cell.party], names[cell.detail]}] +=
          cell.value;
  }
  return months;
}

TEST(Counterfactuals, EachIsKnownHereAndSaysInTheReadmeWhatItAsks) {
  const std::string readme = testing::contents(CORRIDOR_ROOT "/scenarios/README.md");
  const auto names = shipped_counterfactuals();
  EXPECT_EQ(names.size(), first_difference().size());
  for (const std::string& name : names) {
    EXPECT_TRUE(first_difference().contains(name)) << name;
    EXPECT_NE(readme.find("| `" + name + ".yaml` |"), std::string::npos) << name;
  }
}

TEST(Counterfactuals, AreValidWithoutAWarning) {
  for (const std::string& name : shipped_counterfactuals()) {
    for (const Problem& warning : validate_file(CORRIDOR_ROOT "/scenarios/" + name + ".yaml"))
      ADD_FAILURE() << warning.full();
  }
}

class Counterfactual : public ::testing::TestWithParam<std::string> {};

TEST_P(Counterfactual, PartsFromWhatWasEnactedOnItsDayAndNotBefore) {
  const Month parts = read_month(first_difference().at(GetParam()));
  const auto base = play_around("as-enacted", parts), changed = play_around(GetParam(), parts);
  ASSERT_EQ(base.size(), changed.size());
  std::optional<Month> first;
  for (const auto& [month, cells] : base) {
    if (!first && changed.at(month) != cells) first = month;
  }
  ASSERT_TRUE(first) << "changes nothing within " << kMonthsAfter.count() << " months";
  EXPECT_GE(*first, parts) << "differs already in " << to_string(*first);
}

/// Persons booked for crimes by local, state and federal police, and persons whom ICE took, in 2017.
std::pair<double, double> booked_and_taken(const std::string& name) {
  const Scenario scenario = load_scenario(CORRIDOR_ROOT "/scenarios/" + name + ".yaml",
                                          {{"scale=1:200", "period.from=2017-01-01", "period.to=2018-01-01"}, {}});
  double booked = 0, taken = 0;
  run_replicate(*scenario.world, scenario.policies.policies,
                {scenario.from, scenario.to, scenario.seed, 0, scenario.scale, 2}, [&](const MonthResult& month) {
                  for (const Tally::GateRow& row : month.tally.gate_rows()) {
                    const auto persons = static_cast<double>(row.persons);
                    if (row.gate == Gate::kContact && name_of(row.outcome).starts_with("booked_")) booked += persons;
                    if (row.gate == Gate::kTransfer && row.outcome == Outcome::kTransferred) taken += persons;
                  }
                });
  return {booked, taken};
}

TEST(Counterfactuals, SanctuaryRulesDoNotChangeArrestsForCrimes) {
  const auto [booked, taken] = booked_and_taken("as-enacted");
  const auto [booked_without, taken_without] = booked_and_taken("no-sanctuary-rules");
  EXPECT_GT(booked, 100000);
  EXPECT_LE(booked_without, booked) << "no rule adds a booking; people taken are no longer there to be booked";
  EXPECT_GT(booked_without, 0.985 * booked) << "and that is all: rates of booking are the world's";
  EXPECT_GT(taken_without, 1.02 * taken) << "what changes is who is handed over";
}

INSTANTIATE_TEST_SUITE_P(Shipped, Counterfactual, ::testing::ValuesIn(shipped_counterfactuals()), [](const auto& name) {
  std::string word = name.param;
  std::replace(word.begin(), word.end(), '-', '_');
  return word;
});

}  // namespace
}  // namespace corridor
