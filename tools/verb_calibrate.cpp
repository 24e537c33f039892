// `corridor calibrate STUDY`: fits parameters to published series and says what the series do not tell.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "analysis/calibrate/calibrate.hpp"
#include "analysis/calibrate/files.hpp"
#include "analysis/calibrate/read_study.hpp"
#include "analysis/calibrate/report.hpp"
#include "tools/interrupt.hpp"
#include "tools/progress.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {
namespace {

struct CalibrateRequest {
  std::string file;
  CalibrationOptions options;
};

/// Lines of progress, at most one in ten seconds.
class Teller {
 public:
  explicit Teller(const Console& console) : console_(&console) {}

  void tell(const BenchProgress& progress) {
    const std::lock_guard lock(one_at_a_time_);
    const auto now = Clock::now();
    if (console_->progress == ProgressStyle::kNone || now - last_ < std::chrono::seconds{10}) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    console_->note(fmt::format("{} of {} plays of this batch, {} in all, {}", progress.done, progress.total,
                               progress.played, as_clock(seconds)));
  }

 private:
  using Clock = std::chrono::steady_clock;
  const Console* console_;
  std::mutex one_at_a_time_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

std::string as_json(const CalibrationStudy& study, const Calibration& done) {
  const ParameterSpace space(study.parameters);
  nlohmann::ordered_json parameters = nlohmann::ordered_json::object(), targets = nlohmann::ordered_json::array();
  for (int p = 0; p < space.size(); ++p) {
    const ParameterFinding& found = done.found.parameters[static_cast<std::size_t>(p)];
    parameters[study.parameters[static_cast<std::size_t>(p)].path] = {
        {"value", space.value(p, done.search.position[p])},
        {"low", found.low},
        {"high", found.high},
        {"verdict", name_of(found.verdict)}};
  }
  for (std::size_t t = 0; t < study.targets.size(); ++t) {
    const TargetError before = error_of(study, static_cast<int>(t), done.before);
    const TargetError after = error_of(study, static_cast<int>(t), done.after);
    targets.push_back({{"series", study.targets[t].series},
                       {"granularity", study.targets[t].granularity},
                       {"wape_before", before.wape},
                       {"wape_after", after.wape}});
  }
  return nlohmann::ordered_json{{"directory", done.directory}, {"parameters", parameters},   {"targets", targets},
                                {"plays", done.plays},         {"ended", done.search.ended}, {"files", done.files}}
      .dump(2);
}

ExitStatus calibrate_study(const CalibrateRequest& request, const Console& console) {
  const InterruptWatch watch;
  Problems problems;
  const CalibrationStudy study = read_calibration_study(request.file, problems);
  problems.throw_if_any();
  console.warnings(study.warnings);
  console.note(fmt::format("{}: {} parameters, {} published cells, scale 1:{}", study.name, study.parameters.size(),
                           study.cells.size(), study.scale));
  Teller teller(console);
  CalibrationListener listener;
  listener.bench.go_on = [&] { return !watch.asked_to_stop(); };
  listener.bench.on_progress = [&](const BenchProgress& progress) { teller.tell(progress); };
  listener.bench.on_damage = [&](const std::vector<Problem>& damaged) { console.warnings(damaged); };
  listener.on_round = [&](const Round& round) {
    console.note(fmt::format("round {}: objective {:.1f}, before {:.1f}; longest move {:.1f} % of a range",
                             round.number, round.after, round.before, 100 * round.longest));
  };
  const Calibration done = calibrate(study, request.options, listener);
  if (!done.search.complete) {
    console.complain(fmt::format("interrupted; {} and {} kept in {}; the same command goes on from there",
                                 counted(static_cast<std::size_t>(done.plays), "play"),
                                 counted(done.search.rounds.size(), "round"), done.directory));
    return ExitStatus::kInterrupted;
  }
  if (console.json()) {
    console.result(as_json(study, done));
  } else {
    console.tell(calibration_report(study, done));
  }
  return ExitStatus::kDone;
}

}  // namespace

Verb add_calibrate(CLI::App& corridor, Console& console) {
  CLI::App& app =
      add_verb(corridor, "calibrate", "Fit parameters to published series, and say what these do not tell",
               "corridor calibrate scenarios/studies/calibrate-interior.yaml -o results/calibrate-interior");
  const auto request = std::make_shared<CalibrateRequest>();
  takes_input(app.add_option("STUDY", request->file, "Calibration study"))->required()->type_name("");
  app.add_option("-o,--output", request->options.output_directory, "Folder for the results")
      ->required()
      ->type_name("DIR");
  add_threads(app, request->options.threads, "Plays at once (every core unless told)");
  add_force(app, request->options.force);
  return {&app, [request, &console] { return calibrate_study(*request, console); }};
}

}  // namespace corridor::tools
