// `corridor compare BASE ALT...`: what would have been otherwise, with paired luck.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/compare/compare.hpp"
#include "analysis/compare/factorial.hpp"
#include "analysis/compare/precision.hpp"
#include "analysis/compare/summary.hpp"
#include "tools/camp_verbs.hpp"
#include "tools/interrupt.hpp"
#include "tools/progress.hpp"
#include "tools/scenario_options.hpp"
#include "tools/together.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

struct CompareRequest {
  std::shared_ptr<ScenarioOptions> scenario;
  std::vector<std::string> alternatives;
  std::vector<std::string> precision;
  std::vector<std::string> factors;
  CompareOptions compare;
};

nlohmann::ordered_json bounds(const std::optional<Interval>& one) {
  return one ? nlohmann::ordered_json{one->low, one->high} : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json row_json(const HeadlineRow& row) {
  return {{"name", row.quantity.name},
          {"base", row.estimate.base},
          {"alternative", row.estimate.alternative},
          {"difference", row.estimate.difference},
          {"confidence_of_the_mean", bounds(row.estimate.confidence)},
          {"spread", bounds(row.estimate.spread)}};
}

nlohmann::ordered_json past_json(const CompareReport& report, std::size_t alternative) {
  if (report.past.empty()) return nullptr;  // nothing was played to its end
  const CommonPastReport& past = report.past[alternative + 1];
  return {{"with", past.with == 0 ? report.base_label : report.alternatives[past.with - 1].label},
          {"until", to_string(past.until)}};
}

std::string as_json(const CompareReport& report) {
  nlohmann::ordered_json alternatives = nlohmann::ordered_json::array();
  for (std::size_t a = 0; a < report.alternatives.size(); ++a) {
    const ComparedAlternative& one = report.alternatives[a];
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const HeadlineRow& row : one.headline) {
      if (row.quantity.period == ComparedPeriod::whole()) rows.push_back(row_json(row));
    }
    alternatives.push_back({{"scenario", one.label},
                            {"name", one.name},
                            {"file", one.file},
                            {"inputs", corridor::as_json(one.inputs)},
                            {"precision_not_reached", one.goals_missed},
                            {"common_past", past_json(report, a)},
                            {"whole_period", rows}});
  }
  return nlohmann::ordered_json{{"directory", report.directory},   {"complete", report.complete},
                                {"replicates", report.replicates}, {"alternatives", alternatives},
                                {"wall_s", report.wall_s},         {"files", report.files}}
      .dump(2);
}

/// The base first. The command line changes all of them alike, so that they still differ by their files only. What the
/// comparison aims at is read too.
std::vector<Scenario> load_and_aim(CompareRequest& request) {
  const ScenarioChanges changes = request.scenario->changes();
  std::vector<Scenario> scenarios;
  scenarios.push_back(load_scenario(request.scenario->file, changes));
  for (const std::string& file : request.alternatives) scenarios.push_back(load_scenario(file, changes));
  for (const std::string& goal : request.precision)
    request.compare.goals.push_back(parse_precision(goal, *scenarios.front().world));
  if (!request.scenario->replicates.empty()) request.compare.replicates = scenarios.front().replicates;
  return scenarios;
}

void tell_inputs(const std::vector<Scenario>& scenarios, const Console& console) {
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    refuse_unequal_grounds(scenarios.front(), scenarios[s]);
    const InputDifferences differences = compare_inputs(scenarios.front(), scenarios[s]);
    if (differences.empty()) {
      console.note(fmt::format("warning: {} differs from {} in nothing that matters: every difference will be zero",
                               scenarios[s].file, scenarios.front().file));
      continue;
    }
    console.note(fmt::format("{} differs from {} by {}{}; nothing else differs", scenarios[s].file,
                             scenarios.front().file, counted(differences.values.size(), "value"),
                             differences.policies_changed.empty()
                                 ? std::string(", which change no policy")
                                 : fmt::format(" (policies: {})", fmt::join(differences.policies_changed, ", "))));
  }
}

void tell_interrupted(const PairedReport& report, const Console& console) {
  if (report.replicates == 0) {
    console.complain("interrupted before a replicate was complete; no results were written");
    return;
  }
  console.complain(fmt::format("interrupted; {} of {} replicates kept in {}; run again with --force to start afresh",
                               report.replicates, report.asked, report.directory));
}

std::string as_json(const FactorialReport& report) {
  nlohmann::ordered_json effects = nlohmann::ordered_json::array();
  for (const EffectRow& row : report.effects) {
    effects.push_back({{"term", term_name(report, row.term)},
                       {"name", row.quantity.name},
                       {"base", row.base},
                       {"effect", row.effect.mean},
                       {"confidence_of_the_mean", bounds(row.effect.confidence)}});
  }
  return nlohmann::ordered_json{{"directory", report.directory},   {"complete", report.complete},
                                {"replicates", report.replicates}, {"factors", report.factors},
                                {"whole_period", effects},         {"files", report.files}}
      .dump(2);
}

RunProgressCallback until_stopped(const InterruptWatch& watch) {
  return [&watch](const RunProgress&) { return !watch.asked_to_stop(); };
}

