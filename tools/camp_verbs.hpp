// What verbs do for worlds in which people move by attraction.
#pragma once

#include <string>
#include <vector>

#include "analysis/camps/camp_compare.hpp"
#include "analysis/camps/camp_run.hpp"
#include "analysis/explain/explain.hpp"
#include "tools/console.hpp"
#include "tools/scenario_options.hpp"

namespace corridor::tools {

ExitStatus run_camp_scenario(const ScenarioOptions& scenario, const CampRunOptions& options, const Console& console);
ExitStatus score_camp_run(const std::string& directory, const Console& console);
/// Where people who leave a place on a day go, and why.
ExitStatus explain_camp_choice(const ScenarioOptions& scenario, const ExplainRequest& request, const Console& console);
/// The first file is the base.
ExitStatus compare_camp_scenarios(const std::vector<std::string>& files, const ScenarioOptions& changes,
                                  const CampRunOptions& options, const Console& console);

}  // namespace corridor::tools
