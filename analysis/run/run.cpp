// Plays a scenario's replicates and writes what came of them.
#include "analysis/run/run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/page/report.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/record/score.hpp"
#include "analysis/run/manifest.hpp"
#include "analysis/run/together.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/netcdf.hpp"
#include "analysis/tables/run_tables.hpp"
#include "sim/parallel.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kQuarter = 3;  ///< Months that practice indicators look back on, their own among them.

double peak_rss_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux states KiB
}

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

/// Plays replicates one after another into the tables.
class Player {
 public:
  Player(const Scenario& scenario, const ManifestFacts& facts, const RunOptions& options,
         const RunProgressCallback& on_progress, RunTables& tables, RunReport& report)
      : scenario_(&scenario),
        facts_(&facts),
        on_progress_(&on_progress),
        options_(&options),
        tables_(&tables),
        report_(&report) {}

  void play_all() {
    for (int replicate = 0; replicate < facts_->replicates && report_->complete; ++replicate) play(replicate);
  }

 private:
  void play(int replicate) {
    report_->months_done.push_back(0);
    std::vector<MonthResult> quarter;  // what the indicators look back on; a month is too large to keep them all
    RunSettings settings{scenario_->from, scenario_->to,  facts_->seed, static_cast<std::uint32_t>(replicate),
                         facts_->scale,   facts_->threads};
    settings.peers = options_->peers;
    if (options_->profile != nullptr) settings.on_step = options_->profile->on_step();
    const auto on_month = [&](const MonthResult& month) {
      tables_->add_month(replicate, month);
      if (quarter.size() == kQuarter) quarter.erase(quarter.begin());
      quarter.push_back(month);
      std::vector<IndicatorRow> rows =
          indicator_rows(*scenario_->world, shipped_register(), scenario_->policies, quarter);
      std::erase_if(rows, [&](const IndicatorRow& row) { return row.month != month.month; });
      tables_->add_indicators(replicate, rows);
      ++report_->months_done.back();
    };
    const RunTotals before = report_->totals;
    const auto on_day = [&](const Progress& engine) {
      if (*on_progress_ && !(*on_progress_)({replicate, facts_->replicates, engine, before.events}))
        report_->complete = false;
      return report_->complete;
    };
    add(run_replicate(*scenario_->world, scenario_->policies.policies, settings, on_month, on_day));
    report_->complete = everyone_goes_on(options_->peers, report_->complete);
  }

  void add(const RunTotals& totals) {
    report_->totals.parties += totals.parties;
    report_->totals.persons += totals.persons;
    report_->totals.deaths += totals.deaths;
    report_->totals.events += totals.events;
    report_->totals.party_days += totals.party_days;
  }

  const Scenario* scenario_;
  const ManifestFacts* facts_;
  const RunProgressCallback* on_progress_;
  const RunOptions* options_;
  RunTables* tables_;
  RunReport* report_;
};

/// "a.csv, b.csv in DIR" of the files that are there: a folder can go away while a run writes into it. "" when none is.
std::string in_folder(const std::string& directory, std::vector<std::string> files) {
  std::error_code error;
  std::erase_if(files, [&](const std::string& file) { return !fs::exists(fs::path{directory} / file, error); });
  return files.empty() ? "" : fmt::format("{} in {}", fmt::join(files, ", "), directory);
}

/// Plays into the tables; when a file fails, whole months are kept and the failure says so.
void play_into_tables(const Scenario& scenario, const ManifestFacts& facts, const RunOptions& options,
                      const RunProgressCallback& on_progress, RunReport& report) {
  RunTables tables{report.directory, *scenario.world, scenario.policies.policies};
  try {
    Player{scenario, facts, options, on_progress, tables, report}.play_all();
    report.files = tables.keep();
  } catch (const LostPeers& failure) {
    throw RunFailure(fmt::format("{}; nothing was kept", failure.what()));
  } catch (const RunFailure& failure) {
    const std::string kept = in_folder(report.directory, tables.keep_marked());
    throw RunFailure(fmt::format("{}; kept: {}", failure.what(), kept.empty() ? "nothing" : "whole months of " + kept));
  }
}