ExitStatus combine(CompareRequest request, const Console& console) {
  const InterruptWatch watch;
  const Together together(watch);
  request.compare.peers = together.peers();
  if (!request.scenario->replicates.empty())
    request.compare.replicates = static_cast<int>(std::stol(request.scenario->replicates));
  if (together.follows()) {
    return together.follow(console, [&] {
      play_factorial_along(request.scenario->file, request.factors, request.scenario->changes(), request.compare,
                           until_stopped(watch));
    });
  }
  console.warnings(load_scenario(request.scenario->file, request.scenario->changes()).warnings);
  FactorialReport report;
  {
    ProgressMeter meter(console);
    report = play_factorial(request.scenario->file, request.factors, request.scenario->changes(), request.compare,
                            shown_until_stopped(meter, watch));
  }
  if (console.json()) console.result(as_json(report));
  if (!report.complete) {
    tell_interrupted(report, console);
    return ExitStatus::kInterrupted;
  }
  if (!console.json()) console.tell(factorial_summary(report, console.screen()));
  return ExitStatus::kDone;
}

/// Alternatives are files, or combinations of policies of the base; one of the two.
void check_words(const CompareRequest& request) {
  const bool combines = !request.factors.empty();
  if (combines && !request.alternatives.empty())
    throw ConfigError({{{"--factorial"}, "", "makes the alternatives itself", "give one scenario file only"}});
  if (!combines && request.alternatives.empty())
    throw ConfigError(
        {{{"compare"}, "", "has nothing to compare with", "give an alternative scenario file, or --factorial"}});
  if (combines && (request.compare.agents || !request.precision.empty()))
    throw ConfigError(
        {{{"--factorial"}, "", "goes with neither --agents nor --precision", "compare two scenario files"}});
}

/// Worlds in which people move by attraction.
ExitStatus compare_camps_of(const CompareRequest& request, const Console& console) {
  if (!request.factors.empty() || request.compare.agents || !request.precision.empty())
    throw ConfigError({{{request.scenario->file},
                        "",
                        "people move by attraction in this world",
                        "leave out --factorial, --agents and --precision"}});
  std::vector<std::string> files{request.scenario->file};
  files.insert(files.end(), request.alternatives.begin(), request.alternatives.end());
  return compare_camp_scenarios(files, *request.scenario,
                                {request.compare.output_directory, request.compare.force, request.compare.threads},
                                console);
}

ExitStatus compare(CompareRequest request, const Console& console) {
  check_words(request);
  if (is_camp_scenario(request.scenario->file) || std::ranges::any_of(request.alternatives, is_camp_scenario))
    return compare_camps_of(request, console);
  if (!request.factors.empty()) return combine(std::move(request), console);
  const InterruptWatch watch;
  const Together together(watch);
  request.compare.peers = together.peers();
  if (together.follows()) {
    return together.follow(console,
                           [&] { compare_along(load_and_aim(request), request.compare, until_stopped(watch)); });
  }
  if (together.peers() != nullptr && request.compare.agents)
    throw ConfigError({{{"--agents"}, "", "lives are laid side by side in one process", "leave out mpirun or srun"}});
  const std::vector<Scenario> scenarios = load_and_aim(request);
  for (const Scenario& scenario : scenarios) console.warnings(scenario.warnings);
  tell_inputs(scenarios, console);
  CompareReport report;
  {
    ProgressMeter meter(console);
    report = compare_scenarios(scenarios, request.compare, shown_until_stopped(meter, watch));
  }
  if (console.json()) console.result(as_json(report));
  if (!report.complete) {
    tell_interrupted(report, console);
    return ExitStatus::kInterrupted;
  }
  if (!console.json()) console.tell(compare_summary(report, console.screen()));
  return ExitStatus::kDone;
}

}  // namespace

Verb add_compare(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "compare", "Play scenarios with the same people and luck, and tell their differences",
               "corridor compare scenarios/as-enacted.yaml scenarios/no-mpp.yaml --scale 1:20 "
               "--replicates 20 -o results/no-mpp");
  const auto request = std::make_shared<CompareRequest>();
  request->scenario = add_scenario_options(app);
  takes_input(
      app.add_option("ALTERNATIVE", request->alternatives, "One or more scenario files to compare with the first"))
      ->type_name("");
  app.add_option("-o,--output", request->compare.output_directory, "Folder for the results")
      ->required()
      ->type_name("DIR");
  app.add_option(
         "--precision", request->precision,
         "Add replicates until the 95 % interval of a difference is that narrow, for example \"indicator:P-2: 2%\"")
      ->type_name("GOAL")
      ->allow_extra_args(false)
      ->take_all();
  app.add_flag("--agents", request->compare.agents,
               "Also tell whose fate differs, and at which gate and policy the lives part (fates.csv, parties.csv)");
  app.add_option("--factorial", request->factors,
                 "Without alternatives: play every combination of these modules or instruments in force or left out")
      ->type_name("NAME[,NAME]")
      ->delimiter(',')
      ->allow_extra_args(false);
  add_threads(app, request->compare.threads,
              "Threads (every core unless told); results do not depend on it, memory grows with it");
  add_force(app, request->compare.force);
  return {&app, [request, &console] { return compare(*request, console); }};
}

}  // namespace corridor::tools
