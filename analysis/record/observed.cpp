// Reads published series and the periods that they speak of.
#include "analysis/record/observed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/record/forms.hpp"
#include "analysis/tables/series.hpp"
#include "sim/input/scalars.hpp"
#include "sim/input/split.hpp"
#include "sim/input/table.hpp"
#include "sim/input/text_file.hpp"

namespace corridor {
namespace {

std::string period_kind(const std::string& period) {
  if (period.find("..") != std::string::npos) return "range";
  if (period.find('Q') != std::string::npos) return "quarter";
  if (period.find('H') != std::string::npos) return "half-year";
  if (period.rfind("FY", 0) == 0) return "FY";
  return period.rfind("CY", 0) == 0 ? "CY" : "month";
}

/// What stands between the slashes, each once.
std::vector<std::string> parts_of(const std::vector<std::string>& details) {
  std::set<std::string> parts;
  for (const std::string& detail : details) {
    for (const std::string& part : split(detail, '/')) parts.insert(part);
  }
  return {parts.begin(), parts.end()};
}

/// The agency's own monthly file, whose rows are of another kind: told once, not column by column.
bool is_agency_layout(const std::string& file) {
  const std::string text = read_text_file(file).text;
  std::string header = text.substr(0, text.find('\n'));
  for (char& c : header) c = c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto names = [&](const char* column) { return header.find(column) != std::string::npos; };
  return names("fiscal year") && (names("encounter count") || names("title of authority"));
}

/// What the form cannot say of a cell.
void check_observed(const CsvTable& table, std::size_t i, const ObservedRow& row, const ObservedNames& names) {
  const std::string granularity = granularity_of(row);
  if (table.text(i, "granularity") != granularity)
    table.complain(i, "granularity", fmt::format("'{}' is not what the row is split by", table.text(i, "granularity")),
                   fmt::format("write {}, or mend the other columns", granularity));
  const auto details = names.details.find(row.series);
  if (row.detail.empty() || details == names.details.end()) return;
  const auto fits = [&](const std::string& detail) { return has_every_part(detail, row.detail); };
  if (std::ranges::any_of(details->second, fits)) return;
  table.complain(i, "detail", fmt::format("{} has no detail '{}'", row.series, row.detail),
                 details->second.empty() ? "it is not split by detail: leave the cell empty"
                                         : suggest_name(row.detail, parts_of(details->second)));
}

void read_observed_file(const std::string& file, const ObservedNames& names, std::vector<ObservedRow>& rows,
                        Problems& problems) {
  if (is_agency_layout(file)) {
    problems.add({{file, 1},
                  "",
                  "is the border agency's own table of monthly encounters, not of published series",
                  "add up its rows to cells as scenarios/observed/encounters.csv has them: series "
                  "encounters_between_ports or encounters_at_ports, granularity, period 2019-06, ..., value, source"});
    return;
  }
  const std::size_t before = problems.size();
  const CsvTable table = read_table(file, observed_form(), problems, names.known);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    ObservedRow row;
    row.at = table.position(i);
    row.series = table.text(i, "series");
    row.period = table.text(i, "period");
    if (const auto months = parse_period(row.period)) {
      row.months = *months;
    } else {
      const bool spreadsheet = is_spreadsheet_date(row.period);
      table.complain(i, "period", spreadsheet ? "is a date as a spreadsheet writes it" : "not a period",
                     std::string{"write 2019-06, FY2017, CY2018, 2019-H1, 2019-Q2 or 2018-01..2018-08"} +
                         (spreadsheet ? ": format the column as text before you save" : ""));
      continue;
    }
    row.place = table.text(i, "place");
    row.nationality = table.text(i, "nationality");
    row.party = table.text(i, "party");
    row.detail = table.text(i, "detail");
    row.value = table.number(i, "value");
    row.source = table.text(i, "source");
    row.used_for = table.text(i, "used_for");
    if (problems.size() == before) check_observed(table, i, row, names);
    rows.push_back(std::move(row));
  }
}

/// Cells that two files give; within one, the form has refused them.
void check_repeated(const std::vector<ObservedRow>& rows, Problems& problems) {
  std::map<std::array<std::string_view, 6>, const ObservedRow*> seen;
  for (const ObservedRow& row : rows) {
    const auto [first, fresh] =
        seen.try_emplace({row.series, row.period, row.place, row.nationality, row.party, row.detail}, &row);
    if (!fresh && first->second->at.file != row.at.file)
      problems.add({row.at, "detail", "a second row for the same cell",
                    fmt::format("the first is in {}:{}", first->second->at.file, first->second->at.line)});
  }
}

}  // namespace

