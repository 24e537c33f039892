// Totals by month, and the dashboard that draws them.
#include "analysis/page/dashboard.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/scalars.hpp"

namespace corridor {
namespace {

/// A chart: series by their neutral names; those of one chart are all events or all levels.
struct Panel {
  const char *title, *axis;
  std::vector<const char*> series;
};

const std::vector<Panel>& panels() {
  static const std::vector<Panel> all{
      {"Met at the border",
       "persons a month",
       {"encounters_between_ports", "encounters_at_ports", "got_away", "let_in"}},
      {"Held or turned back before the border", "persons a month", {"transit_apprehensions", "turned_back", "deaths"}},
      {"Waiting outside", "persons at the month's end", {"port_list"}},
      {"Sent to wait abroad, and set apart",
       "persons a month",
       {"enrolments_abroad", "separations", "fear_screenings"}},
      {"Dealt with at the border", "persons a month", {"processing"}},
      {"Detention: people who come in", "persons a month", {"book_ins"}},
      {"Detention: people held", "persons on the average day", {"detained"}},
      {"Arrests in the country and removals", "persons a month", {"interior_arrests", "removals"}},
      {"Courts: cases in and out", "cases a month", {"court_receipts", "court_completions"}},
      {"Courts: cases that wait", "cases at the month's end", {"court_pending"}},
      {"Living without status", "persons at the month's end", {"settled"}}};
  return all;
}

/// What the world calls a series; "" when it has none.
std::string published(const nlohmann::json& manifest, std::string_view key) {
  for (const auto& [name, series] : manifest.at("series").items()) {
    if (series.at("key") == key) return name;
  }
  return "";
}

/// Names are those of a world: any text, in double quotes as YAML and JSON have them.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string panel_text(const char* title, const std::string& axis, const std::vector<std::string>& columns) {
  std::vector<std::string> names;
  for (const std::string& column : columns) names.push_back(quoted(column));
  return fmt::format(
      "    - type: line\n      title: {}\n      props:\n        dataset: {}\n        x: month\n        columns: [{}]\n"
      "        xAxisTitle: month\n        yAxisTitle: {}\n",
      quoted(title), kMonthlyFile, fmt::join(names, ", "), quoted(axis));
}

std::string dashboard_text(const nlohmann::json& manifest) {
  std::string text = fmt::format(
      "# Written by `corridor run` for SimWrapper: put this folder where SimWrapper serves files from, and open it "
      "there.\n"
      "header:\n  tab: Corridor\n  title: {}\n  description: {}\nlayout:\n",
      quoted(title_of_run(manifest)),
      quoted(
          "Simulated persons by month, means over replicates; report.html beside this file shows how far they are from "
          "what was published"));
  std::size_t row = 0, in_row = 0;
  const auto add = [&](const std::string& panel) {
    if (in_row++ % 2 == 0) text += fmt::format("  row{}:\n", ++row);
    text += panel;
  };
  for (const Panel& panel : panels()) {
    std::vector<std::string> columns;
    for (const char* key : panel.series) {
      if (const std::string name = published(manifest, key); !name.empty()) columns.push_back(name);
    }
    if (!columns.empty()) add(panel_text(panel.title, panel.axis, columns));
  }
  add(panel_text("Indicators of securitization", "from 0 to 1", indicator_names()));
  return text;
}

/// Sums by month and column; indicators and series alike are means over replicates.
using Totals = std::map<Month, std::map<std::string, double>>;

Totals totals_of(const std::string& directory, const nlohmann::json& manifest) {
  Totals totals;
  const PlayedMonths played = played_months(manifest);
  const Observables observables = read_observables(directory, played);
  for (const auto& [name, cells] : observables.series) {
    for (const ObservableCell& cell : cells) totals[cell.month][name] += cell.value;
  }
  for_each_row(directory, indicators_form(), [&](std::span<const std::string_view> row) {
    const Month month = read_month(row[1]);
    double value = 0;
    if (row[3] == "overall" && parse_number(row[4], value))
      totals[month][std::string(row[2])] += value / played.replicates(month);
  });
  return totals;
}

}  // namespace

TableForm monthly_form(const nlohmann::json& manifest, const Codes& codes) {
  TableForm form{.file = kMonthlyFile,
                 .about = "a month: totals of each series and the main indicators, means over replicates",
                 .columns = {column::month("month", "the month, whole or as far as the period holds it (months.csv)")},
                 .key = {"month"},
                 .note = "Made from observables.csv and indicators.csv for charts and spreadsheets."};
  const auto meaning = [&](const char* list, const std::string& name) -> const Code& {
    return *std::find_if(codes.begin(), codes.end(),
                         [&](const Code& code) { return code.list == list && code.code == name; });
  };
  for (const auto& series : manifest.at("series").items()) {
    const Code& code = meaning("series", series.key());
    form.columns.push_back(column::real(code.code, code.unit, code.name + ": " + code.meaning).measures(code.measure));
  }
  for (const std::string& name : indicator_names()) {
    const Code& code = meaning("indicator", name);
    form.columns.push_back(
        column::number(name, 0, 1, "1", code.name + ": " + code.meaning).or_empty().measures(code.measure));
  }
  return form;
}

void write_dashboard(const std::string& directory, const nlohmann::json& manifest, const Codes& codes) {
  const TableForm form = monthly_form(manifest, codes);
  Totals totals = totals_of(directory, manifest);
  std::string text = header_of(form);
  for (const Month month : played_months(manifest).all()) {
    text += to_string(month);
    for (std::size_t c = 1; c < form.columns.size(); ++c) {
      const auto found = totals[month].find(form.columns[c].name);
      if (found != totals[month].end())
        text += fmt::format(",{}", found->second);
      else
        text += form.columns[c].may_be_empty ? "," : ",0";  // a series without a row counts nobody
    }
    text += '\n';
  }
  write_whole_file(directory, kMonthlyFile, text);
  write_whole_file(directory, kDashboardFile, dashboard_text(manifest));
}

}  // namespace corridor
