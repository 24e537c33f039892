// Comparisons: what must be exactly zero, what must not depend on threads or order, what is refused, what is kept.
#include "analysis/compare/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/compare/precision.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/errors.hpp"
#include "tests/analysis/run_fixture.hpp"

namespace corridor {
namespace {

using testing::contents;
using testing::ScratchFolder;

constexpr std::string_view kHeader =
    "scenario,series,place,nationality,party,detail,period,base,alt,difference,low,high,correlation,replicates,"
    "spread_low,spread_high,saved";

/// The shipped scenario over a short period at a coarse scale, with more on top.
Scenario load(const std::string& file, std::vector<std::string> set = {}, const std::string& to = "2019-07-01") {
  set.insert(set.begin(), {"period.from=2019-05-01", "period.to=" + to, "scale=1:2000"});
  return load_scenario(file, {set, {}});
}
std::string shipped(const std::string& name) { return std::string{CORRIDOR_ROOT} + "/scenarios/" + name; }

std::vector<Scenario> pair_of(Scenario base, Scenario alternative) {
  std::vector<Scenario> pair;
  pair.push_back(std::move(base));
  pair.push_back(std::move(alternative));
  return pair;
}

CompareOptions into(const ScratchFolder& folder, int replicates = 2, int threads = 1) {
  CompareOptions options;
  options.output_directory = folder.path() + "/out";
  options.replicates = replicates;
  options.threads = threads;
  return options;
}

using Row = std::vector<std::string>;
std::vector<Row> rows_of(const CompareReport& report) {
  std::vector<Row> rows;
  for_each_row(report.directory + "/comparison.csv", kHeader,
               [&](std::span<const std::string_view> row) { rows.emplace_back(row.begin(), row.end()); });
  return rows;
}

TEST(Compare, AScenarioAgainstItselfIsExactlyZero) {
  const ScratchFolder folder;
  const CompareReport report =
      compare_scenarios(pair_of(load(shipped("as-enacted.yaml")), load(shipped("as-enacted.yaml"))), into(folder));
  EXPECT_TRUE(report.alternatives[0].inputs.empty());
  const std::vector<Row> rows = rows_of(report);
  ASSERT_GT(rows.size(), 500U);
  for (const Row& row : rows) {
    EXPECT_EQ(row[7], row[8]) << row[1] << " " << row[6];
    EXPECT_EQ(row[9] + row[10] + row[11] + row[14] + row[15], "00000") << row[1] << " " << row[6];
    EXPECT_EQ(row[16], "");
  }
}

TEST(Compare, APolicyWithoutEffectChangesNoRow) {
  const ScratchFolder folder;
  const std::vector<std::string> later{"policies.title_42={in_force: [{from: 2020-03-20, to: 2020-04-20}]}"};
  const CompareReport report = compare_scenarios(
      pair_of(load(shipped("as-enacted.yaml")), load(shipped("as-enacted.yaml"), later)), into(folder, 2));
  EXPECT_FALSE(report.alternatives[0].inputs.empty());
  for (const Row& row : rows_of(report)) {
    if (!row[1].starts_with("I-")) {  // the institutional ones read the register, not the people
      EXPECT_EQ(row[9], "0") << row[1] << " " << row[6];
    }
  }
}

TEST(Compare, NothingDiffersBeforeAPolicyStarts) {
  const ScratchFolder folder;
  const std::vector<std::string> june{"policies.title_42={in_force: [{from: 2019-06-11, to: 2019-07-01}]}"};
  const CompareReport report = compare_scenarios(
      pair_of(load(shipped("as-enacted.yaml")), load(shipped("as-enacted.yaml"), june)), into(folder, 2));
  bool later = false;
  for (const Row& row : rows_of(report)) {
    if (row[6] == "2019-05") {
      EXPECT_EQ(row[9], "0") << row[1];
    }
    later = later || (row[6] == "2019-06" && row[1] == "processing" && row[9] != "0");
  }
  EXPECT_TRUE(later) << "the policy does something once it has begun";
}

TEST(ThreadsCompare, NeitherThreadsNorTheOrderOfPoliciesInAFileChangeAByte) {
  const ScratchFolder folder, other;
  const std::string head = "corridor: 1\nname: Two\nextends: " + shipped("as-enacted.yaml") + "\npolicies:\n";
  const std::string mpp = "  mpp: {enrolment_share: 0.5}\n", metering = "  metering: never\n";
  testing::write(folder.path() + "/alt.yaml", head + mpp + metering);
  testing::write(other.path() + "/alt.yaml", head + metering + mpp);
  const CompareReport one = compare_scenarios(
      pair_of(load(shipped("as-enacted.yaml")), load(folder.path() + "/alt.yaml")), into(folder, 3, 1));
  const CompareReport two =
      compare_scenarios(pair_of(load(shipped("as-enacted.yaml")), load(other.path() + "/alt.yaml")), into(other, 3, 3));
  EXPECT_EQ(contents(one.directory + "/comparison.csv"), contents(two.directory + "/comparison.csv"));
  EXPECT_GT(contents(one.directory + "/comparison.csv").size(), 10'000U);
}

/// The base's column is what runs of the base write, averaged over replicates.
TEST(Compare, ItsTotalsAreThoseOfRuns) {
  const ScratchFolder folder, run_folder;
  Scenario base = load(shipped("as-enacted.yaml"));
  RunOptions run;
  run.output_directory = run_folder.path();
  run.replicates = 2;
  run.threads = 1;
  run_scenario(base, run);
  std::map<std::pair<std::string, std::string>, double> sums;
  for_each_row(run_folder.path() + "/observables.csv", "replicate,series,month,place,nationality,party,detail,value",
               [&](std::span<const std::string_view> row) {
                 sums[{std::string{row[1]}, std::string{row[2]}}] += std::stod(std::string{row[7]}) / 2;
                 sums[{std::string{row[1]}, "all"}] += std::stod(std::string{row[7]}) / 2;
               });
  for (const char* level : {"port_list", "ice_detained", "court_pending", "settled", "without_status"})
    sums[{level, "all"}] /= 2;
  const CompareReport report =
      compare_scenarios(pair_of(std::move(base), load(shipped("no-mpp.yaml"))), into(folder, 2));
  std::size_t seen = 0;
  for (const Row& row : rows_of(report)) {
    const auto sum = sums.find({row[1], row[6]});
    if (sum == sums.end() || !(row[2] + row[3] + row[4] + row[5]).empty()) continue;
    EXPECT_NEAR(std::stod(row[7]), sum->second, 1e-9 * sum->second) << row[1] << " " << row[6];
    ++seen;
  }
  EXPECT_EQ(seen, sums.size());
}

TEST(Compare, SplitsAddUpToTotals) {
  const ScratchFolder folder;
  const CompareReport report =
      compare_scenarios(pair_of(load(shipped("as-enacted.yaml")), load(shipped("no-mpp.yaml"))), into(folder, 2));
  std::map<std::string, std::array<double, 5>> sums;  // total, by place, nationality, party, detail
  for (const Row& row : rows_of(report)) {
    if (row[6] != "all" || row[1] != "encounters_between_ports") continue;
    const bool place = !row[2].empty(), nation = !row[3].empty(), party = !row[4].empty(), detail = !row[5].empty();
    if (detail && (place || nation || party)) continue;
    sums["base"][place ? 1 : nation ? 2 : party ? 3 : detail ? 4 : 0] += std::stod(row[7]);
  }
  for (const double sum : sums["base"]) EXPECT_DOUBLE_EQ(sum, sums["base"][0]);
  EXPECT_GT(sums["base"][0], 0);
}

TEST(Compare, TellsTheInputsApartLayerByLayer) {
  const ScratchFolder folder;
  const std::string file = folder.path() + "/neither.yaml";
  testing::write(file, "corridor: 1\nname: Neither\nextends: " + shipped("as-enacted.yaml") +
                           "\npolicies:\n  mexico_enforcement: {surge: {in_force: never}}\n  mpp: {in_force: never}\n");
  const InputDifferences differences = compare_inputs(load(shipped("as-enacted.yaml")), load(file));
  ASSERT_EQ(differences.values.size(), 2U);
  EXPECT_EQ(differences.values[0].path, "policies.mpp.in_force");
  EXPECT_EQ(differences.values[0].base, "as_enacted");
  EXPECT_EQ(differences.values[0].alternative, "never");
  EXPECT_EQ(differences.values[0].alternative_from, file + ":6");
  EXPECT_EQ(differences.values[1].path, "policies.mexico_enforcement.surge.in_force");
  EXPECT_EQ(differences.values[1].alternative, "never");
  EXPECT_EQ(differences.policies_changed, (std::vector<std::string>{"mpp", "mexico_enforcement"}));
  for (const PolicyDifference& one : differences.policies) EXPECT_EQ(one.alternative, "never") << one.what;
  const InputDifferences back = compare_inputs(load(file), load(shipped("as-enacted.yaml")));
  ASSERT_EQ(back.values.size(), 2U);
  EXPECT_EQ(back.values[0].alternative, "as_enacted");
}

std::string refusal(const std::vector<std::string>& set) {
  try {
    refuse_unequal_grounds(load(shipped("as-enacted.yaml")), load(shipped("no-mpp.yaml"), set));
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

TEST(Compare, RefusesOtherPeopleDaysOrLuck) {
  EXPECT_EQ(refusal({}), "");
  EXPECT_NE(refusal({"seed=7"}).find("seed: 7 here, but 20190607 in the base"), std::string::npos)
      << refusal({"seed=7"});
  EXPECT_NE(refusal({"scale=1:10"}).find("scale: 1:10 here, but 1:2000"), std::string::npos);
  EXPECT_NE(refusal({"period.to=2019-09-01"}).find("period: 2019-05-01 to 2019-09-01 here"), std::string::npos);
  const std::string tiny = std::string{CORRIDOR_ROOT} + "/tests/data/tiny-world";
  const Scenario base = load(shipped("as-enacted.yaml"));
  ScratchFolder folder;
  testing::write(
      folder.path() + "/tiny.yaml",
      "corridor: 1\nworld: " + tiny + "\nperiod: {from: 2019-05-01, to: 2019-08-01}\nscale: 1:2000\nseed: 20190607\n");
  EXPECT_THROW(refuse_unequal_grounds(base, load_scenario(folder.path() + "/tiny.yaml")), ConfigError);
}

TEST(Compare, PrecisionAddsReplicatesUntilTheIntervalIsNarrow) {
  const ScratchFolder folder;
  const std::vector<Scenario> pair =
      pair_of(load(shipped("as-enacted.yaml")), load(shipped("as-enacted.yaml"), {"policies.expedited_removal=never"}));
  const auto half_width = [](const CompareReport& report) {
    for (const HeadlineRow& row : report.alternatives[0].headline) {
      if (row.quantity.name == "court_receipts" && row.quantity.period == ComparedPeriod::whole())
        return (row.estimate.confidence->high - row.estimate.confidence->low) / 2;
    }
    return -1.0;
  };
  CompareOptions options = into(folder, 2);
  const double of_two = half_width(compare_scenarios(pair, options));
  ASSERT_GT(of_two, 0);
  options.force = true;
  options.goals = {parse_precision(fmt::format("series:court_receipts: {}", of_two / 4), *pair.front().world)};
  const CompareReport report = compare_scenarios(pair, options);
  EXPECT_GT(report.replicates, 2);
  EXPECT_TRUE(report.alternatives[0].goals_missed.empty());
  EXPECT_LE(half_width(report), of_two / 4);
}

TEST(Compare, ReadsGoalsOfPrecision) {
  const Scenario base = load(shipped("as-enacted.yaml"));
  const PrecisionGoal goal = parse_precision("indicator:P-2: 2%", *base.world);
  EXPECT_TRUE(goal.indicator && goal.relative);
  EXPECT_EQ(goal.name, "P-2");
  EXPECT_DOUBLE_EQ(goal.width, 0.02);
  const PrecisionGoal other = parse_precision("series:removals:500", *base.world);
  EXPECT_FALSE(other.indicator || other.relative);
  EXPECT_DOUBLE_EQ(other.width, 500);
  EXPECT_EQ(parse_precision("indicator:P-1:border: 5 %", *base.world).scope, "border");
  const auto problem = [&](const std::string& text) {
    try {
      parse_precision(text, *base.world);
    } catch (const ConfigError& error) {
      return error.problems().front().headline();
    }
    return std::string{};
  };
  EXPECT_EQ(problem("indicator:P-9: 2%"),
            "--precision: indicator:P-9: 2%: unknown indicator 'P-9'; did you mean 'P-1'?");
  EXPECT_NE(problem("series:removal: 2%").find("did you mean 'removals'?"), std::string::npos);
  EXPECT_NE(problem("series:removals").find("states no width"), std::string::npos);
  EXPECT_NE(problem("P-2: 2%").find("names neither a series nor an indicator"), std::string::npos);
}

TEST(Compare, StoppedEarlyKeepsWholeReplicates) {
  const ScratchFolder folder;
  const std::vector<Scenario> pair = pair_of(load(shipped("as-enacted.yaml")), load(shipped("no-mpp.yaml")));
  CompareOptions options = into(folder, 4);
  CompareReport report =
      compare_scenarios(pair, options, [](const RunProgress& progress) { return progress.replicate < 2; });
  EXPECT_FALSE(report.complete);
  EXPECT_EQ(report.replicates, 2);
  EXPECT_EQ(rows_of(report).front()[13], "2");
  options.force = true;
  report = compare_scenarios(pair, options, [](const RunProgress&) { return false; });
  EXPECT_EQ(report.replicates, 0);
  EXPECT_TRUE(std::filesystem::exists(options.output_directory + "/comparison.csv")) << "the old results stay";
  EXPECT_FALSE(std::filesystem::exists(options.output_directory + "/unfinished"));
}

TEST(Compare, RefusesAFolderWithResultsUnlessForced) {
  const ScratchFolder folder;
  const std::vector<Scenario> pair = pair_of(load(shipped("as-enacted.yaml")), load(shipped("no-mpp.yaml")));
  CompareOptions options = into(folder, 1);
  const CompareReport first = compare_scenarios(pair, options);
  EXPECT_EQ(first.files, (std::vector<std::string>{"comparison.csv", "inputs.json", "datapackage.json", "codes.csv",
                                                   "dictionary.html", "compare.html"}));
  EXPECT_EQ(rows_of(first).front()[10], "") << "one replicate has no interval";
  EXPECT_THROW(compare_scenarios(pair, options), ConfigError);
  options.force = true;
  const std::string before = contents(first.directory + "/comparison.csv");
  compare_scenarios(pair, options);
  EXPECT_EQ(contents(first.directory + "/comparison.csv"), before);
  const nlohmann::json manifest = nlohmann::json::parse(contents(first.directory + "/manifest.json"));
  EXPECT_EQ(manifest.at("outputs").at("comparison.csv"), sha256_of_file(first.directory + "/comparison.csv"));
  EXPECT_EQ(manifest.at("scenarios").size(), 2U);
}

}  // namespace
}  // namespace corridor
