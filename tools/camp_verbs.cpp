// Plays, scores, explains and compares worlds in which people move by attraction.
#include "tools/camp_verbs.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/camps/camp_explain.hpp"
#include "tools/answer.hpp"
#include "tools/interrupt.hpp"
#include "tools/together.hpp"

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
  const Screen screen = console.screen();
  console.note(screen.say("camps.head", {{"name", name_with_changes(screen.language, scenario.name,
                                                                    scenario.changes.set, scenario.changes.without)},
                                         {"from", to_string(scenario.from)},
                                         {"to", to_string(scenario.to)},
                                         {"scale", fmt::to_string(scenario.scale)},
                                         {"n", fmt::to_string(scenario.replicates)}}));
}

/// One process plays such a world whole: ranks would each write the same folder. On all but the first, ends with them.
void refuse_ranks(const Together& together, const Console& console) {
  const auto refuse = [] {
    throw ConfigError({{{"mpirun"},
                        "",
                        "people move by attraction in this world",
                        "one process plays it: leave out mpirun or srun"}});
  };
  if (together.follows()) together.follow(console, refuse);
  if (together.peers() != nullptr) refuse();
}

}  // namespace

ExitStatus run_camp_scenario(const ScenarioOptions& options, const CampRunOptions& run, const Console& console) {
  const InterruptWatch watch;
  const Together together(watch);
  refuse_ranks(together, console);
  const CampScenario scenario = load_camp_scenario(options.file, options.changes());
  announce(scenario, console);
  const CampRunReport report = run_camps(scenario, run, [&](int, int) { return !watch.asked_to_stop(); });
  if (!report.complete) {
    console.complain("interrupted; nothing was written");
    return ExitStatus::kInterrupted;
  }
  answer(
      console, [&] { return as_json(report); }, [&] { return camp_summary(report.directory, console.screen()); });
  return ExitStatus::kDone;
}

ExitStatus score_camp_run(const std::string& directory, const Console& console) {
  answer(
      console, [&] { return camp_fit_json(directory); }, [&] { return camp_fit_text(directory, console.screen()); });
  return ExitStatus::kDone;
}

ExitStatus explain_camp_choice(const ScenarioOptions& options, const ExplainRequest& request, const Console& console) {
  if (!request.who.empty() || !request.gate.empty())
    throw ConfigError({{{request.who.empty() ? "--gate" : "--who"},
                        "",
                        "people move by attraction in this world: they are all alike, and pass no gates",
                        "leave out --who and --gate"}});
  const CampScenario scenario = load_camp_scenario(options.file, options.changes());
  const CampChoices choices = explain_camp_choices(scenario, request.on, request.at);
  answer(
      console, [&] { return as_json(choices); }, [&] { return as_text(choices, console.screen()); });
  return ExitStatus::kDone;
}

ExitStatus compare_camp_scenarios(const std::vector<std::string>& files, const ScenarioOptions& changes,
                                  const CampRunOptions& options, const Console& console) {
  const InterruptWatch watch;
  const Together together(watch);
  refuse_ranks(together, console);
  std::vector<CampScenario> scenarios;
  for (const std::string& file : files) scenarios.push_back(load_camp_scenario(file, changes.changes()));
  for (const CampScenario& one : scenarios) announce(one, console);
  const CampComparison comparison = compare_camps(scenarios, options);
  answer(
      console, [&] { return as_json(comparison); }, [&] { return as_text(comparison, console.screen()); });
  return ExitStatus::kDone;
}

}  // namespace corridor::tools
