// One party's life, gate by gate: of a run, or under both histories of a comparison side by side. Played again from the
// folder's manifest, so nothing about single lives needs to be stored.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/fates.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

struct WhyRequest {
  std::string directory;        ///< Of a run or a comparison.
  std::uint64_t party = 0;      ///< Its identity, as in parties.csv.
  std::uint32_t replicate = 0;  ///< As in parties.csv.
  std::string alternative;      ///< Label of the alternative; empty: the first.
  int threads = 0;
};

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

/// Throws ConfigError when the folder holds no run or comparison, when its scenario files or its world have changed
/// since, or when nobody of that number did anything.
WhyStory tell_life(const WhyRequest& request, const std::function<bool()>& go_on = {});

std::string why_text(const WhyStory& story);
std::string why_json(const WhyStory& story);

}  // namespace corridor
