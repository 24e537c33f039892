// The data dictionary as a page that needs neither network nor script.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "analysis/base/dictionary.hpp"
#include "analysis/base/words.hpp"

namespace corridor {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}caption{text-align:left;color:GrayText}"
    "th,td{border-bottom:1px solid color-mix(in srgb,CanvasText 20%,Canvas);padding:.3rem .6rem .3rem 0;"
    "text-align:left;vertical-align:top;overflow-wrap:break-word}th{font-weight:600;white-space:nowrap}code{font-size:."
    "9em}"
    "nav a{margin-right:1rem;display:inline-block}@media(max-width:40rem){thead{display:none}td{display:block;"
    "border:0;padding:.1rem 0}td::before{content:attr(data-of) \" \";color:GrayText}td:empty{display:none}"
    "tr{display:block;border-bottom:1px solid color-mix(in srgb,CanvasText 20%,Canvas);padding:.4rem 0}}"
    "@media print{nav{display:none}}";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

/// A row; each cell knows its column, for narrow screens.
std::string row_of(const std::vector<std::string>& columns, const std::vector<std::string>& cells) {
  std::string text = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i)
    text += fmt::format("<td data-of=\"{}\">{}</td>", escaped(columns[i]), cells[i]);
  return text + "</tr>\n";
}

std::string head_of(const std::vector<std::string>& columns) {
  std::string text = "<table><thead><tr>";
  for (const std::string& column : columns) text += "<th>" + escaped(column) + "</th>";
  return text + "</tr></thead><tbody>\n";
}

/// "a code of outcome", with links, or what the cell takes.
std::string holds(const Column& column) {
  std::string lists;
  for (const std::string& list : column.codes)
    lists +=
        fmt::format("{}<a href=\"#list-{}\">{}</a>", lists.empty() ? "" : ", ", escaped(list), escaped(in_words(list)));
  return (lists.empty() ? escaped(what_it_takes(column)) : "a code of " + lists) +
         (column.may_be_empty ? " or empty" : "");
}

std::string adds_up(const Column& column) {
  if (column.type != Column::Type::kNumber && column.type != Column::Type::kInteger) return "";
  const MeasureFacts& facts = facts_of(column.measure);
  if (column.measure == Column::Measure::kNone) return "no: it stands for itself";
  return fmt::format("<b>{}</b>: over cells {}, over months {}, over replicates {}", escaped(in_words(facts.name)),
                     facts.over_cells, facts.over_months, facts.over_replicates);
}

std::string section_of(const TableForm& form) {
  const std::vector<std::string> columns{"Column", "Meaning", "Holds", "Unit", "Adds up?"};
  std::string text = fmt::format("<h2 id=\"{0}\"><code>{0}</code></h2>\n<p>A row is {1}. {2}</p>\n{3}",
                                 escaped(form.file), escaped(form.about), escaped(form.note), head_of(columns));
  for (const Column& column : form.columns) {
    text += row_of(columns, {"<code>" + escaped(column.name) + "</code>", escaped(column.about), holds(column),
                             escaped(column.unit), adds_up(column)});
  }
  return text + "</tbody></table>\n";
}

bool has(const Codes& codes, std::string Code::*field) {
  return std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return !(code.*field).empty(); });
}

std::string list_of(const std::string& list, const Codes& codes) {
  const bool of = has(codes, &Code::of), unit = has(codes, &Code::unit);
  std::vector<std::string> columns{"Code", "Name", "Meaning"};
  if (of) columns.insert(columns.begin() + 1, "Of");
  if (unit) columns.insert(columns.end(), {"Unit", "Adds up?"});
  std::string text =
      fmt::format("<h3 id=\"list-{}\">{}</h3>\n{}", escaped(list), escaped(in_words(list)), head_of(columns));
  for (const Code& code : codes) {
    std::vector<std::string> cells{"<code>" + escaped(code.code) + "</code>", escaped(code.name),
                                   escaped(code.meaning)};
    if (of) cells.insert(cells.begin() + 1, "<code>" + escaped(code.of) + "</code>");
    if (unit) {
      const MeasureFacts& facts = facts_of(code.measure);
      cells.insert(cells.end(), {escaped(code.unit),
                                 fmt::format("<b>{}</b>: over months {}", escaped(facts.name), facts.over_months)});
    }
    text += row_of(columns, cells);
  }
  return text + "</tbody></table>\n";
}

std::string measures_section() {
  std::string text = "<h2 id=\"measures\">What may be added up</h2>\n<dl>\n";
  for (const auto measure : {Column::Measure::kFlow, Column::Measure::kStock, Column::Measure::kIndex}) {
    const MeasureFacts& facts = facts_of(measure);
    text += fmt::format("<dt><b>{}</b></dt><dd>{}</dd>\n", facts.name, facts.about);
  }
  return text +
         "</dl>\n<p>Replicates differ by luck alone: average over them, never add them up. An empty cell of a split "
         "means that the number is not split by it. Numbers are of simulated persons, not observations.</p>\n";
}

}  // namespace

std::string dictionary_page(const std::string& title, std::span<const TableForm> forms, const Codes& codes) {
  std::map<std::string, Codes> lists;
  std::vector<std::string> order;
  for (const Code& code : codes) {
    if (lists[code.list].empty()) order.push_back(code.list);
    lists[code.list].push_back(code);
  }
  std::string links, tables, explained;
  for (const TableForm& form : forms) {
    links += fmt::format("<a href=\"#{0}\">{0}</a>\n", escaped(form.file));
    tables += section_of(form);
  }
  for (const std::string& list : order) explained += list_of(list, lists[list]);
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Data dictionary: {0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>Data dictionary: {0}</h1>\n"
      "<p>What the tables of this folder hold. <code>datapackage.json</code> and <code>codes.csv</code> say the same "
      "to "
      "programs.</p>\n<nav>\n<a href=\"#measures\">What may be added up</a>\n{2}<a href=\"#codes\">Codes</a>\n</nav>\n"
      "{3}{4}<h2 id=\"codes\">Codes</h2>\n{5}</body>\n</html>\n",
      escaped(title), kStyle, links, measures_section(), tables, explained);
}

}  // namespace corridor
