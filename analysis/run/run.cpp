// Plays a scenario's replicates and writes what came of them.
#include "analysis/run/run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/base/version.hpp"
#include "analysis/page/dashboard.hpp"
#include "analysis/page/report.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/record/score.hpp"
#include "analysis/run/checkpoint.hpp"
#include "analysis/run/manifest.hpp"
#include "analysis/run/player.hpp"
#include "analysis/run/together.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/tables/codes.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/netcdf.hpp"
#include "analysis/tables/run_tables.hpp"
#include "sim/input/errors.hpp"
#include "sim/parallel.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

using Begun = std::chrono::steady_clock::time_point;

std::string find_observed(const Scenario& scenario, const RunOptions& options) {
  if (!options.observed_directory.empty()) return options.observed_directory;
  const std::string beside = observed_beside(scenario);
  std::error_code error;
  return fs::is_directory(beside, error) ? beside : std::string{};
}

ManifestFacts facts_of(const Scenario& scenario, const RunOptions& options) {
  ManifestFacts facts;
  facts.seed = options.seed.value_or(scenario.seed);
  facts.replicates = options.replicates.value_or(scenario.replicates);
  facts.scale = options.scale.value_or(scenario.scale);
  facts.threads = threads_or_cores(options.threads);
  facts.ranks = options.peers == nullptr ? 1 : options.peers->count();
  facts.observed_directory = find_observed(scenario, options);
  return facts;
}

/// Where a path leads from here, whichever folder it is told from later.
std::string absolute(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

RunInput input_of(const Scenario& scenario, const ManifestFacts& facts) {
  RunInput input{fingerprint_of(scenario), {}, facts.seed, facts.replicates, facts.scale};
  for (const FilesRead* files : {&scenario.read->layers, &scenario.read->world, &facts.observed_files}) {
    for (const auto& [path, hash] : hashes_of(*files, "")) input.files[absolute(path)] = hash;
  }
  return input;
}

/// What the run's checkpoints say from the beginning.
CheckpointNote note_of(const Scenario& scenario, const RunOptions& options, RunInput input) {
  CheckpointNote note;
  note.scenario_file = scenario.file;
  note.from_folder = fs::current_path().string();
  note.changes = scenario.changes;
  note.input = std::move(input);
  note.every = options.checkpoint_every;
  if (options.resume && note.every == 0) note.every = options.resume->note.every;
  return note;
}

/// "a.csv, b.csv in DIR" of the files that are there: a folder can go away while a run writes into it. "" when none is.
std::string in_folder(const std::string& directory, std::vector<std::string> files) {
  std::error_code error;
  std::erase_if(files, [&](const std::string& file) { return !fs::exists(fs::path{directory} / file, error); });
  return files.empty() ? "" : fmt::format("{} in {}", fmt::join(files, ", "), directory);
}

/// "; `corridor run --resume DIR` goes on" where a checkpoint is left.
std::string how_to_go_on(const RunOptions& options, const RunReport& report) {
  if (!holds_checkpoints(report.directory)) return "";
  return fmt::format("; `corridor run --resume {}` goes on from the last checkpoint", options.output_directory);
}

/// Plays into the tables; when a file fails, whole months are kept and the failure says so.
void play_into_tables(const Scenario& scenario, const RunOptions& options, CheckpointNote note, Begun begun,
                      const RunProgressCallback& on_progress, RunReport& report) {
  const ResumePoint* resume = options.resume.get();
  RunTables tables{report.directory, *scenario.world, scenario.policies.policies,
                   resume != nullptr ? resume->note.tables : std::map<std::string, FileBeginning>{}};
  try {
    Player{scenario, std::move(note), options, begun, on_progress, &tables, report}.play_all(resume);
    report.files = tables.keep();
  } catch (const LostPeers& failure) {
    if (!holds_checkpoints(report.directory)) throw RunFailure(fmt::format("{}; nothing was kept", failure.what()));
    tables.keep_marked();
    throw RunFailure(failure.what() + how_to_go_on(options, report));
  } catch (const RunFailure& failure) {
    const std::string kept = in_folder(report.directory, tables.keep_marked());
    throw RunFailure(fmt::format("{}; kept: {}{}", failure.what(), kept.empty() ? "nothing" : "whole months of " + kept,
                                 how_to_go_on(options, report)));
  } catch (...) {
    if (holds_checkpoints(report.directory)) tables.keep_marked();  // they cannot be gone on with alone
    throw;
  }
}

/// Fit, dashboard, dictionary, page.
void write_for_people(const Scenario& scenario, const std::vector<ObservedRow>& observed,
                      const nlohmann::json& manifest, RunReport& report) {
  for (std::string& name : write_fit(report.directory, manifest, observed)) report.files.push_back(std::move(name));
  Codes codes = run_codes(*scenario.world, register_of(*scenario.world));
  add_codes(codes, record_codes());
  write_dashboard(report.directory, manifest, codes);
  report.files.insert(report.files.end(), {kMonthlyFile, kDashboardFile});
  std::vector<TableForm> forms = run_forms();
  forms.push_back(monthly_form(manifest, codes));
  for (std::string& name : write_dictionary(report.directory, "run", title_of(scenario), forms, codes))
    report.files.push_back(std::move(name));
  write_report(report.directory, manifest);
  report.files.push_back("report.html");
}

/// Results made from the tables: dense arrays, fit, report, manifest. The tables stay whatever happens here.
void derive_results(const Scenario& scenario, const RunOptions& options, const ManifestFacts& facts,
                    const std::vector<ObservedRow>& observed, Begun begun, RunReport& report) {
  try {
    report.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report.peak_rss_mib = peak_rss_mib();
    nlohmann::json manifest = make_manifest(scenario, facts, report);
    if (options.profile != nullptr) manifest["profile"] = as_json(*options.profile);
    report.files.push_back(write_months(report.directory, manifest));
    const bool dense = report.months_done.front() > 0;
    const auto for_people = [&] { write_for_people(scenario, observed, manifest, report); };
    const auto for_programs = [&] {
      if (dense) write_netcdf(report.directory, manifest, *scenario.world);
    };
    if (threads_or_cores(options.threads) > 1) {
      side_by_side(for_people, for_programs);
    } else {
      for_people();
      for_programs();
    }
    if (dense) report.files.push_back("results.nc");
    write_manifest(manifest, report);
    report.files.push_back("manifest.json");
  } catch (const RunFailure& failure) {
    const std::string kept = in_folder(report.directory, report.files);
    throw RunFailure(
        fmt::format("{}; kept: {}{}", failure.what(), kept.empty() ? "nothing" : kept, how_to_go_on(options, report)));
  }
}

/// The published series, with the files that they were read from.
std::vector<ObservedRow> read_published(const World& world, ManifestFacts& facts) {
  if (facts.observed_directory.empty()) return {};
  Problems problems;
  const KeepFiles keep{facts.observed_files};
  std::vector<ObservedRow> observed = read_observed(facts.observed_directory, observed_names(world), problems);
  problems.throw_if_any();
  return observed;
}

/// For ranks, which must have the same program, world, scenario, law, size of the run and checkpoint.
std::string all_that_decides(const Scenario& scenario, const ManifestFacts& facts, const ResumePoint* resume) {
  return fmt::format("{} seed {} replicates {} scale {} from {} to {} at {}", fingerprint_of(scenario), facts.seed,
                     facts.replicates, facts.scale, to_string(scenario.from), to_string(scenario.to),
                     resume == nullptr ? "the first day" : text_of(resume->note));
}

/// A run that was stopped, perhaps after days, is not begun again by mistake.
void refuse_a_stopped_run(const RunOptions& options) {
  if (options.resume || options.force || !holds_checkpoints(options.output_directory)) return;
  throw ConfigError({{{options.output_directory, 0, 0},
                      "",
                      "the folder holds a run that was stopped",
                      fmt::format("go on with `corridor run --resume {}`, choose another folder, or say --force",
                                  options.output_directory),
                      ""}});
}

/// What stands in `unfinished` goes on there only as long as the old results beside it are there.
void refuse_another_folder(const RunOptions& options, const std::string& working) {
  if (!options.resume || options.resume->directory == working) return;
  throw ConfigError({{{options.output_directory, 0, 0},
                      "",
                      "the results that the stopped run is to replace are gone",
                      fmt::format("go on with `corridor run --resume {}`", options.resume->directory),
                      ""}});
}

/// As if it had never been stopped.
Begun begun_before(const ResumePoint* resume) {
  const auto now = std::chrono::steady_clock::now();
  if (resume == nullptr) return now;
  return now - std::chrono::duration_cast<Begun::duration>(std::chrono::duration<double>(resume->note.wall_s));
}

}  // namespace

