// Policies as factors: every combination of some policies in force or left out, and what each does alone and together.
#pragma once

#include <string>
#include <vector>

#include "analysis/compare/compare.hpp"
#include "analysis/compare/factorial_report.hpp"
#include "analysis/page/screen.hpp"

namespace corridor {

/// Loads the base with every subset of `factors` (modules or instruments) left out, plays them with shared luck, and
/// writes factorial.csv (term, series, period, base, effect, low, high, replicates, spread_low, spread_high),
/// combinations.csv (a column for each factor: on or off; series, period, value), factorial.html and manifest.json.
/// Throws as compare_scenarios.
FactorialReport play_factorial(const std::string& base, const std::vector<std::string>& factors,
                               const ScenarioChanges& changes, const CompareOptions& options,
                               const RunProgressCallback& on_progress = {});

/// On ranks other than the first: plays along with its `play_factorial` and writes nothing.
void play_factorial_along(const std::string& base, const std::vector<std::string>& factors,
                          const ScenarioChanges& changes, const CompareOptions& options,
                          const RunProgressCallback& on_progress);

/// One screen: main effects that count, and which policies stand in for which.
std::string factorial_summary(const FactorialReport& report, const Screen& screen = {});

}  // namespace corridor
