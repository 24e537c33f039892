// Single lives gate by gate, under one history or two: played again, since nothing about single lives is stored.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/compare/fate.hpp"
#include "analysis/page/screen.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// A decision in a life, with the chain that decided it.
struct ToldDecision {
  Day day;
  Party party;  ///< As it stood before.
  Gate gate = Gate::kDeparture;
  std::string where;  ///< Id of the jurisdiction.
  Outcome outcome = Outcome::kPassed;
  std::string by;     ///< "base" or a policy.
  std::string chain;  ///< The law that it met, link by link.
};

/// One party in one history.
struct ToldLife {
  std::uint64_t party = 0;
  std::vector<ToldDecision> decisions;
  std::optional<Fate> fate;  ///< At the end of the period; none when the party does not exist or did nothing.
  std::uint8_t persons = 0;
};

/// A party, then the children who were separated from it, under one history or two.
struct WhyStory {
  std::uint32_t replicate = 0;
  std::vector<std::string> names;            ///< Of the scenarios: one, or base and alternative.
  std::string nationality;                   ///< Name.
  std::vector<std::vector<ToldLife>> lives;  ///< By party, then scenario.
};

/// The lives of some families in one history: by family, the party's own and that of children separated from it.
using ToldLives = std::map<std::uint64_t, std::array<ToldLife, 2>>;

/// Plays one replicate and keeps the lives of `families`; `go_on` may stop it, the lives are then cut short.
ToldLives play_lives(const Scenario& scenario, std::span<const std::uint64_t> families, std::uint32_t replicate,
                     int threads, const std::function<bool()>& go_on = {});

/// What is told of one family, given its lives in each of the scenarios. `lives` is empty where it did nothing.
WhyStory story_of(std::uint64_t family, const std::vector<const Scenario*>& scenarios,
                  const std::vector<const ToldLives*>& histories, std::uint32_t replicate);

/// The story in words, for a terminal.
std::string why_text(const WhyStory& story, const Screen& screen = {});
std::string why_json(const WhyStory& story);

/// One party's life in both histories for a page: [[day, gate, where, base, alternative, law, law of the alternative]],
/// where base and alternative are [outcome, policy] or null, and the laws are empty where nothing was decided.
nlohmann::ordered_json rows_of_life(const std::vector<ToldLife>& lives);

}  // namespace corridor
