// Lives as examples of the fates of a comparison, for its page: some of parties.csv, told as `corridor why` tells them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "analysis/compare/play.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// For each alternative a list of {party, replicate, nationality, kind, persons, base_fate, alt_fate, gate, policy,
/// via, lives: [{party, base, alternative, rows}]}; see `rows_of_life`.
using ExampleLives = std::vector<nlohmann::ordered_json>;

/// Of the largest flows first, at most kMostExamples for each alternative. Plays the first replicate of each scenario
/// once more, since nobody keeps the lives of everyone.
ExampleLives example_lives(const std::vector<Scenario>& scenarios, const PairedReplicates& replicates, int threads);

inline constexpr std::size_t kMostExamples = 120;

}  // namespace corridor
