// The same people under two sets of events: who is in which camp instead.
#pragma once

#include <string>
#include <vector>

#include "analysis/base/intervals.hpp"
#include "analysis/camps/camp_run.hpp"

namespace corridor {

/// One camp (or where else people are) on the last day.
struct CampDifference {
  std::string scenario, place;
  double base = 0, alt = 0;
  Estimate difference = {};  ///< Mean over pairs of replicates with the same luck.
};

struct CampComparison {
  std::string directory, day = {};
  ScenarioChanges changes = {};  ///< Of the command line, in all scenarios alike.
  int replicates = 0;
  std::vector<CampDifference> rows = {};
  std::vector<std::string> files = {};
};

/// Plays each scenario with the first one's seed and replicates, and writes camp_comparison.csv (by month, and on the
/// last day), datapackage.json and manifest.json. Throws ConfigError when they differ in days, scale or people.
CampComparison compare_camps(const std::vector<CampScenario>& scenarios, const CampRunOptions& options);

std::string as_text(const CampComparison& comparison, const Screen& screen);
std::string as_json(const CampComparison& comparison);

}  // namespace corridor
