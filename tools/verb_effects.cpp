// `corridor effects`: published effects of policies beside those of the model.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/base/result_folder.hpp"
#include "analysis/base/version.hpp"
#include "analysis/compare/compare.hpp"
#include "analysis/effects/write.hpp"
#include "sim/input/shipped.hpp"
#include "tools/interrupt.hpp"
#include "tools/progress.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kShipped = "scenarios/effects";

struct EffectsRequest {
  std::shared_ptr<ScenarioOptions> changes;
  std::vector<std::string> paths;
  std::string directory;
  int threads = 0;
  bool force = false;
};

/// What to type to get the same again.
std::string command_of(const EffectsRequest& request) {
  std::string command = "corridor effects";
  for (const std::string& path : request.paths) command += " " + path;
  return command + options_text(*request.changes) + " -o " + request.directory;
}

Json bounds(const std::optional<Interval>& one) { return one ? Json{one->low, one->high} : Json(nullptr); }

std::string as_json(const EffectsPlayed& played, const std::string& directory) {
  Json effects = Json::array();
  for (const EffectResult& one : played.results) {
    const Effect& effect = *one.effect;
    const bool defined = one.standing() != Standing::kUndefined;
    effects.push_back({{"effect", effect.id},
                       {"title", effect.title},
                       {"used_for", effect.used_for},
                       {"unit", kEffectUnits.at(static_cast<std::size_t>(effect.unit))},
                       {"published", effect.value},
                       {"published_interval", bounds(effect.published)},
                       {"simulated", defined ? Json(one.simulated.mean) : Json(nullptr)},
                       {"confidence_of_the_mean", bounds(one.simulated.confidence)},
                       {"standing", kStandingNames.at(static_cast<std::size_t>(one.standing()))},
                       {"why_not", effect.why_not},
                       {"source", effect.source},
                       {"url", effect.url}});
  }
  return Json{{"directory", directory}, {"complete", played.complete}, {"replicates", played.replicates},
              {"runs", played.runs},    {"effects", effects},          {"files", effects_file_names()}}
      .dump(2);
}

/// Files that were named, or those that ship.
std::vector<std::string> paths_of(const EffectsRequest& request) {
  if (!request.paths.empty()) return request.paths;
  return {here_or_shipped(kShipped)};
}

ExitStatus play(const EffectsRequest& request, const Console& console) {
  const InterruptWatch watch;
  const std::vector<Effect> effects = read_effects(paths_of(request), request.changes->changes());
  for (const Effect& effect : effects) console.warnings(effect.counterfactual->warnings);
  CompareOptions options;
  if (!request.changes->replicates.empty()) options.replicates = effects.front().factual->replicates;
  ResultFolder folder(request.directory, effects_file_names(), request.force);
  EffectsPlayed played;
  {
    ProgressMeter meter(console);
    played = play_effects(effects, replicates_asked(*effects.front().factual, options), request.threads,
                          shown_until_stopped(meter, watch));
  }
  if (played.replicates == 0) {
    console.complain("interrupted before a replicate was complete; no results were written");
    return ExitStatus::kInterrupted;
  }
  write_effects(folder.working(), played, effects_page(played, command_of(request), program_version()));
  if (played.complete) folder.publish();
  if (console.json()) console.result(as_json(played, folder.working()));
  if (!played.complete) {
    console.complain(fmt::format("interrupted; {} of {} replicates kept in {}; run again with --force to start afresh",
                                 played.replicates, played.asked, folder.working()));
    return ExitStatus::kInterrupted;
  }
  if (!console.json())
    console.tell(effects_text(played, console.screen()) +
                 console.screen().say("effects.files", {{"runs", fmt::to_string(played.runs)},
                                                        {"n", fmt::to_string(played.replicates)},
                                                        {"directory", request.directory}}));
  return ExitStatus::kDone;
}

}  // namespace

Verb add_effects(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "effects", "Set published effects of policies beside those of the model",
                           "corridor effects scenarios/effects --scale 1:10 --replicates 10 -o results/effects");
  const auto request = std::make_shared<EffectsRequest>();
  takes_input(app.add_option("FILE", request->paths,
                             fmt::format("Files of effects, or folders of them ({} unless told)", kShipped)))
      ->type_name("");
  request->changes = add_change_options(app);
  app.add_option("-o,--output", request->directory, "Folder for the results")->required()->type_name("DIR");
  add_threads(app, request->threads);
  add_force(app, request->force);
  return {&app, [request, &console] { return play(*request, console); }};
}

}  // namespace corridor::tools