std::string granularity_of(const ObservedRow& row) {
  std::string text = period_kind(row.period);
  if (!row.place.empty()) text += " x place";
  if (!row.nationality.empty()) text += " x nationality";
  if (!row.party.empty()) text += " x party";
  if (!row.detail.empty()) text += " x detail";
  return text;
}

std::optional<MonthRange> parse_period(std::string_view period) {
  const auto month_in = [](std::string_view text) -> std::optional<Month> {
    Month month{};
    return parse_month(text, month) ? std::optional{month} : std::nullopt;
  };
  if (const std::size_t dots = period.find(".."); dots != std::string_view::npos) {
    const auto first = month_in(period.substr(0, dots)), last = month_in(period.substr(dots + 2));
    return first && last && *first <= *last ? std::optional{MonthRange{*first, *last}} : std::nullopt;
  }
  if (const auto month = month_in(period)) return MonthRange{*month, *month};
  const bool fiscal = period.starts_with("FY");
  const bool prefixed = fiscal || period.starts_with("CY");
  if (prefixed) period.remove_prefix(2);
  const auto january = month_in(fmt::format("{}-01", period.substr(0, 4)));
  if (!january) return std::nullopt;
  const Month first = fiscal ? *january - Months{3} : *january;
  const std::string_view part = period.substr(4);
  if (part.empty()) return prefixed ? std::optional{MonthRange{first, first + Months{11}}} : std::nullopt;
  const bool quarter = part.starts_with("-Q");
  const int length = quarter ? 3 : 6, number = part.size() == 3 ? part[2] - '0' : 0;
  if (!(quarter || part.starts_with("-H")) || number < 1 || number > 12 / length) return std::nullopt;
  return MonthRange{first + Months{(number - 1) * length}, first + Months{number * length - 1}};
}

bool has_every_part(std::string_view detail, std::string_view parts) {
  const std::string whole = fmt::format("/{}/", detail);
  while (true) {
    const std::size_t slash = std::min(parts.find('/'), parts.size());
    if (whole.find(fmt::format("/{}/", parts.substr(0, slash))) == std::string::npos) return false;
    if (slash == parts.size()) return true;
    parts.remove_prefix(slash + 1);
  }
}

ObservedNames observed_names(const World& world) {
  ObservedNames names;
  for (const PublishedSeries& series : published_series(world)) {
    names.known["series"].push_back(series.name);
    std::ranges::copy_if(series.details, std::back_inserter(names.details[series.name]),
                         [](const std::string& detail) { return !detail.empty(); });
  }
  for (const Jurisdiction& one : world.jurisdictions) names.known["jurisdiction"].push_back(one.id);
  for (const Nationality& one : world.nationalities) names.known["nationality"].push_back(one.id);
  return names;
}

ObservedNames observed_names(const nlohmann::json& manifest) {
  ObservedNames names;
  for (const auto& [name, series] : manifest.at("series").items()) {
    names.known["series"].push_back(name);
    auto& details = names.details[name];
    for (const nlohmann::json& detail : series.at("details")) details.push_back(detail.at("name"));
  }
  for (const auto& [id, one] : manifest.at("world").at("jurisdictions").items())
    names.known["jurisdiction"].push_back(id);
  for (const auto& [id, one] : manifest.at("world").at("nationalities").items())
    names.known["nationality"].push_back(id);
  return names;
}

std::vector<ObservedRow> read_observed(const std::string& directory, const ObservedNames& names, Problems& problems) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path().string());
  }
  if (error)
    problems.add({{directory, 0, 0}, "", "cannot read the folder of published series: " + error.message(), "", ""});
  if (!error && files.empty())
    problems.add(
        {{directory, 0, 0}, "", "the folder of published series holds no CSV file", "see scenarios/observed", ""});
  std::sort(files.begin(), files.end());
  std::vector<ObservedRow> rows;
  for (const std::string& file : files) read_observed_file(file, names, rows, problems);
  check_repeated(rows, problems);
  return rows;
}

}  // namespace corridor
