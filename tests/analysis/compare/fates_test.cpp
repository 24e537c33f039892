// Fates add up to stocks exactly, and are charged to what parted the lives.
#include "analysis/compare/fates.hpp"

#include <map>
#include <tuple>

#include "analysis/compare/compare.hpp"
#include "analysis/compare/replicate_play.hpp"
#include "analysis/tables/read.hpp"
#include "tests/analysis/run_fixture.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

class MonthKeeper final : public Witness {
 public:
  void month(std::span<const LifeEvent> month) override { events.assign(month.begin(), month.end()); }
  std::vector<LifeEvent> events;
};

/// Fates of a tiny world under two sets of policies that have the same numbers.
FateTable tiny_fates(const World& world, const PolicySet& base, const PolicySet& alternative,
                     const std::vector<std::string>& changed, int days = 300) {
  MonthKeeper of_base, of_alternative;
  RunSettings settings = tiny::settings(days, 4);
  settings.witness = &of_base;
  Replicate one(world, base, settings);
  settings.witness = &of_alternative;
  Replicate other(world, alternative, settings);
  FateComparison fates(base, changed, 1);
  std::vector<Tally::StateRow> stocks, other_stocks;
  while (one.play_month([&](const MonthResult& month) { stocks = month.stocks; })) {
    other.play_month([&](const MonthResult& month) { other_stocks = month.stocks; });
    fates.month(of_base.events, of_alternative.events, false);
  }
  return fates.finish(stocks, other_stocks);
}

TEST(Fates, OfTheSameHistoryLieOnTheDiagonal) {
  const World world = tiny::make_world(500);
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.3)};
  const FateTable table = tiny_fates(world, policies, policies, {});
  Persons all = 0;
  for (const auto& [cell, persons] : table.persons) {
    EXPECT_EQ(cell.base, cell.alternative);
    EXPECT_EQ(cell.via, Via::kNone);
    all += persons;
  }
  EXPECT_GT(all, 1000);
}

TEST(Fates, GroupsHoldEveryoneWhoseLivesPartAndNobodyElse) {
  const World world = tiny::make_world(500);
  const auto expel = [](double share) {
    return PolicySet{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, share)};
  };
  const FateTable table = tiny_fates(world, expel(0.3), expel(0), {"expel"});
  std::map<std::tuple<Fate, Fate, Via>, Persons> cells, groups;
  for (const auto& [cell, persons] : table.persons) {
    if (cell.via != Via::kNone) cells[{cell.base, cell.alternative, cell.via}] += persons;
  }
  bool later = false;
  for (const auto& [group, persons] : table.groups) {
    groups[{group.base, group.alternative, group.via}] += persons;
    later = later || group.month > 0;
  }
  EXPECT_FALSE(cells.empty());
  EXPECT_EQ(groups, cells);
  EXPECT_TRUE(later) << "lives part in more than one month";
}

TEST(Fates, AClaimPartsLivesDirectlyAndNobodyElses) {
  const World world = tiny::make_independent_world(500);  // nothing is scarce, nobody hears of others
  const auto expel = [](double share) {
    return PolicySet{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, share)};
  };
  const FateTable table = tiny_fates(world, expel(0.3), expel(0), {"expel"});
  Persons parted = 0;
  for (const auto& [cell, persons] : table.persons) {
    if (cell.via == Via::kNone) {
      EXPECT_EQ(cell.base, cell.alternative) << name_of(cell.base);
      continue;
    }
    parted += persons;
    EXPECT_EQ(cell.via, Via::kDirect);
    EXPECT_EQ(cell.gate, "processing");
    EXPECT_EQ(cell.policy, "expel");
  }
  EXPECT_GT(parted, 50);
}

TEST(Fates, ABedThatSomeoneElseTookPartsLivesIndirectly) {
  World world = tiny::make_independent_world(500);
  const auto with_beds = [](double share) {
    return PolicySet{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, share),
                     tiny::claims("detain", Gate::kDetention, Outcome::kBed, 1, tiny::kFrom, Room::kBeds),
                     tiny::provides("beds", Room::kBeds, 5)};
  };
  const FateTable table = tiny_fates(world, with_beds(0.5), with_beds(0), {"expel"});
  Persons direct = 0, indirect = 0;
  for (const auto& [cell, persons] : table.persons) {
    direct += cell.via == Via::kDirect ? persons : 0;
    if (cell.via != Via::kIndirect) continue;
    indirect += persons;
    EXPECT_NE(cell.gate, "processing") << "the law there is not the same";
  }
  EXPECT_GT(direct, 0);
  EXPECT_GT(indirect, 0);
}

