// Plays a comparison until it is precise enough, then writes it.
#include "analysis/compare/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/compare/fates_files.hpp"
#include "analysis/compare/files.hpp"
#include "analysis/compare/forms.hpp"
#include "analysis/compare/labels.hpp"
#include "analysis/compare/page.hpp"
#include "analysis/run/manifest.hpp"
#include "analysis/run/together.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/tables/run_tables.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// Plays the replicates asked for, then as many more as the goals need. False when stopped.
bool play(const std::vector<Scenario>& scenarios, const CompareOptions& options, PairedReplicates& replicates,
          CompareReport& report) {
  report.asked = replicates_asked(scenarios.front(), options);
  if (!options.goals.empty()) report.asked = std::max(report.asked, 2);
  for (;;) {
    if (!replicates.play_to(report.asked)) return false;
    int needed = replicates.complete();
    for (const PrecisionGoal& goal : options.goals)
      needed = std::max(needed, replicates_for(goal, *scenarios.front().world, replicates));
    needed = std::min(needed, std::max(report.asked, CompareOptions::kMostReplicates));
    if (needed <= replicates.complete()) return true;
    report.asked = needed;
  }
}

void note_missed_goals(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                       const PairedReplicates& replicates, CompareReport& report) {
  for (const PrecisionGoal& goal : options.goals) {
    if (replicates_for(goal, *scenarios.front().world, replicates) <= replicates.complete()) continue;
    for (ComparedAlternative& alternative : report.alternatives) alternative.goals_missed.push_back(goal.text);
  }
}

std::vector<std::vector<std::string>> policies_changed(const CompareReport& report) {
  std::vector<std::vector<std::string>> changed;
  for (const ComparedAlternative& one : report.alternatives) changed.push_back(one.inputs.policies_changed);
  return changed;
}

}  // namespace

int replicates_asked(const Scenario& base, const CompareOptions& options) {
  if (options.replicates > 0) return options.replicates;
  return base.replicates > 1 ? base.replicates : CompareOptions::kReplicates;
}

void note_play(const Scenario& base, const PairedReplicates& replicates, PairedReport& report) {
  report.from = base.from;
  report.to = base.to;
  report.replicates = replicates.complete();
  report.events = replicates.events();
  report.events_played = replicates.events_played();
  for (int r = 0; r < report.replicates; ++r) {
    const std::vector<SharedPast>& past = replicates.past(r);
    for (std::size_t s = 0; s < past.size(); ++s) {
      if (r == 0) report.past.push_back({past[s].with, past[s].until, past[s].until});
      report.past[s].until = std::min(report.past[s].until, past[s].until);
      report.past[s].latest = std::max(report.past[s].latest, past[s].until);
    }
  }
}

const std::vector<std::string>& compare_file_names() {
  static const std::vector<std::string> names =
      with_dictionary({"manifest.json", "comparison.csv", "inputs.json", "compare.html", "fates.csv", "parties.csv",
                       "fate_groups.csv", "factorial.csv", "combinations.csv", "factorial.html"});
  return names;
}

ResultFolder room_for_results(const std::string& directory, bool force) {
  std::vector<std::string> names = run_file_names();
  names.insert(names.end(), compare_file_names().begin(), compare_file_names().end());
  return {directory, names, force};
}

CompareReport compare_scenarios(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                                const RunProgressCallback& on_progress) {
  const auto begun = std::chrono::steady_clock::now();
  CompareReport report;
  report.base_name = title_of(scenarios.front());
  report.levels = level_names(*scenarios.front().world);
  report.base_file = scenarios.front().file;
  report.scale = scenarios.front().scale;
  std::vector<const Scenario*> played;
  const std::vector<std::string> labels = scenario_labels(scenarios);
  report.base_label = labels.front();
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    played.push_back(&scenarios[s]);
    if (s == 0) continue;
    refuse_unequal_grounds(scenarios.front(), scenarios[s]);
    report.alternatives.push_back({.label = labels[s],
                                   .name = title_of(scenarios[s]),
                                   .file = scenarios[s].file,
                                   .inputs = compare_inputs(scenarios.front(), scenarios[s])});
  }
  check_same_scenarios(scenarios, options);
  ResultFolder folder = room_for_results(options.output_directory, options.force);
  report.directory = folder.working();
  PairedReplicates replicates(played, options.threads, on_progress, options.peers);
  if (!options.share_past) replicates.play_apart_from_the_first_day();
  if (options.agents) replicates.watch(policies_changed(report));
  report.complete = play(scenarios, options, replicates, report);
  note_play(scenarios.front(), replicates, report);
  if (report.replicates == 0) return report;
  note_missed_goals(scenarios, options, replicates, report);
  write_comparison(scenarios, replicates, report);
  write_inputs(report);
  std::vector<TableForm> forms{comparison_form()};
  if (options.agents) {
    write_fates(scenarios.front(), replicates, report);
    forms.insert(forms.end(), {fates_form(), parties_form(), fate_groups_form()});
  }
  for (std::string& name : write_dictionary(report.directory, "comparison", report.base_name, forms,
                                            compare_codes(*scenarios.front().world)))
    report.files.push_back(std::move(name));
  const bool with_lives = options.agents && report.complete;  // who has stopped it does not wait for them
  const ExampleLives lives = with_lives ? example_lives(scenarios, replicates, options.threads) : ExampleLives{};
  report.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  write_compare_page(scenarios, report, lives);
  write_compare_manifest(scenarios, report);
  if (report.complete) folder.publish();
  report.directory = folder.working();
  return report;
}

void compare_along(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                   const RunProgressCallback& on_progress) {
  std::vector<const Scenario*> played;
  for (const Scenario& scenario : scenarios) {
    refuse_unequal_grounds(scenarios.front(), scenario);
    played.push_back(&scenario);
  }
  check_same_scenarios(scenarios, options);
  PairedReplicates replicates(played, options.threads, on_progress, options.peers);
  CompareReport unread;
  play(scenarios, options, replicates, unread);
}

void check_same_scenarios(const std::vector<Scenario>& scenarios, const CompareOptions& options) {
  if (options.peers == nullptr) return;
  std::string all = std::to_string(replicates_asked(scenarios.front(), options));
  for (const PrecisionGoal& goal : options.goals) all += " " + goal.text;
  for (const Scenario& one : scenarios)
    all += fmt::format(" {} seed {} scale {} from {} to {}", fingerprint_of(one), one.seed, one.scale,
                       to_string(one.from), to_string(one.to));
  check_same_play(options.peers, all);
}

}  // namespace corridor
