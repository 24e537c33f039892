// Reads published series and the periods that they speak of.
#include "analysis/record/observed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "sim/input/csv.hpp"

namespace corridor {
namespace {

constexpr double kMost = 1e12;  ///< No published count of persons comes near.

std::string period_kind(const std::string& period) {
  if (period.find("..") != std::string::npos) return "range";
  if (period.find('Q') != std::string::npos) return "quarter";
  if (period.find('H') != std::string::npos) return "half-year";
  if (period.rfind("FY", 0) == 0) return "FY";
  return period.rfind("CY", 0) == 0 ? "CY" : "month";
}

void read_observed_file(const std::string& file, std::vector<ObservedRow>& rows, Problems& problems) {
  const std::vector<std::string> columns{"series", "granularity", "period", "place",  "nationality",
                                         "party",  "detail",      "value",  "source", "used_for"};
  const CsvTable table{file, columns, problems};
  for (std::size_t i = 0; i < table.rows(); ++i) {
    ObservedRow row;
    row.series = table.text(i, "series");
    row.period = table.text(i, "period");
    if (const auto months = parse_period(row.period)) {
      row.months = *months;
    } else {
      table.complain(i, "period", "not a period",
                     "write 2019-06, FY2017, CY2018, 2019-H1, 2019-Q2 or 2018-01..2018-08");
    }
    row.place = table.text(i, "place");
    row.nationality = table.text(i, "nationality");
    row.party = table.text(i, "party");
    row.detail = table.text(i, "detail");
    row.value = table.number(i, "value", 0, kMost);
    row.source = table.text(i, "source");
    const std::vector<std::string> uses{kCalibration, kInput, kValidation};
    row.used_for = uses.at(table.choice(i, "used_for", uses));
    rows.push_back(std::move(row));
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

std::vector<ObservedRow> read_observed(const std::string& directory, Problems& problems) {
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
  for (const std::string& file : files) read_observed_file(file, rows, problems);
  return rows;
}

}  // namespace corridor
