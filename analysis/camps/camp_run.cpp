// Plays replicates of movement by attraction, and writes what came of them.
#include "analysis/camps/camp_run.hpp"

#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/base/version.hpp"
#include "analysis/camps/forms.hpp"
#include "analysis/scenario/fingerprint.hpp"

namespace corridor {
namespace {

using Seconds = std::chrono::duration<double>;

double processor_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string camps_text(const CampScenario& scenario, const std::vector<CampHistory>& histories,
                       const std::vector<std::size_t>& camps, const CampStocks& published) {
  std::string text = header_of(camp_form("camps.csv"));
  for (std::size_t r = 0; r < histories.size(); ++r) {
    for (const attraction::DayResult& day : histories[r].days) {
      const std::string date = to_string(scenario.from + Days{day.day});
      for (std::size_t c = 0; c < camps.size(); ++c)
        text += fmt::format("{},{},{},{},{:.0f}\n", r, date, csv_field(scenario.world.places[camps[c]].id),
                            day.persons[camps[c]], published[static_cast<std::size_t>(day.day)][c]);
    }
  }
  return text;
}

std::string days_text(const CampScenario& scenario, const std::vector<CampHistory>& histories,
                      const std::vector<std::size_t>& camps) {
  std::string text = header_of(camp_form("days.csv"));
  for (std::size_t r = 0; r < histories.size(); ++r) {
    for (const attraction::DayResult& day : histories[r].days) {
      Persons in_camps = 0, all = 0;
      for (const std::size_t camp : camps) in_camps += day.persons[camp];
      for (const Persons persons : day.persons) all += persons;
      text += fmt::format("{},{},{},{},{},{}\n", r, to_string(scenario.from + Days{day.day}), in_camps, all - in_camps,
                          day.under_way, day.held_back);
    }
  }
  return text;
}

std::vector<CampFitRow> fit_of(const CampScenario& scenario, const std::vector<CampHistory>& histories,
                               const std::vector<std::size_t>& camps, const CampStocks& published) {
  std::vector<CampFitRow> rows;
  for (std::size_t r = 0; r < histories.size(); ++r) {
    const CampStocks simulated = stocks_of(histories[r], camps);
    rows.push_back({"simulated", static_cast<int>(r), relative_difference(simulated, published),
                    rescaled_difference(simulated, published)});
  }
  const auto add = [&](const char* name, const CampStocks& stocks) {
    if (!stocks.empty())
      rows.push_back({name, {}, relative_difference(stocks, published), rescaled_difference(stocks, published)});
  };
  add("shares of the first month", split_by_first_month(published));
  add("shares by capacity", split_by_capacity(scenario.world, camps, published));
  add("equal shares", split_equally(published));
  return rows;
}

std::string fit_text(const std::vector<CampFitRow>& rows) {
  std::string text = header_of(camp_form("camp_fit.csv"));
  for (const CampFitRow& row : rows)
    text += fmt::format("{},{},{:.6f},{:.6f}\n", row.forecast, row.replicate ? fmt::to_string(*row.replicate) : "",
                        row.ard, row.rescaled);
  return text;
}

nlohmann::ordered_json manifest_of(const CampScenario& scenario, const CampRunOptions& options,
                                   const CampRunReport& report) {
  nlohmann::ordered_json parameters, all;
  for (const auto& info : attraction::parameter_infos()) parameters[info.name] = scenario.world.parameters.*info.value;
  all["corridor"] = 1;
  all["version"] = program_version();
  all["sources_sha256"] = source_fingerprint();
  all["movement"] = "attraction";
  all["scenario"] = {
      {"file", scenario.file},
      {"name", scenario.name},
      {"title", name_with_changes(Language::kEnglish, scenario.name, scenario.changes.set, scenario.changes.without)},
      {"description", scenario.description},
      {"files_sha256", hashes_of(scenario.read.layers, "")},
      {"parameters", parameters},
      {"conflict_decay", scenario.world.parameters.conflict_decay},
      {"left_out", scenario.left_out}};
  all["changes"] = {{"set", scenario.changes.set}, {"without", scenario.changes.without}};
  all["world"] = {{"id", scenario.world.id},
                  {"name", scenario.world.name},
                  {"directory", scenario.world.directory},
                  {"sha256", hashes_of(scenario.read.world, scenario.world.directory)}};
  all["period"] = {{"from", to_string(scenario.from)}, {"to", to_string(scenario.to)}};
  all["seed"] = scenario.seed;
  all["replicates"] = scenario.replicates;
  all["scale"] = scenario.scale;
  all["threads"] = threads_or_cores(options.threads);
  all["complete"] = true;
  all["parties"] = report.totals.persons;
  all["persons"] = report.totals.persons * scenario.scale;
  all["events"] = report.totals.events;
  all["party_days"] = report.totals.person_days;
  all["played_processor_s"] = report.played_s;
  all["wall_s"] = report.wall_s;
  all["peak_rss_mib"] = peak_rss_mib();
  return all;
}

void write_results(const CampScenario& scenario, const CampRunOptions& options,
                   const std::vector<CampHistory>& histories, ResultFolder& folder, CampRunReport& report) {
  const std::vector<std::size_t> camps = counted_camps(scenario.world);
  const CampStocks published = published_stocks(scenario.world, camps, scenario.days);
  report.fit = fit_of(scenario, histories, camps, published);
  write_whole_file(folder.working(), "camps.csv", camps_text(scenario, histories, camps, published));
  write_whole_file(folder.working(), "days.csv", days_text(scenario, histories, camps));
  write_whole_file(folder.working(), "camp_fit.csv", fit_text(report.fit));
  write_dictionary(folder.working(), "camps",
                   name_with_changes(Language::kEnglish, scenario.name, scenario.changes.set, scenario.changes.without),
                   std::span(camp_forms()).first(3), {});
  nlohmann::ordered_json manifest = manifest_of(scenario, options, report);
  for (const std::string& name : report.files) {
    if (name != "manifest.json") manifest["outputs_sha256"][name] = sha256_of_file(folder.working() + "/" + name);
  }
  write_whole_file(folder.working(), "manifest.json", manifest.dump(2) + "\n");
  folder.publish();
}

}  // namespace

CampHistory play_camps(const CampScenario& scenario, std::uint32_t replicate, int threads,
                       const std::function<bool(int day)>& goes_on) {
  attraction::Engine engine(scenario.world, {scenario.seed, replicate, scenario.scale, threads});
  CampHistory history;
  for (int day = 0; day < scenario.days; ++day) {
    history.days.push_back(engine.play_day());
    if (goes_on && !goes_on(day)) break;
  }
  history.totals = engine.totals();
  return history;
}

CampStocks stocks_of(const CampHistory& history, const std::vector<std::size_t>& camps) {
  CampStocks stocks;
  for (const attraction::DayResult& day : history.days) {
    stocks.emplace_back();
    for (const std::size_t camp : camps) stocks.back().push_back(static_cast<double>(day.persons[camp]));
  }
  return stocks;
}

CampRunReport run_camps(const CampScenario& scenario, const CampRunOptions& options,
                        const std::function<bool(int replicate, int day)>& goes_on) {
  CampRunReport report{.directory = options.output_directory};
  const auto begun = std::chrono::steady_clock::now();
  report.files = with_dictionary({"camps.csv", "days.csv", "camp_fit.csv", "manifest.json"});
  ResultFolder folder(options.output_directory, report.files, options.force);
  std::vector<CampHistory> histories;
  const double before = processor_s();
  for (int r = 0; r < scenario.replicates; ++r) {
    histories.push_back(play_camps(scenario, static_cast<std::uint32_t>(r), options.threads,
                                   [&](int day) { return !goes_on || goes_on(r, day); }));
    report.complete = histories.back().days.size() == static_cast<std::size_t>(scenario.days);
    if (!report.complete) return report;
    report.totals.persons += histories.back().totals.persons;
    report.totals.events += histories.back().totals.events;
    report.totals.person_days += histories.back().totals.person_days;
  }
  report.played_s = processor_s() - before;
  report.wall_s = Seconds(std::chrono::steady_clock::now() - begun).count();
  write_results(scenario, options, histories, folder, report);
  return report;
}

}  // namespace corridor
