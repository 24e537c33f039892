// Adds up the tables of a run to what the report page draws.
#include "analysis/page/report_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/page/cube.hpp"
#include "analysis/page/report_law.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/record/forms.hpp"
#include "analysis/record/score.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/read.hpp"
#include "analysis/tables/reporting_year.hpp"

namespace corridor {
namespace {

using nlohmann::json;

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string joined(std::string_view first, std::string_view second) { return fmt::format("{}|{}", first, second); }

/// Whole numbers stay whole; averages over replicates keep one decimal.
json rounded(double value) {
  const double whole = std::round(value);
  if (std::abs(value - whole) < 1e-9) return static_cast<std::int64_t>(whole);
  return std::round(value * 10) / 10;
}

/// The months of a run, by month and by year.
struct Frame {
  explicit Frame(const json& manifest)
      : played(played_months(manifest)), range(played.all()), reporting(reporting_year(manifest)) {}
  PlayedMonths played;
  MonthRange range;
  ReportingYear reporting;

  std::size_t months() const { return static_cast<std::size_t>(range.size()); }
  std::size_t index(Month month) const { return index_among(range, month); }
};

using Lines = std::map<std::string, std::vector<double>>;

void add(Lines& lines, const std::string& name, std::size_t at, std::size_t size, double value) {
  std::vector<double>& line = lines[name];
  line.resize(size, 0);
  line[at] += value;
}

json as_json(const Lines& lines) {
  json all = json::object();
  for (const auto& [name, values] : lines) {
    json& list = all[name] = json::array();
    for (const double value : values) list.push_back(rounded(value));
  }
  return all;
}

/// One series: by month in all and by detail, and as a cube of every split that the tables have.
json series_data(const std::vector<ObservableCell>& cells, const Names& names, const Frame& frame, double grain) {
  Lines total, detail;
  Cube cube{{"place", "nationality", "party", "detail"}, frame.months()};
  const std::size_t months = frame.months();
  for (const ObservableCell& cell : cells) {
    const std::size_t at = frame.index(cell.month);
    add(total, "total", at, months, cell.value);
    if (cell.detail != 0) add(detail, names[cell.detail], at, months, cell.value);
    cube.add({names[cell.place], names[cell.nationality], names[cell.party], names[cell.detail]}, at, cell.value);
  }
  return {{"by_detail", as_json(detail)},
          {"cube", cube.as_json(grain)},
          {"total", total.empty() ? json(std::vector<int>(months, 0)) : as_json(total)["total"]}};
}

/// What counts are multiples of: a simulated party stands for so many, shared out over the replicates.
double grain_of(const json& manifest) {
  return manifest.at("scale").get<double>() / std::max(1, manifest.at("replicates").get<int>());
}

json all_series(const std::string& directory, const json& manifest, const Frame& frame) {
  const Observables observables = read_observables(directory, manifest);
  json all = json::object();
  for (const auto& [name, shape] : manifest.at("series").items()) {
    const auto cells = observables.series.find(name);
    static const std::vector<ObservableCell> kNone;
    json& entry = all[shape.at("key").get<std::string>()] = series_data(
        cells == observables.series.end() ? kNone : cells->second, observables.names, frame, grain_of(manifest));
    entry["name"] = name;
    entry["level"] = shape.at("level");
  }
  return all;
}

json all_indicators(const std::string& directory, const Frame& frame) {
  std::map<std::string, std::vector<json>> values;
  for_each_row(directory, indicators_form(), [&](std::span<const std::string_view> row) {
    if (row[3] != "overall" && row[2].find(':') != std::string_view::npos) return;  // parts: overall only
    std::vector<json>& line = values[joined(row[2], row[3])];
    line.resize(frame.months());
    const Month month = read_month(row[1]);
    const std::size_t at = frame.index(month);
    const double share = number(row[4]) / frame.played.replicates(month);
    line[at] = std::round(((line[at].is_null() ? 0 : line[at].get<double>()) + share) * 1e4) / 1e4;
  });
  return values;
}

/// Charges by gate, jurisdiction, outcome and policy.
json all_charges(const std::string& directory, const Frame& frame, double grain) {
  Cube cube{{"gate", "jurisdiction", "outcome", "policy"}, frame.months()};
  for_each_row(directory, gates_form(), [&](std::span<const std::string_view> row) {
    const Month month = read_month(row[1]);
    cube.add({row[2], row[3], row[4], row[5]}, frame.index(month), number(row[6]) / frame.played.replicates(month));
  });
  return cube.as_json(grain);
}

json all_stocks(const std::string& directory, const Frame& frame) {
  Lines stocks;
  for_each_row(directory, stocks_form(), [&](std::span<const std::string_view> row) {
    const Month month = read_month(row[1]);
    add(stocks, std::string{row[2]}, frame.index(month), frame.months(),
        number(row[4]) / frame.played.replicates(month));
  });
  return as_json(stocks);
}

/// Where those who wait are at each month's end, by jurisdiction; the map draws no other state.
json all_whereabouts(const std::string& directory, const Frame& frame, double grain) {
  constexpr std::array<std::string_view, 2> kWaiting{"waiting_abroad", "port_list"};
  Cube cube{{"state", "jurisdiction"}, frame.months()};
  for_each_row(directory, stocks_form(), [&](std::span<const std::string_view> row) {
    if (std::find(kWaiting.begin(), kWaiting.end(), row[2]) == kWaiting.end()) return;
    const Month month = read_month(row[1]);
    cube.add({row[2], row[3]}, frame.index(month), number(row[4]) / frame.played.replicates(month));
  });
  return cube.as_json(grain);
}

/// Published figures beside those of the run, as `score` compares them: {"periods", "lines"}, a line for each series,
/// granularity, key and use, with the index of its list of periods.
json all_published(const std::string& directory) {
  std::map<std::string, json> lines;
  for_each_row(directory, fit_cells_form(), [&](std::span<const std::string_view> row) {
    json& line = lines[fmt::format("{}|{}|{}|{}|{}|{}|{}", row[0], row[1], row[3], row[4], row[5], row[6], row[9])];
    if (line.is_null())
      line = {{"series", row[0]}, {"by", row[1]}, {"key", {row[3], row[4], row[5], row[6]}}, {"used", row[9]}};
    line["at"].push_back(row[2]);
    line["observed"].push_back(rounded(number(row[7])));
    line["simulated"].push_back(rounded(number(row[8])));
  });
  json all{{"periods", json::array()}, {"lines", json::array()}};
  std::map<json, std::size_t> lists;
  for (auto& [key, line] : lines) {
    const auto [list, fresh] = lists.try_emplace(line["at"], lists.size());
    if (fresh) all["periods"].push_back(line["at"]);
    line["at"] = list->second;
    all["lines"].push_back(std::move(line));
  }
  return all;
}

/// By "series|granularity": skill over all years and by year, against forecasts made where calibration ended, then
/// rolling ones.
json all_skill(const std::string& directory) {
  json rows = json::object();
  for_each_row(directory, skill_form(), [&](std::span<const std::string_view> row) {
    rows[fmt::format("{}|{}", row[0], row[1])][std::string{row[2]}][std::string{row[3]}] = {
        {"forecast", row[4]}, {"cells", number(row[5])}, {"skill", number(row[8])}};
  });
  return rows;
}

json all_fit(const std::string& directory) {
  json rows = json::array();
  for_each_row(directory, fit_form(), [&](std::span<const std::string_view> row) {
    const auto value = [&](std::size_t i) { return row[i].empty() ? json(nullptr) : json(number(row[i])); };
    rows.push_back({{"series", row[0]},
                    {"granularity", row[1]},
                    {"observed", value(2)},
                    {"simulated", value(3)},
                    {"wape", value(4)},
                    {"bias", value(5)},
                    {"used_for", row[6]}});
  });
  return rows;
}

}  // namespace

json summary_data(const std::string& directory, const json& manifest) {
  const Frame frame(manifest);
  json months = json::array();
  for (const Month month : frame.range) months.push_back(to_string(month));
  return {{"months", months},
          {"years", frame.reporting.names(frame.range)},
          {"series", all_series(directory, manifest, frame)},
          {"indicators", all_indicators(directory, frame)},
          {"stocks", all_stocks(directory, frame)},
          {"fit", all_fit(directory)}};
}

json report_data(const std::string& directory, const json& manifest) {
  const Frame frame(manifest);
  json data = summary_data(directory, manifest);
  data.update({{"manifest", manifest},
               {"stopped_early", stopped_early(manifest)},
               {"partial_months", partial_months(manifest)},
               {"charges", all_charges(directory, frame, grain_of(manifest))},
               {"whereabouts", all_whereabouts(directory, frame, grain_of(manifest))},
               {"published", all_published(directory)},
               {"law", report_law(manifest)},
               {"skill", all_skill(directory)}});
  return data;
}

}  // namespace corridor
