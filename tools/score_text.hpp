// What `corridor score` prints.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analysis/page/screen.hpp"
#include "analysis/record/facts.hpp"
#include "analysis/record/score.hpp"

namespace corridor::tools {

/// The facts that ship beside the published series, and what they come to in a run; empty where there are none.
struct CheckedFacts {
  std::vector<Fact> facts;
  std::vector<FactResult> results;
};

/// `levels` are the series whose figures are means over periods, not totals.
std::string score_text(const Score& score, const CheckedFacts& checked, const std::set<std::string>& levels,
                       const Screen& screen, const std::string& name);

}  // namespace corridor::tools
