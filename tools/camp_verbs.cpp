// Plays, scores, explains and compares worlds in which people move by attraction.
#include "tools/camp_verbs.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/camps/camp_explain.hpp"
#include "tools/interrupt.hpp"
#include "tools/progress.hpp"

namespace corridor::tools {

namespace {

std::string as_json(const CampRunReport& report) {
  nlohmann::ordered_json fit = nlohmann::ordered_json::array();
  for (const CampFitRow& row : report.fit) {
    nlohmann::ordered_json one{{"forecast", row.forecast}, {"ard", row.ard}, {"rescaled", row.rescaled}};
    if (row.replicate) one["replicate"] = *row.replicate;
    fit.push_back(std::move(one));
  }
  return nlohmann::ordered_json{{"directory", report.directory},
                                {"complete", report.complete},
                                {"parties", report.totals.persons},
                                {"events", report.totals.events},
                                {"party_days", report.totals.person_days},
                                {"played_processor_s", report.played_s},
                                {"wall_s", report.wall_s},
                                {"fit", fit},
                                {"files", report.files}}
      .dump(2);
}

void announce(const CampScenario& scenario, const Console& console) {
  console.note(fmt::format("{}: {} to {}, scale 1:{}, {}", scenario.name, to_string(scenario.from),
                           to_string(scenario.to), scenario.scale,
                           counted(static_cast<std::size_t>(scenario.replicates), "replicate")));
}

}  // namespace

ExitStatus run_camp_scenario(const ScenarioOptions& options, const CampRunOptions& run, const Console& console) {
  const InterruptWatch watch;
  const CampScenario scenario = load_camp_scenario(options.file, options.changes());
  announce(scenario, console);
  const CampRunReport report = run_camps(scenario, run, [&](int, int) { return !watch.asked_to_stop(); });
  if (!report.complete) {
    console.complain("interrupted; nothing was written");
    return ExitStatus::kInterrupted;
  }
  console.result(console.json() ? as_json(report) : camp_summary(report.directory));
  return ExitStatus::kDone;
}

ExitStatus score_camp_run(const std::string& directory, const Console& console) {
  console.result(console.json() ? camp_fit_json(directory) : camp_fit_text(directory));
  return ExitStatus::kDone;
}

ExitStatus explain_camp_choice(const ScenarioOptions& options, const std::string& on, const std::string& at,
                               const Console& console) {
  const CampScenario scenario = load_camp_scenario(options.file, options.changes());
  const CampChoices choices = explain_camp_choices(scenario, on, at);
  console.result(console.json() ? as_json(choices) : as_text(choices));
  return ExitStatus::kDone;
}

ExitStatus compare_camp_scenarios(const std::vector<std::string>& files, const ScenarioOptions& changes,
                                  const CampRunOptions& options, const Console& console) {
  std::vector<CampScenario> scenarios;
  for (const std::string& file : files) scenarios.push_back(load_camp_scenario(file, changes.changes()));
  for (const CampScenario& one : scenarios) announce(one, console);
  const CampComparison comparison = compare_camps(scenarios, options);
  console.result(console.json() ? as_json(comparison) : as_text(comparison));
  return ExitStatus::kDone;
}

}  // namespace corridor::tools