TEST(Fates, SeparatedChildrenAreToldApartAndCountedOnce) {
  const World world = tiny::make_independent_world(500);
  const auto separate = [](double share) {
    return PolicySet{tiny::claims("separate", Gate::kProcessing, Outcome::kSeparated, share)};
  };
  const FateTable table = tiny_fates(world, separate(0.5), separate(0), {"separate"});
  const FateTable same = tiny_fates(world, separate(0), separate(0), {"separate"});
  Persons children = 0, all = 0, all_of_same = 0;
  for (const auto& [cell, persons] : table.persons) {
    all += persons;
    EXPECT_NE(cell.history, History::kAlternativeOnly);
    if (cell.history == History::kBaseOnly) children += persons;
  }
  for (const auto& [cell, persons] : same.persons) all_of_same += persons;
  EXPECT_GT(children, 0);
  EXPECT_EQ(all, all_of_same) << "the same persons, however they are grouped";
}

TEST(Fates, DifferingPoliciesAreThoseWhoseOwnLinksDiffer) {
  const Link agents{.amount = 0.2, .outcome = Outcome::kApprehended, .by = 1};
  Link later{.amount = 0.5, .outcome = Outcome::kDied, .by = 2};
  const std::vector<Link> one{agents, later};
  std::vector<Link> other{agents, later};
  other[0].amount = 0.3;
  other[1].amount = 0.6;  // its own rate is still 0.3
  EXPECT_EQ(differing_policies(Gate::kCrossing, one, other), std::vector<PolicyIndex>{1});
  EXPECT_EQ(differing_policies(Gate::kCrossing, one, one), std::vector<PolicyIndex>{});
  EXPECT_EQ(differing_policies(Gate::kProcessing, one, other), (std::vector<PolicyIndex>{1, 2}));
  EXPECT_EQ(differing_policies(Gate::kProcessing, one, std::vector<Link>{agents}), std::vector<PolicyIndex>{2});
}

Scenario load(const std::string& name) {
  return load_scenario(std::string{CORRIDOR_ROOT} + "/scenarios/" + name,
                       {{"period.from=2019-06-01", "period.to=2019-09-01", "scale=1:500"}, {}});
}

/// Persons by state at the end of a run of its own.
std::map<std::string, double> stocks_of(const Scenario& scenario, Persons& deaths) {
  std::map<std::string, double> persons;
  const RunSettings settings{scenario.from, scenario.to, scenario.seed, 0, scenario.scale, 1};
  deaths = run_replicate(*scenario.world, scenario.policies.policies, settings, [&](const MonthResult& month) {
             persons.clear();
             for (const Tally::StateRow& row : month.stocks)
               persons[std::string(name_of(row.state))] += static_cast<double>(row.persons);
           }).deaths;
  return persons;
}

TEST(Fates, OfAComparisonAddUpToTheStocksOfItsRuns) {
  const testing::ScratchFolder folder;
  std::vector<Scenario> pair;
  pair.push_back(load("as-enacted.yaml"));
  pair.push_back(load("no-joint-declaration.yaml"));
  CompareOptions options;
  options.output_directory = folder.path() + "/out";
  options.replicates = 1;
  options.agents = true;
  const CompareReport report = compare_scenarios(pair, options);
  std::array<std::map<std::string, double>, 2> fates;
  double off_diagonal = 0;
  for_each_row(report.directory + "/fates.csv", "scenario,base_fate,alt_fate,gate,policy,via,persons,history",
               [&](std::span<const std::string_view> row) {
                 const double persons = std::stod(std::string{row[6]});
                 fates[0][std::string{row[1]}] += persons;
                 fates[1][std::string{row[2]}] += persons;
                 if (row[1] == row[2]) return;
                 off_diagonal += persons;
                 EXPECT_TRUE(row[5] == "direct" || row[5] == "indirect");
                 EXPECT_NE(row[3], "");
               });
  EXPECT_GT(off_diagonal, 0);
  for (const std::size_t side : {0U, 1U}) {
    Persons deaths = 0;
    std::map<std::string, double> stocks = stocks_of(pair[side], deaths);
    for (const auto& [fate, state] : std::map<std::string, std::string>{{"detained", "detained"},
                                                                        {"settled", "settled"},
                                                                        {"released", "awaiting_court"},
                                                                        {"waiting_abroad", "waiting_abroad"},
                                                                        {"in_shelter", "shelter"},
                                                                        {"waiting_at_port", "port_list"},
                                                                        {"protected", "regularised"}})
      EXPECT_DOUBLE_EQ(fates[side][fate], stocks[state]) << fate;
    EXPECT_DOUBLE_EQ(fates[side]["died"], static_cast<double>(deaths));
  }
}

}  // namespace
}  // namespace corridor