/// Results made from the tables: dense arrays, fit, report, manifest. The tables stay whatever happens here.
void derive_results(const Scenario& scenario, const ManifestFacts& facts, const std::vector<ObservedRow>& observed,
                    std::chrono::steady_clock::time_point begun, Profile* profile, RunReport& report) {
  try {
    report.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    report.peak_rss_mib = peak_rss_mib();
    nlohmann::json manifest = make_manifest(scenario, facts, report);
    if (profile != nullptr) manifest["profile"] = as_json(*profile);
    report.files.push_back(write_months(report.directory, manifest));
    if (report.months_done.front() > 0) {
      write_netcdf(report.directory, manifest, *scenario.world);
      report.files.push_back("results.nc");
    }
    for (std::string& name : write_fit(report.directory, manifest, observed)) report.files.push_back(std::move(name));
    report.files.push_back(write_data_package(report.directory, "run", scenario.name, run_forms()));
    write_report(report.directory, manifest);
    report.files.push_back("report.html");
    write_manifest(manifest, report);
    report.files.push_back("manifest.json");
  } catch (const RunFailure& failure) {
    const std::string kept = in_folder(report.directory, report.files);
    throw RunFailure(fmt::format("{}; kept: {}", failure.what(), kept.empty() ? "nothing" : kept));
  }
}

/// What playing took beyond the steps of the plan: law and network of the first day, and progress told.
void note_rest(Profile& profile, std::chrono::steady_clock::time_point begun) {
  std::chrono::nanoseconds steps{0};
  for (const Profile::Phase& phase : profile.phases()) {
    const bool is_step = std::ranges::any_of(plan(), [&](const PlanStep& step) { return step.name == phase.name; });
    if (is_step) steps += phase.wall;
  }
  profile.add("set up and between steps", std::chrono::steady_clock::now() - begun - steps);
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

}  // namespace

std::vector<TableForm> run_forms() {
  return {observables_form(), gates_form(), stocks_form(), indicators_form(),
          months_form(),      fit_form(),   skill_form(),  fit_cells_form()};
}

RunReport run_scenario(const Scenario& scenario, const RunOptions& options, const RunProgressCallback& on_progress) {
  ManifestFacts facts = facts_of(scenario, options);
  const std::vector<ObservedRow> observed = read_published(*scenario.world, facts);
  ResultFolder folder(options.output_directory, run_file_names(), options.force);
  check_same_run(options.peers, scenario, facts);
  RunReport report;
  report.directory = folder.working();
  const auto begun = std::chrono::steady_clock::now();
  play_into_tables(scenario, facts, options, on_progress, report);
  if (options.profile != nullptr) note_rest(*options.profile, begun);
  const auto derive = [&] { derive_results(scenario, facts, observed, begun, options.profile, report); };
  if (options.profile != nullptr) {
    options.profile->time("derive and write results", derive);
  } else {
    derive();
  }
  if (report.complete) folder.publish();  // what was stopped early takes nothing's place
  report.directory = folder.working();
  return report;
}

void play_along(const Scenario& scenario, const RunOptions& options, const std::function<bool()>& go_on) {
  const ManifestFacts facts = facts_of(scenario, options);
  check_same_run(options.peers, scenario, facts);
  bool complete = true;
  for (int replicate = 0; replicate < facts.replicates && complete; ++replicate) {
    RunSettings settings{scenario.from, scenario.to,  facts.seed, static_cast<std::uint32_t>(replicate),
                         facts.scale,   facts.threads};
    settings.peers = options.peers;
    run_replicate(
        *scenario.world, scenario.policies.policies, settings, [](const MonthResult&) {},
        [&](const Progress&) { return complete = complete && (!go_on || go_on()); });
    complete = everyone_goes_on(options.peers, complete);
  }
}

}  // namespace corridor
