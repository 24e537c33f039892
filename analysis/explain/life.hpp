// One party's life, gate by gate: of a run, or under both histories of a comparison side by side. Played again from the
// folder's manifest, so nothing about single lives needs to be stored.
#pragma once

#include <functional>
#include <string>

#include "analysis/compare/lives.hpp"

namespace corridor {

struct WhyRequest {
  std::string directory;        ///< Of a run or a comparison.
  std::uint64_t party = 0;      ///< Its identity, as in parties.csv.
  std::uint32_t replicate = 0;  ///< As in parties.csv.
  std::string alternative;      ///< Label of the alternative; empty: the first.
  int threads = 0;
};

/// Throws ConfigError when the folder holds no run or comparison, when its scenario files or its world have changed
/// since, or when nobody of that number did anything.
WhyStory tell_life(const WhyRequest& request, const std::function<bool()>& go_on = {});

}  // namespace corridor
