// Plays a comparison until it is precise enough, then writes it.
#include "analysis/compare.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <filesystem>

#include "analysis/compare_files.hpp"
#include "analysis/fates_files.hpp"
#include "analysis/outputs_file.hpp"
#include "analysis/sensitivity/study.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

std::string trimmed(std::string text) {
  const auto blank = [](char c) { return c == ' '; };
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
  text.erase(std::find_if_not(text.rbegin(), text.rend(), blank).base(), text.end());
  return text;
}

[[noreturn]] void refuse_goal(const std::string& text, const std::string& problem, const std::string& suggestion) {
  throw ConfigError({{{"--precision"}, text, problem, suggestion}});
}

void require_name(const std::string& text, const char* kind, const std::string& name,
                  const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) == names.end())
    refuse_goal(text, fmt::format("unknown {} '{}'", kind, name), suggest_name(name, names));
}

/// The estimate of a goal's quantity over the whole period; none when it never occurs.
std::optional<PairedEstimate> estimate_of(const PrecisionGoal& goal, const World& world,
                                          const PairedReplicates& replicates, std::size_t alternative) {
  std::optional<PairedEstimate> found;
  for_each_comparison(
      world, replicates, 0, alternative, [&](const ComparedQuantity& one, const PairedEstimate& estimate) {
        if (one.indicator != goal.indicator || one.name != goal.name || one.period != ComparedPeriod::whole()) return;
        if (goal.indicator ? one.place == goal.scope : one.total()) found = estimate;
      });
  return found;
}

/// Replicates that a goal asks for, judged by those at hand; the number at hand when it is met.
int replicates_for(const PrecisionGoal& goal, const World& world, const PairedReplicates& replicates) {
  int needed = replicates.complete();
  for (std::size_t s = 1; s < replicates.scenarios(); ++s) {
    const std::optional<PairedEstimate> estimate = estimate_of(goal, world, replicates, s);
    if (!estimate || !estimate->confidence) continue;
    const double wanted = goal.relative ? goal.width * std::abs(estimate->base) : goal.width;
    const double half = (estimate->confidence->high - estimate->confidence->low) / 2;
    if (half <= wanted) continue;
    const double ratio = wanted > 0 ? half / wanted : 1e6;
    const double more =
        std::min(1.1 * ratio * ratio, 4.0) * replicates.complete();  // judged anew at four times as many
    needed = std::max({needed, replicates.complete() + 1, static_cast<int>(std::ceil(more))});
  }
  return needed;
}

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

PrecisionGoal parse_precision(const std::string& text, const World& world) {
  constexpr const char* kExample = "write for example \"indicator:P-2: 2%\" or \"series:removals: 500\"";
  PrecisionGoal goal;
  goal.text = text;
  const std::size_t last = text.rfind(':');
  std::string width = last == std::string::npos ? "" : trimmed(text.substr(last + 1));
  goal.relative = width.ends_with('%');
  if (goal.relative) width = trimmed(width.substr(0, width.size() - 1));
  const auto [end, error] = std::from_chars(width.data(), width.data() + width.size(), goal.width);
  if (width.empty() || error != std::errc{} || end != width.data() + width.size() || !(goal.width > 0))
    refuse_goal(text, "states no width", kExample);
  if (goal.relative) goal.width /= 100;
  const std::string subject = trimmed(text.substr(0, last));
  const std::size_t colon = subject.find(':');
  const std::string kind = subject.substr(0, colon);
  goal.name = colon == std::string::npos ? "" : subject.substr(colon + 1);
  goal.indicator = kind == "indicator";
  if (!goal.indicator && kind != "series") refuse_goal(text, "names neither a series nor an indicator", kExample);
  if (goal.indicator) {
    if (const std::size_t scope = goal.name.find(':'); scope != std::string::npos) {
      goal.scope = goal.name.substr(scope + 1);
      goal.name.resize(scope);
    }
    require_name(text, "indicator", goal.name, indicator_names());
  } else {
    std::vector<std::string> names;
    for (const PublishedSeries& series : published_series(world)) names.push_back(series.name);
    require_name(text, "series", goal.name, names);
  }
  return goal;
}

int replicates_asked(const Scenario& base, const CompareOptions& options) {
  if (options.replicates > 0) return options.replicates;
  return base.replicates > 1 ? base.replicates : CompareOptions::kReplicates;
}

const std::vector<std::string>& compare_file_names() {
  static const std::vector<std::string> names{"manifest.json", "comparison.csv", "inputs.json",   "compare.html",
                                              "fates.csv",     "parties.csv",    "factorial.csv", "combinations.csv"};
  return names;
}

void make_room_for_results(const std::string& directory, bool force) {
  std::vector<std::string> names = run_file_names();
  names.insert(names.end(), compare_file_names().begin(), compare_file_names().end());
  refuse_or_clear(directory, names, force);
}

std::vector<std::string> scenario_labels(const std::vector<Scenario>& scenarios) {
  std::vector<std::string> labels;
  for (const Scenario& scenario : scenarios) {
    const std::string stem = fs::path(scenario.file).stem().string();
    std::string label = stem;
    for (int n = 2; std::find(labels.begin(), labels.end(), label) != labels.end(); ++n)
      label = fmt::format("{}-{}", stem, n);
    labels.push_back(label);
  }
  return labels;
}

CompareReport compare_scenarios(const std::vector<Scenario>& scenarios, const CompareOptions& options,
                                const RunProgressCallback& on_progress) {
  const auto begun = std::chrono::steady_clock::now();
  CompareReport report;
  report.directory = options.output_directory;
  report.base_name = scenarios.front().name;
  report.base_file = scenarios.front().file;
  report.scale = scenarios.front().scale;
  std::vector<const Scenario*> played;
  const std::vector<std::string> labels = scenario_labels(scenarios);
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    played.push_back(&scenarios[s]);
    if (s == 0) continue;
    refuse_unequal_grounds(scenarios.front(), scenarios[s]);
    report.alternatives.push_back(
        {labels[s], scenarios[s].name, scenarios[s].file, compare_inputs(scenarios.front(), scenarios[s]), {}, {}, {}});
  }
  make_room_for_results(options.output_directory, options.force);
  make_folder(options.output_directory);
  PairedReplicates replicates(played, options.threads, on_progress);
  if (options.agents) replicates.watch(policies_changed(report));
  report.complete = play(scenarios, options, replicates, report);
  report.replicates = replicates.complete();
  report.events = replicates.events();
  if (report.replicates == 0) return report;
  note_missed_goals(scenarios, options, replicates, report);
  write_comparison(scenarios, replicates, report);
  write_inputs(report);
  if (options.agents) write_fates(*scenarios.front().world, replicates, report);
  report.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  write_compare_page(scenarios, report);
  write_compare_manifest(scenarios, report);
  return report;
}

}  // namespace corridor
