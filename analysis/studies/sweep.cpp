// The course of a sweep.
#include "analysis/studies/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/studies/design/make.hpp"
#include "analysis/studies/play/play_runs.hpp"
#include "analysis/studies/play/rank_play.hpp"
#include "analysis/studies/play/scenario_settings.hpp"
#include "sim/parallel.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// A study with its model and design, which refer to it.
struct Prepared {
  std::unique_ptr<Study> study;
  std::unique_ptr<StudyModel> model;
  std::unique_ptr<Design> design;
};

void apply_note(const FolderNote& note, DesignRequest& design) {
  design.base = std::max(design.base, note.base);
  design.scrambles = std::max(design.scrambles, note.scrambles);
  design.more = note.more;
}

Prepared prepare(const std::string& file, const FolderNote* note = nullptr) {
  Prepared made;
  made.study = std::make_unique<Study>(load_study(file));
  if (note != nullptr) apply_note(*note, made.study->design);
  const std::vector<Problem> idle = warnings_of_idle(*made.study);
  made.study->warnings.insert(made.study->warnings.end(), idle.begin(), idle.end());
  made.model = make_model(*made.study);
  made.design = make_design(*made.study);
  // Where constraints reject all that is drawn, this says so before anything is written.
  if (!made.study->constraints.empty()) made.design->at(0);
  return made;
}

FolderNote note_of(const Prepared& made) {
  std::error_code error;
  const DesignRequest& design = made.study->design;
  return {fs::absolute(made.study->file, error).lexically_normal().string(), definition_of(*made.study, *made.model),
          design.method == "sobol" ? design.base : 0, design.method == "sobol" ? design.scrambles : 0, design.more};
}

/// The study, extended as the folder says when it is the same one.
Prepared prepare_for(const SweepOptions& options) {
  Prepared made = prepare(options.study_file);
  const auto note = read_note(options.directory);
  if (note && note->definition == definition_of(*made.study, *made.model)) return prepare(options.study_file, &*note);
  if (note && !options.force) {
    throw ConfigError({{{options.directory, 0, 0},
                        "",
                        "the folder holds another study, or the same with another model or distribution",
                        "choose another folder, or say --force: results that still hold are kept"}});
  }
  return made;
}

FolderNote required_note(const std::string& directory) {
  auto note = read_note(directory);
  if (!note)
    throw ConfigError(
        {{{directory, 0, 0}, "", "the folder holds no study", "begin one with: corridor sweep STUDY -o DIR"}});
  return *std::move(note);
}

/// The study of a folder, as long as what its runs were made of is still the same.
Prepared prepare_kept(const std::string& directory, const FolderNote& note) {
  Prepared made = prepare(note.study_file, &note);
  if (note.definition != definition_of(*made.study, *made.model)) {
    throw ConfigError(
        {{{directory, 0, 0},
          "",
          "the study, its scenario, world, law or the program changed after these runs, so none of them counts",
          "its tables still say what they said; play the study as it is now into another folder"}});
  }
  return made;
}

/// Tables in a folder that is no study's yet are the user's to keep; so is what a study reads, and what is not ours.
void refuse_to_replace(const std::string& directory, const Study& study, bool force) {
  const std::vector<std::string>& names = study_file_names();
  refuse_others_files(directory, names);
  std::error_code error;
  const fs::path folder(directory);
  if (!study.design.list_file.empty() && fs::equivalent(study.design.list_file, folder / "design.csv", error))
    throw ConfigError({{{directory, 0, 0},
                        "",
                        "the study reads its points from design.csv in this folder",
                        "choose another folder: a study writes a design.csv"}});
  if (force || read_note(directory)) return;
  for (const std::string& name : names) {
    if (!fs::exists(folder / name, error)) continue;
    throw ConfigError({{{directory, 0, 0},
                        "",
                        "the folder holds results already (" + name + ")",
                        "choose another folder, or say --force"}});
  }
}

/// Alone, or beside the other ranks.
void play_on_ranks(const Prepared& made, RunDesk& desk, const SweepOptions& options, RankCoordinator* coordinator) {
  if (coordinator == nullptr) return play_all(desk, *made.model, options.threads);
  coordinator->begin(fs::absolute(made.study->file).string());
  side_by_side([&] { coordinator->serve(desk); }, [&] { play_all(desk, *made.model, std::max(1, options.threads)); });
}

SweepProgress play(const Prepared& made, StudyResults& results, const SweepOptions& options,
                   const SweepProgressCallback& on_progress, RankCoordinator* coordinator) {
  JobSource jobs(*made.study, *made.model, *made.design, results, options.shard);
  SweepProgress progress;
  progress.planned = made.design->size() * made.study->replicates;
  const auto report = [&] {
    progress.passed = jobs.passed();
    progress.reused = jobs.reused();
    if (on_progress) on_progress(progress);
  };
  report();
  RunDesk desk(
      jobs,
      [&](const RunRecord& record) {
        results.add(record);
        ++progress.played;
        progress.failed += record.failed ? 1 : 0;
        report();
      },
      options.stop);
  play_on_ranks(made, desk, options, coordinator);
  results.sync();
  progress.passed = jobs.passed();
  progress.reused = jobs.reused();
  return progress;
}

