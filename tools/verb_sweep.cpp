// `corridor sweep STUDY`: sensitivity analysis. Begins or continues a study; tells how far one is; extends and
// collects.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>
#include <memory>

#include "analysis/studies/sweep.hpp"
#include "tools/answer.hpp"
#include "tools/interrupt.hpp"
#include "tools/scenario_options.hpp"
#include "tools/sweep_meter.hpp"
#include "tools/sweep_text.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

struct SweepRequest {
  SweepOptions sweep;
  std::string shard, status, extend, runs;
  std::vector<std::string> collect;
  bool dry_run = false;
};

[[noreturn]] void refuse(const std::string& option, std::string problem, std::string suggestion) {
  throw ConfigError({{{option}, "", std::move(problem), std::move(suggestion)}});
}

constexpr std::uint32_t kMostShards = 1'000'000;

/// "2/8": the second of eight parts.
Shard shard_of(const std::string& text) {
  Shard shard;
  if (text.empty()) return shard;
  const char* const end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, shard.number);
  const bool slash = number.ptr != end && *number.ptr == '/';
  const auto of = slash ? std::from_chars(number.ptr + 1, end, shard.of) : number;
  const bool numbers = slash && of.ptr == end && number.ec == std::errc{} && of.ec == std::errc{};
  if (!numbers || shard.number < 1 || shard.number > shard.of || shard.of > kMostShards)
    refuse("--shard", fmt::format("'{}' is no part of a whole", text),
           fmt::format("give I/N with I from 1 to N, of at most {} parts: 2/8", kMostShards));
  return shard;
}

ExitStatus tell(const SweepReport& report, const Console& console) {
  if (console.json()) {
    console.result(report_json(report));
  } else {
    const std::string answers = answers_text(report.answers, console.screen());
    if (!answers.empty()) console.tell(answers);
    console.tell(state_text(report.state, console.screen()));
    if (!report.files.empty()) console.tell(console.screen().say("study.tables", {{"directory", report.directory}}));
  }
  if (report.state.failed > 0)
    console.complain(fmt::format("{} failed; the first: {}; the same command tries them again",
                                 counted(report.state.failed, "run"), report.state.first_failure));
  return report.state.failed > 0 ? ExitStatus::kFailed : ExitStatus::kDone;
}

ExitStatus play(SweepRequest request, const Console& console) {
  const InterruptWatch watch;
  request.sweep.shard = shard_of(request.shard);
  if (request.sweep.directory.empty())
    request.sweep.directory =
        (std::filesystem::path("results") / std::filesystem::path(request.sweep.study_file).stem()).string();
  request.sweep.stop = [&] { return watch.asked_to_stop(); };
  request.sweep.warn = [&](const std::vector<Problem>& warnings) { console.warnings(warnings); };
  if (served_as_rank(request.sweep)) return ExitStatus::kDone;
  SweepReport report;
  {
    SweepMeter meter(console);
    report = run_sweep(request.sweep, [&](const SweepProgress& progress) { meter.show(progress); });
  }
  const ExitStatus status = tell(report, console);
  if (report.complete) return status;
  console.complain(fmt::format("interrupted; {} kept in {}; the same command continues",
                               counted(report.state.done, "run"), report.directory));
  return ExitStatus::kInterrupted;
}

ExitStatus extend(SweepRequest request, const Console& console) {
  if (request.runs.empty()) refuse("--extend", "does not say by how much", "add --runs N");
  const std::uint64_t runs = extend_study(request.extend, std::stoull(request.runs));
  console.note(fmt::format("the design now has {} runs", runs));
  request.sweep.study_file = study_file_in(request.extend);
  request.sweep.directory = request.extend;
  return play(std::move(request), console);
}

ExitStatus plan(const SweepRequest& request, const Console& console) {
  const InterruptWatch watch;
  const SweepPlan plan =
      plan_sweep(request.sweep.study_file, request.sweep.threads, [&] { return watch.asked_to_stop(); });
  if (watch.asked_to_stop()) return ExitStatus::kInterrupted;
  console.warnings(plan.warnings);
  answer(
      console, [&] { return plan_json(plan); },
      [&] { return plan_text(plan, request.sweep.threads, console.screen()); });
  return ExitStatus::kDone;
}

ExitStatus act(const SweepRequest& request, const Console& console) {
  const int asked = (request.sweep.study_file.empty() ? 0 : 1) + (request.status.empty() ? 0 : 1) +
                    (request.extend.empty() ? 0 : 1) + (request.collect.empty() ? 0 : 1);
  if (asked != 1) refuse("sweep", "needs one of STUDY, --status, --extend and --collect", "see corridor sweep --help");
  if (!request.status.empty()) return tell(study_status(request.status), console);
  if (!request.extend.empty()) return extend(request, console);
  if (!request.collect.empty()) return tell(collect_study(request.collect), console);
  return request.dry_run ? plan(request, console) : play(request, console);
}

}  // namespace

Verb add_sweep(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "sweep", "Vary parameters by a design and say which matter",
                           "corridor sweep scenarios/studies/levers.yaml -o results/levers");
  const auto request = std::make_shared<SweepRequest>();
  SweepOptions& sweep = request->sweep;
  takes_input(app.add_option("STUDY", sweep.study_file, "Study file: what varies, by which design, which responses"))
      ->type_name("");
  app.add_option("-o,--output", sweep.directory,
                 "Folder of the study (results/STUDY unless told); continues what is there")
      ->type_name("DIR");
  add_threads(app, sweep.threads, "Runs at a time (every core unless told); results do not depend on it");
  app.add_flag("--dry-run", request->dry_run, "Say how many runs there are and how long they take; write nothing");
  app.add_option("--shard", request->shard, "Play one of N equal parts, for job arrays")->type_name("I/N");
  app.add_option("--status", request->status, "Say how far a study is, and what it says so far")->type_name("DIR");
  app.add_option("--extend", request->extend, "Add runs to a study; all earlier ones are used")->type_name("DIR");
  app.add_option("--runs", request->runs, "With --extend: how many runs to add at least")
      ->check(whole_number(1, 1'000'000'000))
      ->type_name("N");
  app.add_option("--collect", request->collect, "Make the tables from parts, in the first folder named")
      ->type_name("DIR...");
  app.add_flag("--force", sweep.force, "Use a folder that holds another study");
  return {&app, [request, &console] { return act(*request, console); }};
}

}  // namespace corridor::tools
