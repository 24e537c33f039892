// `corridor plan`: what the simulation does, in order, and on request how long each step takes.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/base/layout.hpp"
#include "analysis/base/words.hpp"
#include "analysis/run/manifest.hpp"
#include "analysis/run/profile.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/engine.hpp"
#include "sim/input/shipped.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr const char* kShipped = "scenarios/as-enacted.yaml";
constexpr const char* kQuickScale = "1:100";

struct PlanRequest {
  std::shared_ptr<ScenarioOptions> scenario;
  bool timed = false;
  int threads = 0;
};

struct Timing {
  std::string scenario;
  std::uint32_t scale = 1;
  Profile steps;
};

/// Plays one replicate and measures its steps.
Timing time_steps(const PlanRequest& request, const Console& console) {
  const Scenario scenario = load_scenario(request.scenario->file, request.scenario->changes());
  console.warnings(scenario.warnings);
  console.note(console.screen().say("plan.plays", {{"title", title_of(scenario)},
                                                   {"from", to_string(scenario.from)},
                                                   {"to", to_string(scenario.to)},
                                                   {"scale", std::to_string(scenario.scale)}}));
  Timing timing{request.scenario->file, scenario.scale, {}};
  RunSettings settings{scenario.from, scenario.to, scenario.seed, 0, scenario.scale, request.threads};
  settings.on_step = timing.steps.on_step();
  run_replicate(*scenario.world, scenario.policies.policies, settings, [](const MonthResult&) {});
  return timing;
}

std::string as_json(const Timing* timing) {
  nlohmann::ordered_json all;
  if (timing != nullptr) {
    all["scenario"] = timing->scenario;
    all["scale"] = fmt::format("1:{}", timing->scale);
    all["wall_s"] = Seconds(timing->steps.whole()).count();
  }
  for (std::size_t i = 0; i < plan().size(); ++i) {
    const PlanStep& step = plan()[i];
    nlohmann::ordered_json told{{"name", step.name}, {"what", step.what}};
    if (timing != nullptr) {
      const Profile::Phase time = timing->steps.of(step.name);
      told["calls"] = time.calls;
      told["wall_s"] = Seconds(time.wall).count();
      told["share"] = timing->steps.share(time);
    }
    all[std::string(kTurnNames[static_cast<std::size_t>(step.turn)])].push_back(told);
  }
  return all.dump(2);
}

std::string as_text(const Timing* timing, const Screen& screen) {
  using Holds = TextTable::Holds;
  std::vector<TextTable::Column> heads{{""}, {screen.say("plan.step"), Holds::kCodes}};
  if (timing != nullptr)
    heads.insert(heads.end(), {{screen.say("plan.share")}, {screen.say("plan.time")}, {screen.say("plan.times")}});
  heads.push_back({screen.say("plan.what"), Holds::kWords});
  TextTable table(heads);
  for (std::size_t i = 0; i < plan().size(); ++i) {
    const PlanStep& step = plan()[i];
    if (i == 0 || step.turn != plan()[i - 1].turn)
      table.section(screen.say(fmt::format("plan.{}", kTurnNames[static_cast<std::size_t>(step.turn)])));
    std::vector<std::string> cells{fmt::format("{}.", i + 1), screen.say(fmt::format("plan.step.{}", step.name))};
    if (timing != nullptr) {
      const Profile::Phase time = timing->steps.of(step.name);
      cells.insert(cells.end(),
                   {fmt::format("{:.1f} %", 100 * timing->steps.share(time)),
                    fmt::format("{:.3f} s", Seconds(time.wall).count()), grouped(static_cast<double>(time.calls))});
    }
    cells.push_back(screen.say(fmt::format("plan.what.{}", step.name)));
    table.add(std::move(cells));
  }
  std::string text = table.text(screen.columns);
  if (timing != nullptr)
    text += "\n" +
            screen.say("plan.in_all", {{"seconds", fmt::format("{:.3f}", Seconds(timing->steps.whole()).count())},
                                       {"scenario", timing->scenario},
                                       {"scale", std::to_string(timing->scale)}}) +
            "\n";
  return text;
}

ExitStatus print_plan(const PlanRequest& request, const Console& console) {
  std::unique_ptr<const Timing> timing;
  if (request.timed) {
    if (request.scenario->file.empty()) request.scenario->file = here_or_shipped(kShipped);
    if (request.scenario->scale.empty()) request.scenario->scale = kQuickScale;
    timing = std::make_unique<const Timing>(time_steps(request, console));
  } else if (!request.scenario->file.empty()) {
    console.complain("a scenario is played only with --timed; the steps are the same for all");
    return ExitStatus::kWrongInput;
  }
  if (console.json()) {
    console.result(as_json(timing.get()));
  } else {
    console.tell(as_text(timing.get(), console.screen()));
  }
  return ExitStatus::kDone;
}

}  // namespace

Verb add_plan(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "plan", "Print what the simulation does, in order, and how long each step takes",
                           "corridor plan --timed scenarios/as-enacted.yaml --scale 1:10");
  const auto request = std::make_shared<PlanRequest>();
  request->scenario = add_scenario_options(app);
  app.get_option("SCENARIO")
      ->required(false)
      ->description(fmt::format("Scenario to play with --timed ({} unless told)", kShipped));
  app.get_option("--scale")->description(
      fmt::format("One simulated party for N real ones ({} unless told)", kQuickScale));
  app.remove_option(app.get_option("--replicates"));
  app.add_flag("--timed", request->timed, "Play a scenario, and say how long each step takes");
  add_threads(app, request->threads, "Threads (every core unless told)");
  return {&app, [request, &console] { return print_plan(*request, console); }};
}

}  // namespace corridor::tools
