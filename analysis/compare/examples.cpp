// Chooses examples among the parties whose lives part, and plays their lives again.
#include "analysis/compare/examples.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/compare/lives.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;

/// One of each pair of fates, then a second of each and so on, the largest flows first.
std::vector<FateSum::Example> chosen(const FateSum& sum) {
  using Flow = std::pair<Fate, Fate>;
  std::map<Flow, double> persons;
  for (const FateRow& row : sum.rows()) {
    if (row.cell.via != Via::kNone) persons[{row.cell.base, row.cell.alternative}] += row.persons;
  }
  std::map<Flow, std::vector<FateSum::Example>> by_flow;
  for (const FateSum::Example& one : sum.examples()) by_flow[{one.cell.base, one.cell.alternative}].push_back(one);
  std::vector<Flow> flows;
  for (const auto& [flow, examples] : by_flow) flows.push_back(flow);
  std::stable_sort(flows.begin(), flows.end(), [&](const Flow& a, const Flow& b) { return persons[a] > persons[b]; });
  std::vector<FateSum::Example> all;
  for (std::size_t round = 0, before = 1; before != all.size() && all.size() < kMostExamples; ++round) {
    before = all.size();
    for (const Flow& flow : flows) {
      if (round < by_flow[flow].size() && all.size() < kMostExamples) all.push_back(by_flow[flow][round]);
    }
  }
  return all;
}

std::vector<std::uint64_t> families_of(const std::vector<FateSum::Example>& examples) {
  std::set<std::uint64_t> families;
  for (const FateSum::Example& one : examples) families.insert(family_of(one.example.party));
  return {families.begin(), families.end()};
}

ordered_json as_json(const FateSum::Example& one, const WhyStory& story, const World& world) {
  ordered_json lives = ordered_json::array();
  for (const std::vector<ToldLife>& both : story.lives) {
    const auto fate = [](const ToldLife& life) {
      return life.fate ? ordered_json(name_of(*life.fate)) : ordered_json();
    };
    lives.push_back({{"party", std::to_string(both.front().party)},
                     {"base", fate(both.front())},
                     {"alternative", fate(both.back())},
                     {"rows", rows_of_life(both)}});
  }
  return {{"party", std::to_string(one.example.party)},
          {"replicate", one.replicate},
          {"nationality", world.nationalities[one.example.nationality].id},
          {"kind", kPartyKindNames[index_of(one.example.kind)]},
          {"persons", one.example.persons},
          {"base_fate", name_of(one.cell.base)},
          {"alt_fate", name_of(one.cell.alternative)},
          {"gate", one.cell.gate},
          {"policy", one.cell.policy},
          {"via", kViaNames[index_of(one.cell.via)]},
          {"lives", lives}};
}

}  // namespace

ExampleLives example_lives(const std::vector<Scenario>& scenarios, const PairedReplicates& replicates, int threads) {
  std::vector<std::vector<FateSum::Example>> examples;
  std::vector<FateSum::Example> all;
  for (std::size_t a = 0; a + 1 < scenarios.size(); ++a) {
    examples.push_back(chosen(replicates.fates(a)));
    all.insert(all.end(), examples.back().begin(), examples.back().end());
  }
  ExampleLives lives(examples.size(), ordered_json::array());
  if (all.empty()) return lives;
  const auto replicate = static_cast<std::uint32_t>(all.front().replicate);  // examples are of one
  const ToldLives base = play_lives(scenarios.front(), families_of(all), replicate, threads);
  for (std::size_t a = 0; a < examples.size(); ++a) {
    const Scenario& other = scenarios[a + 1];
    const ToldLives alternative = play_lives(other, families_of(examples[a]), replicate, threads);
    for (const FateSum::Example& one : examples[a]) {
      const WhyStory story =
          story_of(family_of(one.example.party), {&scenarios.front(), &other}, {&base, &alternative}, replicate);
      lives[a].push_back(as_json(one, story, *other.world));
    }
  }
  return lives;
}

}  // namespace corridor