void make_tables(const Prepared& made, StudyResults& results, SweepReport& report) {
  report.state = count_results(*made.study, *made.model, *made.design, results);
  report.answers = answers_of(*made.study, *made.model, *made.design, results);
  report.files =
      write_study(report.directory, *made.study, *made.model, *made.design, results, report.state, report.answers);
}

}  // namespace

bool served_as_rank(const SweepOptions& options) {
  Ranks* const all = ranks();
  if (all == nullptr || all->rank() == 0) return false;
  play_for_rank_zero(*all, options.stop);
  return true;
}

SweepReport run_sweep(const SweepOptions& options, const SweepProgressCallback& on_progress) {
  std::optional<RankCoordinator> coordinator;  // before anything can go wrong: the others wait for a word
  if (ranks() != nullptr) coordinator.emplace(*ranks());
  const Prepared made = prepare_for(options);
  options.warn(made.study->warnings);
  make_folder(options.directory);
  const FolderLock lock(options.directory, FolderUse::kTogether);  // parts of a study may share a folder
  refuse_to_replace(options.directory, *made.study, options.force);
  write_note(options.directory, note_of(made));
  StudyResults results({options.directory}, *made.study, made.design->size() * made.study->replicates,
                       ResultLog::Use::kAdd, options.shard);
  SweepReport report;
  report.directory = options.directory;
  report.progress = play(made, results, options, on_progress, coordinator ? &*coordinator : nullptr);
  report.complete = !options.stop();
  if (options.shard.of == 1)
    make_tables(made, results, report);
  else
    report.state = count_results(*made.study, *made.model, *made.design, results);
  return report;
}

std::uint64_t extend_study(const std::string& directory, std::uint64_t runs) {
  FolderNote note = required_note(directory);
  const FolderLock lock(directory, FolderUse::kTogether);
  Prepared made = prepare_kept(directory, note);
  DesignRequest& design = made.study->design;
  const std::uint64_t now = made.design->size() * made.study->replicates;
  if (design.method == "sobol") {
    std::uint64_t all = now, left = runs;
    for (; left >= all; all *= 2, design.base *= 2) left -= all;
    const std::uint64_t scramble = all / design.scrambles;
    design.scrambles += (left + scramble - 1) / scramble;
  } else if (design.method == "lhs" || design.method == "morris") {
    const std::uint64_t set = made.design->set_size() * made.study->replicates;
    design.more.push_back((runs + set - 1) / set);
  } else {
    throw ConfigError({{{directory, 0, 0},
                        "",
                        fmt::format("a design of method {} cannot be extended", design.method),
                        "add to it in the study file"}});
  }
  write_note(directory, note_of(made));
  return make_design(*made.study)->size() * made.study->replicates;
}

SweepReport study_status(const std::string& directory) {
  const Prepared made = prepare_kept(directory, required_note(directory));
  StudyResults results({directory}, *made.study, 0, ResultLog::Use::kRead);
  SweepReport report;
  report.directory = directory;
  report.state = count_results(*made.study, *made.model, *made.design, results);
  report.answers = answers_of(*made.study, *made.model, *made.design, results);
  report.complete = report.state.done == report.state.planned;
  return report;
}

SweepReport collect_study(const std::vector<std::string>& directories) {
  const FolderNote note = required_note(directories.front());
  for (const std::string& directory : directories) {
    if (required_note(directory).definition != note.definition)
      throw ConfigError({{{directory, 0, 0}, "", "the folder holds another study than " + directories.front()}});
  }
  const Prepared made = prepare_kept(directories.front(), note);
  const FolderLock lock(directories.front(), FolderUse::kTogether);
  refuse_to_replace(directories.front(), *made.study, true);
  StudyResults results(directories, *made.study, 0, ResultLog::Use::kRead);
  SweepReport report;
  report.directory = directories.front();
  make_tables(made, results, report);
  report.complete = report.state.done == report.state.planned;
  return report;
}

std::string study_file_in(const std::string& directory) { return required_note(directory).study_file; }

SweepPlan plan_sweep(const std::string& study_file, int threads, const std::function<bool()>& stop) {
  const Prepared made = prepare(study_file);
  SweepPlan plan;
  plan.warnings = made.study->warnings;
  plan.counts = count_design(*made.study, *made.design);
  plan.runs = made.design->size() * made.study->replicates;
  const std::uint64_t last = made.design->size() - 1;
  for (const std::uint64_t index : {std::uint64_t{0}, last / 2, last}) {
    const auto begun = std::chrono::steady_clock::now();
    const auto record = play_safely(*made.model, {0, 0, made.design->at(index)}, stop);
    if (!record) return plan;
    plan.probe_s.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    if (record->failed) plan.failures.push_back(record->message);
  }
  double sum = 0;
  for (const double seconds : plan.probe_s) sum += seconds;
  plan.seconds =
      sum / static_cast<double>(plan.probe_s.size()) * static_cast<double>(plan.runs) / threads_or_cores(threads);
  return plan;
}

}  // namespace corridor
