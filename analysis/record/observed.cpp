// Reads published series and the periods that they speak of.
#include "analysis/record/observed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "analysis/tables/read.hpp"
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
    if (!parse_period(row.period, row.first_month, row.last_month)) {
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

bool parse_period(const std::string& period, int& first_month, int& last_month) {
  const auto number = [&](std::size_t at, std::size_t count) {
    const std::string digits = period.substr(std::min(at, period.size()), count);
    return digits.size() == count &&
                   std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })
               ? std::stoi(digits)
               : -1;
  };
  if (const std::size_t dots = period.find(".."); dots != std::string::npos) {
    first_month = month_number(period.substr(0, dots));
    last_month = month_number(period.substr(dots + 2));
    return first_month >= 0 && last_month >= first_month;
  }
  if (first_month = last_month = month_number(period); first_month >= 0) return true;
  const bool fiscal = period.rfind("FY", 0) == 0;
  const bool prefixed = fiscal || period.rfind("CY", 0) == 0;
  const int year = number(prefixed ? 2 : 0, 4);
  if (year < 0) return false;
  first_month = 12 * year - (fiscal ? 3 : 0);
  const std::string rest = period.substr(prefixed ? 6 : 4);
  if (rest.empty()) {
    last_month = first_month + 11;
    return prefixed;
  }
  const int part = rest.size() == 3 ? number(period.size() - 1, 1) : -1;
  const int length = rest[1] == 'Q' ? 3 : 6;
  if (rest[0] != '-' || (rest[1] != 'Q' && rest[1] != 'H') || part < 1 || part > 12 / length) return false;
  first_month += (part - 1) * length;
  last_month = first_month + length - 1;
  return true;
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
