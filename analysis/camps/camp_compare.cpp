// Lays camps of several scenarios side by side, replicate by replicate.
#include "analysis/camps/camp_compare.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/base/version.hpp"
#include "analysis/base/words.hpp"
#include "analysis/camps/forms.hpp"

namespace corridor {
namespace {

constexpr const char* kUnderWay = "(under way)";
constexpr const char* kFile = "camp_comparison.csv";

/// Where one replicate of a scenario has people, on days that are told: by place, and under way at the end.
using Stock = std::vector<double>;
using Stocks = std::vector<Stock>;

void refuse(const CampScenario& one, const char* what) {
  throw ConfigError({{{one.file},
                      "",
                      fmt::format("has other {} than the first scenario", what),
                      "compare scenarios that differ in events and numbers alone"}});
}

void check_alike(const std::vector<CampScenario>& scenarios) {
  const CampScenario& base = scenarios.front();
  for (const CampScenario& one : scenarios) {
    if (one.from != base.from || one.to != base.to) refuse(one, "days");
    if (one.scale != base.scale) refuse(one, "scale");
    if (one.world.places.size() != base.world.places.size() || one.world.arrivals != base.world.arrivals)
      refuse(one, "people");
    for (std::size_t p = 0; p < base.world.places.size(); ++p) {
      if (one.world.places[p].id != base.world.places[p].id) refuse(one, "places");
    }
  }
}

/// The last day of each month, and of the period.
std::vector<int> days_told(const CampScenario& scenario) {
  std::vector<int> days;
  for (int day = 0; day < scenario.days; ++day) {
    const Day date = scenario.from + Days{day};
    if (month_of(date) != month_of(date + Days{1}) || day + 1 == scenario.days) days.push_back(day);
  }
  return days;
}

Stocks play(const CampScenario& scenario, const CampScenario& base, int replicate, int threads,
            const std::vector<int>& days) {
  CampScenario with = scenario;
  with.seed = base.seed;
  const CampHistory history = play_camps(with, static_cast<std::uint32_t>(replicate), threads);
  Stocks stocks;
  for (const int day : days) {
    const attraction::DayResult& result = history.days[static_cast<std::size_t>(day)];
    stocks.emplace_back(result.persons.begin(), result.persons.end());
    stocks.back().push_back(static_cast<double>(result.under_way));
  }
  return stocks;
}

CampDifference difference_of(const std::string& name, const std::string& place, const std::vector<double>& base,
                             const std::vector<double>& alt) {
  CampDifference row{name, place};
  std::vector<double> pairs;
  for (std::size_t r = 0; r < base.size(); ++r) {
    row.base += base[r] / static_cast<double>(base.size());
    row.alt += alt[r] / static_cast<double>(base.size());
    pairs.push_back(alt[r] - base[r]);
  }
  row.difference = mean_estimate(pairs);
  return row;
}

std::string row_text(const CampDifference& row, const std::string& day) {
  const auto bound = [&](bool low) {
    return row.difference.interval
               ? fmt::format("{:.1f}", low ? row.difference.interval->low : row.difference.interval->high)
               : "";
  };
  return fmt::format("{},{},{},{:.1f},{:.1f},{:.1f},{},{}\n", csv_field(row.scenario), day, csv_field(row.place),
                     row.base, row.alt, row.difference.value, bound(true), bound(false));
}

void write(const CampScenario& base, const std::vector<CampScenario>& scenarios, const std::string& table,
           ResultFolder& folder) {
  write_whole_file(folder.working(), kFile, table);
  write_dictionary(folder.working(), "camp-comparison",
                   name_with_changes(Language::kEnglish, base.name, base.changes.set, base.changes.without),
                   std::vector<TableForm>{camp_form(kFile)}, {});
  nlohmann::ordered_json manifest{{"corridor", 1},     {"version", program_version()},  {"movement", "attraction"},
                                  {"seed", base.seed}, {"replicates", base.replicates}, {"scale", base.scale}};
  manifest["changes"] = {{"set", base.changes.set}, {"without", base.changes.without}};
  for (const CampScenario& one : scenarios)
    manifest["scenarios"].push_back({{"file", one.file}, {"name", one.name}, {"left_out", one.left_out}});
  write_whole_file(folder.working(), "manifest.json", manifest.dump(2) + "\n");
  folder.publish();
}

}  // namespace

CampComparison compare_camps(const std::vector<CampScenario>& scenarios, const CampRunOptions& options) {
  check_alike(scenarios);
  const CampScenario& base = scenarios.front();
  CampComparison comparison{
      .directory = options.output_directory, .changes = base.changes, .replicates = base.replicates};
  comparison.files = with_dictionary({kFile, "manifest.json"});
  ResultFolder folder(options.output_directory, comparison.files, options.force);
  const std::vector<int> days = days_told(base);
  std::vector<std::vector<Stocks>> all(scenarios.size());  // by scenario and replicate
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    for (int r = 0; r < base.replicates; ++r) all[s].push_back(play(scenarios[s], base, r, options.threads, days));
  }
  std::string table = header_of(camp_form(kFile));
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    for (std::size_t d = 0; d < days.size(); ++d) {
      for (std::size_t p = 0; p <= base.world.places.size(); ++p) {
        std::vector<double> one, other;
        for (const Stocks& stocks : all[0]) one.push_back(stocks[d][p]);
        for (const Stocks& stocks : all[s]) other.push_back(stocks[d][p]);
        const std::string place = p == base.world.places.size() ? kUnderWay : base.world.places[p].id;
        const CampDifference row = difference_of(scenarios[s].name, place, one, other);
        comparison.day = to_string(base.from + Days{days[d]});
        table += row_text(row, comparison.day);
        if (d + 1 == days.size()) comparison.rows.push_back(row);
      }
    }
  }
  write(base, scenarios, table, folder);
  return comparison;
}