std::vector<TableForm> run_forms() {
  return {observables_form(), gates_form(), stocks_form(), indicators_form(),
          months_form(),      fit_form(),   skill_form(),  fit_cells_form()};
}

RunReport run_scenario(const Scenario& scenario, const RunOptions& options, const RunProgressCallback& on_progress) {
  ManifestFacts facts = facts_of(scenario, options);
  const std::vector<ObservedRow> observed = read_published(*scenario.world, facts);
  CheckpointNote note = note_of(scenario, options, input_of(scenario, facts));
  if (options.resume) refuse_other_input(*options.resume, note.input);
  refuse_a_stopped_run(options);
  check_same_play(options.peers, all_that_decides(scenario, facts, options.resume.get()));
  ResultFolder folder(options.output_directory, run_file_names(), options.force || options.resume,
                      [&](const auto& directory) { return options.resume && options.resume->directory == directory; });
  RunReport report;
  report.directory = folder.working();
  refuse_another_folder(options, report.directory);
  Checkpoints checkpoints(report.directory);
  if (options.resume)
    checkpoints.go_on_from(*options.resume);
  else
    checkpoints.remove_all();
  const Begun begun = begun_before(options.resume.get());
  Profile unasked;
  Profile& profile = options.profile != nullptr ? *options.profile : unasked;
  profile.time_rest("set up and between steps",
                    [&] { play_into_tables(scenario, options, std::move(note), begun, on_progress, report); });
  profile.time("derive and write results", [&] { derive_results(scenario, options, facts, observed, begun, report); });
  if (report.complete) {  // what was stopped early takes nothing's place
    checkpoints.remove_all();
    folder.publish();
    Checkpoints(folder.working()).remove_all();
  }
  report.directory = folder.working();
  return report;
}

void play_along(const Scenario& scenario, const RunOptions& options, const std::function<bool()>& go_on) {
  ManifestFacts facts = facts_of(scenario, options);
  read_published(*scenario.world, facts);
  check_same_play(options.peers, all_that_decides(scenario, facts, options.resume.get()));
  RunReport report;
  const RunProgressCallback on_progress = [&](const RunProgress&) { return !go_on || go_on(); };
  Player{scenario,    note_of(scenario, options, input_of(scenario, facts)),
         options,     std::chrono::steady_clock::now(),
         on_progress, nullptr,
         report}
      .play_all(options.resume.get());
}

}  // namespace corridor
