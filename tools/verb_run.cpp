// `corridor run SCENARIO`: the main job. Plays a scenario, writes its folder of results, prints one screen about them.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "analysis/page/summary.hpp"
#include "analysis/run/checkpoint.hpp"
#include "analysis/run/manifest.hpp"
#include "analysis/run/run.hpp"
#include "tools/camp_verbs.hpp"
#include "tools/interrupt.hpp"
#include "tools/progress.hpp"
#include "tools/scenario_options.hpp"
#include "tools/together.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

struct RunRequest {
  std::shared_ptr<ScenarioOptions> scenario;
  RunOptions run;
  bool profile = false;
  std::string resume;  ///< A folder of results.
};

constexpr const char* kReading = "read the scenario and its world";

std::string standard_directory(const std::string& scenario_file) {
  return (std::filesystem::path("results") / std::filesystem::path(scenario_file).stem()).string();
}

std::string as_json(const RunReport& report, const Profile* profile) {
  nlohmann::ordered_json all{{"directory", report.directory},
                             {"complete", report.complete},
                             {"months_done", report.months_done},
                             {"parties", report.totals.parties},
                             {"persons", report.totals.persons},
                             {"deaths", report.totals.deaths},
                             {"events", report.totals.events},
                             {"party_days", report.totals.party_days},
                             {"wall_s", report.wall_s},
                             {"peak_rss_mib", report.peak_rss_mib},
                             {"files", report.files}};
  if (profile != nullptr) all["profile"] = as_json(*profile);
  return all.dump(2);
}

void tell_interrupted(const RunRequest& request, const RunReport& report, const Console& console) {
  const int months = std::accumulate(report.months_done.begin(), report.months_done.end(), 0);
  const std::string next = report.no_checkpoint.empty()
                               ? fmt::format("go on with `corridor run --resume {}`", request.run.output_directory)
                               : fmt::format("no checkpoint could be left ({}): run again with --force to start afresh",
                                             report.no_checkpoint);
  console.complain(fmt::format("interrupted; {} kept in {}; {}",
                               counted(static_cast<std::size_t>(months), "complete month"), report.directory, next));
}

/// The scenario that is asked for, or that of the run that is gone on with.
Scenario load(RunRequest& request) {
  if (request.resume.empty()) {
    if (request.run.output_directory.empty()) request.run.output_directory = standard_directory(request.scenario->file);
    return load_scenario(request.scenario->file, request.scenario->changes());
  }
  const auto point = std::make_shared<const ResumePoint>(find_resume_point(request.resume));
  request.run.resume = point;
  request.run.output_directory = request.resume;
  return load_scenario(point->scenario_file(), point->note.changes);
}

void tell_where_it_goes_on(const ResumePoint& point, const Console& console) {
  for (const Problem& one : point.passed_over) console.complain(one.headline() + "; passed over");
  console.note(fmt::format("going on from {}: {} of replicate {}", point.file, to_string(point.note.today),
                           point.note.months_done.size()));
}

/// On ranks other than 0.
void play_along(RunRequest request, const InterruptWatch& watch) {
  const Scenario scenario = load(request);
  corridor::play_along(scenario, request.run, [&] { return !watch.asked_to_stop(); });
}

/// A world in which people move by attraction has a run of its own.
ExitStatus run_camps_of(const RunRequest& request, const Console& console) {
  if (request.profile || request.run.checkpoint_every > 0) {
    console.complain("people move by attraction in this world: leave out --profile and --checkpoint-every");
    return ExitStatus::kWrongInput;
  }
  const std::string& given = request.run.output_directory;
  return run_camp_scenario(
      *request.scenario,
      {given.empty() ? standard_directory(request.scenario->file) : given, request.run.force, request.run.threads},
      console);
}

ExitStatus run(RunRequest request, const Console& console) {
  if (request.resume.empty() && is_camp_scenario(request.scenario->file)) return run_camps_of(request, console);
  const InterruptWatch watch;
  const Together together(watch);
  request.run.peers = together.peers();
  if (together.follows()) return together.follow(console, [&] { play_along(request, watch); });
  Profile profile;
  if (request.profile) request.run.profile = &profile;
  const Scenario scenario = profile.time(kReading, [&] { return load(request); });
  if (request.run.resume) tell_where_it_goes_on(*request.run.resume, console);
  console.warnings(scenario.warnings);
  if (watch.asked_to_stop()) {
    console.complain("interrupted before the first day; nothing was written");
    return ExitStatus::kInterrupted;
  }
  console.note(fmt::format("{}: {} to {}, scale 1:{}, {}", title_of(scenario), to_string(scenario.from),
                           to_string(scenario.to), scenario.scale,
                           counted(static_cast<std::size_t>(scenario.replicates), "replicate")));
  RunReport report;
  {
    ProgressMeter meter(console);
    report = run_scenario(scenario, request.run, shown_until_stopped(meter, watch));
  }
  if (console.json()) console.result(as_json(report, request.run.profile));
  if (!report.complete) {
    tell_interrupted(request, report, console);
    return ExitStatus::kInterrupted;
  }
  if (!console.json()) console.tell(run_summary(report.directory, console.screen()));
  if (!console.json() && request.profile) console.tell("\n" + as_text(profile, report.totals.events));
  return ExitStatus::kDone;
}

/// --checkpoint-every and --resume, which takes all that decides a run from its folder.
void add_checkpoints(CLI::App& app, const std::shared_ptr<RunRequest>& request) {
  app.add_option("--checkpoint-every", request->run.checkpoint_every,
                 "Leave a checkpoint each so many simulated days, from which the run can go on")
      ->check(whole_number(1, 1'000'000))
      ->type_name("DAYS");
  CLI::Option* resume = app.add_option("--resume", request->resume,
                                       "Go on with the stopped run in DIR; it knows its scenario and options")
                            ->type_name("DIR");
  app.get_option("SCENARIO")->required(false);
  app.parse_complete_callback([&app, resume] {
    if (resume->count() == 0 && app.get_option("SCENARIO")->count() == 0) throw CLI::RequiredError("SCENARIO");
    if (resume->count() == 0) return;
    for (const char* other :
         {"SCENARIO", "--output", "--set", "--without", "--seed", "--replicates", "--scale", "--force"}) {
      if (app.get_option(other)->count() > 0)
        throw CLI::ValidationError("--resume",
                                   fmt::format("the folder tells all that decides the run; leave out {}", other));
    }
  });
}

}  // namespace

Verb add_run(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "run", "Play a scenario and write its results",
                           "corridor run scenarios/as-enacted.yaml --without mpp -o results/without-mpp");
  const auto request = std::make_shared<RunRequest>();
  request->scenario = add_scenario_options(app);
  app.add_option("-o,--output", request->run.output_directory, "Folder for the results (results/SCENARIO unless told)")
      ->type_name("DIR");
  add_threads(app, request->run.threads);
  add_force(app, request->run.force);
  app.add_flag("--profile", request->profile,
               "Say where the time goes, phase by phase, on the screen and in the manifest");
  add_checkpoints(app, request);
  return {&app, [request, &console] { return run(*request, console); }};
}

}  // namespace corridor::tools
