// `corridor departures SCENARIO`: estimates how many persons meant to leave, from published encounters, and writes
// tables for a world.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "analysis/base/result_folder.hpp"
#include "analysis/calibrate/departures.hpp"
#include "analysis/run/run.hpp"
#include "tools/interrupt.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {
namespace {

struct DeparturesRequest {
  std::shared_ptr<ScenarioOptions> scenario;
  std::string output_directory = "results/departures";
  std::string observed_directory;
  int rounds = 8;
  int threads = 0;
  bool force = false;
};

ExitStatus estimate(const DeparturesRequest& request, const Console& console) {
  Scenario scenario = load_scenario(request.scenario->file, request.scenario->changes());
  console.warnings(scenario.warnings);
  if (std::filesystem::exists(std::filesystem::path{request.output_directory} / "world.yaml"))
    throw ConfigError(
        {{{request.output_directory, 0, 0}, "", "is the folder of a world", "write elsewhere, then copy"}});
  Problems problems;
  const std::vector<ObservedRow> observed =
      read_observed(request.observed_directory.empty() ? observed_beside(scenario) : request.observed_directory,
                    observed_names(*scenario.world), problems);
  problems.throw_if_any();
  ResultFolder folder(request.output_directory, {"departures.csv", "pulls.csv", "seasons.csv"}, request.force);
  const EncounterTargets targets = encounter_targets(*scenario.world, observed, scenario.from, scenario.to);
  const RunSettings settings{scenario.from, scenario.to, scenario.seed, 0, scenario.scale, request.threads};
  const auto tell = [&](const DepartureRound& round) {
    console.note(
        fmt::format("round {}: error by month {:.1f} %, month x nationality {:.1f} %, month x party {:.1f} %, sector x "
                    "party {:.1f} %",
                    round.round, 100 * round.wape_month, 100 * round.wape_nationality, 100 * round.wape_party,
                    100 * round.wape_sector));
  };
  estimate_departures(*scenario.world, scenario.policies.policies, settings, targets, request.rounds, tell);
  write_departures(*scenario.world, folder.working());
  folder.publish();
  console.tell(fmt::format(
      "{0}/departures.csv, pulls.csv and, where there are seasons, seasons.csv written: copy them into {1} to use them",
      request.output_directory, scenario.world_directory));
  return ExitStatus::kDone;
}

}  // namespace

Verb add_departures(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "departures", "Estimate departures so that simulated encounters match published ones",
               "corridor departures scenarios/as-enacted.yaml --scale 1:4 --rounds 8 -o results/departures");
  const auto request = std::make_shared<DeparturesRequest>();
  request->scenario = add_scenario_options(app);
  app.add_option("-o,--output", request->output_directory, "Folder for departures.csv, pulls.csv and seasons.csv")
      ->type_name("DIR");
  takes_input(app.add_option("--observed", request->observed_directory,
                             "Folder of published series (the world's own unless told)"))
      ->type_name("DIR");
  app.add_option("--rounds", request->rounds, "How many times to play and correct")
      ->check(whole_number(1, 100))
      ->type_name("N");
  add_threads(app, request->threads, "Threads (every core unless told)");
  add_force(app, request->force);
  return {&app, [request, &console] { return estimate(*request, console); }};
}

}  // namespace corridor::tools