std::string as_text(const CampComparison& comparison, const Screen& screen) {
  std::string text, scenario;
  std::size_t same = 0;
  for (const CampDifference& row : comparison.rows) {
    if (row.scenario != scenario) {
      scenario = row.scenario;
      text += (text.empty() ? "" : "\n") +
              screen.lines(screen.say("camps.compared",
                                      {{"scenario", name_with_changes(screen.language, scenario, comparison.changes.set,
                                                                      comparison.changes.without)},
                                       {"day", comparison.day},
                                       {"n", fmt::to_string(comparison.replicates)}})) +
              fmt::format("\n  {:<24}{:>12}{:>12}{:>12}  95 %\n", screen.say("camps.persons_in"),
                          screen.say("camps.base"), screen.say("camps.alternative"), screen.say("camps.difference"));
    }
    if (row.difference.value == 0) {
      ++same;
      continue;
    }
    const auto& interval = row.difference.interval;
    text += fmt::format(
        "  {:<24}{:>12}{:>12}{:>12}  {}\n", row.place == kUnderWay ? screen.say("camps.under_way") : row.place,
        grouped(row.base), grouped(row.alt), grouped(row.difference.value),
        interval ? screen.say("camps.to", {{"low", grouped(interval->low)}, {"high", grouped(interval->high)}}) : "");
  }
  return text + "\n" +
         screen.lines(
             screen.say("camps.same", {{"n", fmt::to_string(same)}, {"file", comparison.directory + "/" + kFile}}));
}

std::string as_json(const CampComparison& comparison) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const CampDifference& row : comparison.rows) {
    rows.push_back({{"scenario", row.scenario},
                    {"place", row.place},
                    {"base", row.base},
                    {"alt", row.alt},
                    {"difference", row.difference.value}});
    if (row.difference.interval)
      rows.back()["interval"] = {row.difference.interval->low, row.difference.interval->high};
  }
  return nlohmann::ordered_json{{"directory", comparison.directory},
                                {"day", comparison.day},
                                {"replicates", comparison.replicates},
                                {"rows", rows},
                                {"files", comparison.files}}
      .dump(2);
}

}  // namespace corridor
