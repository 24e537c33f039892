// Cases as tables, as a page, and as text.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/result_folder.hpp"
#include "analysis/cases/cases.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/page/page.hpp"
#include "analysis/tables/codes.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/run_tables.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;

const std::vector<std::string>& case_file_names() {
  static const std::vector<std::string> names = with_dictionary({"cases.csv", "patterns.csv", "cases.html"});
  return names;
}

TableForm cases_form() {
  using namespace column;
  return {.file = "cases.csv",
          .about = "an indicator in one case, over its months",
          .columns =
              {name("case", "as the file of cases calls it"), text("run", "the folder of the run"),
               day("from", "first day of the case"), day("to", "the day after its last"),
               name("scope", "overall, transit, border, interior, or a jurisdiction").coded({"scope", "place"}),
               name("indicator", "P-1 and so on; after a colon, a part of it").coded({"indicator"}),
               number("mean", 0, 1, "1", "over months, of the mean over replicates").measures(Column::Measure::kIndex),
               number("low", 0, 1, "1", "lowest month"), number("high", 0, 1, "1", "highest month"),
               count("months", "months", "with a value")},
          .key = {"case", "indicator"}};
}

TableForm patterns_form() {
  using namespace column;
  return {.file = "patterns.csv",
          .about = "how two indicators go together over the cases",
          .columns = {name("indicator", "P-1 and so on").coded({"indicator"}),
                      name("other", "another").coded({"indicator"}), count("cases", "cases", "compared"),
                      number("rank_correlation", -1, 1, "1", "Spearman's, of the means over months")},
          .key = {"indicator", "other"},
          .may_have_no_rows = true};
}

/// Places are those of the runs.
Codes codes_of_runs(const CaseTable& table) {
  Codes codes = indicator_codes();
  for (const Case& one : table.cases) add_codes(codes, read_codes(one.run));
  if (std::none_of(codes.begin(), codes.end(), [](const Code& code) { return code.list == "place"; }))
    codes.push_back({"place", "", "A jurisdiction", "codes.csv in the folder of the run explains it"});
  return codes;
}

std::string cases_csv(const CaseTable& table) {
  std::string text = header_of(cases_form());
  for (std::size_t c = 0; c < table.cases.size(); ++c) {
    const Case& one = table.cases[c];
    for (const std::string& indicator : table.indicators) {
      const CaseValue* value = table.find(c, indicator);
      if (value == nullptr) continue;
      text += fmt::format("{},{},{},{},{},{},{:.6g},{:.6g},{:.6g},{}\n", csv_field(one.name), csv_field(one.run),
                          to_string(one.from), to_string(one.to), csv_field(one.scope), indicator, value->mean,
                          value->low, value->high, value->months);
    }
  }
  return text;
}

std::string patterns_csv(const CaseTable& table) {
  std::string text = header_of(patterns_form());
  for (std::size_t i = 0; i < indicator_names().size(); ++i) {
    for (std::size_t j = i + 1; j < indicator_names().size(); ++j) {
      const auto value = rank_correlation(table, indicator_names()[i], indicator_names()[j]);
      if (value)
        text +=
            fmt::format("{},{},{},{:.4g}\n", indicator_names()[i], indicator_names()[j], table.cases.size(), *value);
    }
  }
  return text;
}

/// What runs of the cases hold that were stopped early, each run once.
std::vector<std::string> stopped_runs(const CaseTable& table) {
  std::vector<std::string> all;
  for (const Case& one : table.cases) {
    const std::string stopped = stopped_early_in(one.run);
    const std::string text = fmt::format("The run in {} was {}", one.run, stopped);
    if (!stopped.empty() && std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
  }
  return all;
}

std::string worlds_in_words(const CaseTable& table) { return fmt::format("{}", fmt::join(table.worlds, "; ")); }

ordered_json page_data(const CaseTable& table) {
  ordered_json cases = ordered_json::array();
  for (std::size_t c = 0; c < table.cases.size(); ++c) {
    const Case& one = table.cases[c];
    ordered_json values = ordered_json::object();
    for (const std::string& indicator : table.indicators) {
      if (const CaseValue* value = table.find(c, indicator))
        values[indicator] = {
            {"mean", value->mean}, {"low", value->low}, {"high", value->high}, {"months", value->months}};
    }
    cases.push_back({{"name", one.name}, {"run", one.run}, {"scope", one.scope}, {"values", values}});
  }
  ordered_json patterns = ordered_json::array();
  for (const std::string& one : indicator_names()) {
    for (const std::string& other : indicator_names()) {
      const auto value = rank_correlation(table, one, other);
      patterns.push_back({one, other, value ? ordered_json(*value) : ordered_json(nullptr)});
    }
  }
  return {{"months", ordered_json::array()},
          {"years", ordered_json::array()},
          {"indicators", table.indicators},
          {"main", indicator_names()},
          {"stopped", stopped_runs(table)},
          {"worlds", table.worlds},
          {"cases", cases},
          {"patterns", patterns}};
}

}  // namespace

std::vector<std::string> write_cases(const CaseTable& table, const std::string& directory, bool force) {
  ResultFolder folder(directory, case_file_names(), force);
  write_whole_file(folder.working(), cases_form().file, cases_csv(table));
  write_whole_file(folder.working(), patterns_form().file, patterns_csv(table));
  const std::vector<TableForm> forms{cases_form(), patterns_form()};
  write_dictionary(folder.working(), "cases", "Cases side by side", forms, codes_of_runs(table));
  write_whole_file(folder.working(), "cases.html",
                   make_page({.title = "Cases side by side",
                              .map = "null",
                              .data = page_data(table).dump(-1, ' ', false, ordered_json::error_handler_t::replace),
                              .scripts = {"cases.js"}}));
  folder.publish();
  return case_file_names();
}

std::string cases_text(const CaseTable& table, const Screen& screen) {
  std::vector<TextTable::Column> heads{{screen.say("cases.mean"), TextTable::Holds::kCodes}};
  for (const Case& one : table.cases) heads.push_back({one.name});
  TextTable text_table(heads);
  for (const std::string& indicator : indicator_names()) {
    std::vector<std::string> cells{quantity_name(screen, indicator)};
    for (std::size_t c = 0; c < table.cases.size(); ++c) {
      const CaseValue* value = table.find(c, indicator);
      cells.push_back(value == nullptr ? screen.say("frame.no_value") : fmt::format("{:.3f}", value->mean));
    }
    text_table.add(std::move(cells));
  }
  std::string text = text_table.text(screen.columns);
  for (const std::string& stopped : stopped_runs(table)) text += screen.lines(stopped + ".");
  text += screen.lines(screen.say("cases.meaning"));
  if (table.worlds.size() > 1)
    text += screen.lines(screen.say("cases_page.worlds", {{"worlds", worlds_in_words(table)}}));
  return text;
}

}  // namespace corridor
