// Writes a FLEE case in the tables of a world: what its files mean day by day is worked out here, once.
#include "analysis/import/flee_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "sim/attraction/world_loader.hpp"

namespace corridor::flee {
namespace {

using attraction::PlaceKind;
using attraction::StockSeries;

constexpr double kRounding = 1e-6;      // of a count that was multiplied
constexpr double kLeastChance = 0.005;  // a place that is left less often FLEE turns into a camp

std::string day_text(const Case& from, int day) { return to_string(from.start + Days{day}); }

/// Any text as YAML has it: names of folders and countries can hold colons and quotes.
std::string in_quotes(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// What `--without` and scenarios name.
std::string event_id(std::string_view kind, const std::string& one, const std::string& other = "") {
  std::string id = fmt::format("{}-{}{}{}", kind, one, other.empty() ? "" : "-", other);
  for (char& c : id) c = c == ' ' || c == '\'' || c == ',' || c == '"' ? '_' : c;
  return id;
}

/// Counts of a row; net of the first day where the case begins with empty camps.
StockSeries stocks_of(const Series& series, const Case& from, bool net) {
  std::vector<std::pair<int, Persons>> counts;
  for (const auto& [day, count] : series.counts)
    counts.emplace_back(static_cast<int>((day - from.start).count()),
                        static_cast<Persons>(std::floor((count + kRounding) / static_cast<double>(from.divide))));
  if (!net) return StockSeries{counts};
  const Persons start = StockSeries{counts}.at(0);
  for (auto& [day, count] : counts) count -= start;
  return StockSeries{counts};
}

StockSeries stocks_of(const Series& series, const Case& from) {
  return stocks_of(series, from, from.settings.empty_on_day0);
}

/// The first row of a place; a second one counts in arrivals alone.
const Series* series_of(const Case& from, const std::string& place) {
  for (std::size_t i = 1; i < from.series.size(); ++i) {
    if (from.series[i].camp == place) return &from.series[i];
  }
  return nullptr;
}

bool is_camp(PlaceKind kind) { return kind == PlaceKind::kCamp || kind == PlaceKind::kInternalCamp; }

std::string places_text(Case& from) {
  std::string text = header_of(attraction::world_form("places.csv"));
  for (const Location& one : from.locations) {
    const bool turned = one.kind == PlaceKind::kTown && from.settings.rule.default_movechance < kLeastChance;
    const PlaceKind kind = turned ? PlaceKind::kCamp : one.kind;
    if (turned) from.notes.push_back(fmt::format("{}: a town that hardly anybody leaves is a camp", one.name));
    const Series* series = series_of(from, one.name);
    const Persons there = is_camp(kind) && series != nullptr ? stocks_of(*series, from, false).at(0) : 0;
    const Persons at_start = from.settings.insert_day0 && !from.settings.empty_on_day0 ? there : 0;
    const Persons population = one.population / from.divide;
    Persons capacity = is_camp(kind) ? population : 0;
    if (capacity > 0 && there > 0) {
      capacity = std::max<Persons>(0, capacity - there);
      from.notes.push_back(fmt::format("{}: capacity {} less the {} who are there at the start, as FLEE has it{}",
                                       one.name, population, there,
                                       capacity == 0 ? ": nothing is left, which means no limit" : ""));
    }
    text += fmt::format("{},{},{},{},{},{},{},{},\"locations.csv, line {}\"\n", csv_field(one.name),
                        csv_field(one.country), attraction::kPlaceKinds[static_cast<std::size_t>(kind)], one.latitude,
                        one.longitude, is_camp(kind) ? 0 : population, capacity, at_start, one.at.line);
  }
  return text;
}

std::string routes_text(const Case& from) {
  std::string text = header_of(attraction::world_form("routes.csv"));
  for (const Route& one : from.routes) {
    for (int again = one.twice ? 2 : 1; again > 0; --again)
      text += fmt::format("{},{},{},\"routes.csv, line {}\"\n", csv_field(one.from), csv_field(one.to), one.km,
                          one.at.line);
  }
  return text;
}

struct Window {
  int from, to;  ///< `to` -1: for good.
  double intensity;
};

/// A conflict as its column has it; steps between two positive values change nothing. A zone that is there from the
/// start has fought since the day before, until its column says otherwise.
std::vector<Window> windows_of(const Location& place, const ConflictColumn* column) {
  std::vector<Window> windows;
  const std::vector<double> none, &days = column == nullptr ? none : column->intensity;
  const bool fought_before = place.kind == PlaceKind::kConflictZone && place.conflict_day <= 0;
  if (fought_before && (days.empty() || days.front() <= 0)) windows.push_back({-1, -1, 1});
  for (int day = 0; day < static_cast<int>(days.size()); ++day) {
    const double now = days[static_cast<std::size_t>(day)];
    const double before = day == 0 ? 0 : days[static_cast<std::size_t>(day - 1)];
    const bool begins = now > 0 && before <= 0, ends = now <= 0 && before > 0;
    if ((begins || ends) && !windows.empty() && windows.back().to < 0) windows.back().to = day;
    if (begins) windows.push_back({day, -1, now});
  }
  return windows;
}

std::string event_row(const Case& from, const std::string& id, const char* kind, const std::string& place,
                      const std::string& country, const std::string& other, const Window& window,
                      const std::string& source) {
  return fmt::format("{},{},{},{},{},{},{},{},\"{}\"\n", csv_field(id), kind, csv_field(place), csv_field(country),
                     csv_field(other), day_text(from, window.from), window.to < 0 ? "" : day_text(from, window.to),
                     window.intensity, source);
}

std::string events_text(Case& from) {
  std::string text = header_of(attraction::world_form("events.csv"));
  for (const Location& place : from.locations) {
    const auto column = std::find_if(from.conflicts.begin(), from.conflicts.end(),
                                     [&](const ConflictColumn& c) { return c.place == place.name; });
    const bool has_column = column != from.conflicts.end();
    if (!has_column && place.kind == PlaceKind::kConflictZone)
      from.notes.push_back(fmt::format("{} has no column in conflicts.csv: {}", place.name,
                                       place.conflict_day <= 0 ? "fighting from the start, for good" : "no fighting"));
    for (const Window& window : windows_of(place, has_column ? &*column : nullptr)) {
      text += event_row(from, event_id("conflict", place.name), "conflict", place.name, "", "", window,
                        has_column ? "conflicts.csv" : "locations.csv");
    }
  }
  for (const Closure& one : from.closures) {
    const Window window{one.from, one.to, 1};
    const std::string source = fmt::format("closures.csv, line {}", one.at.line);
    if (one.kind == "country")
      text += event_row(from, event_id("border", one.first, one.second), "border_closed", "", one.first, one.second,
                        window, source);
    else if (one.kind == "camp")
      text += event_row(from, event_id("camp", one.first), "camp_closed", one.first, "", "", window, source);
    else
      text += event_row(from, event_id("place", one.first), "place_closed", one.first, "", "", window, source);
  }
  return text;
}

/// Who sets out: the day's growth of all rows but the total (or of the total), less what fell before.
std::string arrivals_text(Case& from) {
  std::vector<StockSeries> rows;
  for (std::size_t i = from.settings.sum_from_camps ? 1 : 0;
       i < (from.settings.sum_from_camps ? from.series.size() : 1); ++i)
    rows.push_back(stocks_of(from.series[i], from));
  std::string text = header_of(attraction::world_form("arrivals.csv"));
  Persons debt = 0;
  for (int day = 1; day < from.days; ++day) {
    Persons more = -debt;
    for (const StockSeries& row : rows) more += row.at(day) - row.at(day - 1);
    debt = std::max<Persons>(0, -more);
    if (more > 0) text += fmt::format("{},{}\n", day_text(from, day), more);
  }
  if (debt > 0) from.notes.push_back(fmt::format("counts fall at the end: {} fewer than set out", debt));
  return text;
}

std::string counts_text(const Case& from) {
  std::string text = header_of(attraction::world_form("counts.csv"));
  for (const Location& place : from.locations) {
    const Series* series = is_camp(place.kind) ? series_of(from, place.name) : nullptr;
    if (series == nullptr) continue;
    const StockSeries stocks = stocks_of(*series, from);
    for (const auto& [day, count] : stocks.counts())
      text += fmt::format("{},{},{}\n", csv_field(place.name), day_text(from, day), count);
  }
  return text;
}

std::string parameters_text(const Case& from) {
  std::string text = "# Numbers of movement by attraction, as the case's simsetting.yml has them.\n";
  for (const auto& info : attraction::parameter_infos()) {
    if (info.value == &attraction::Parameters::decay_interval) continue;
    const auto said = from.settings.said.find(info.name);
    text += fmt::format("{}: {{value: {}, unit: {}, status: sourced, source: \"{}\"}}\n", info.name,
                        from.settings.rule.*info.value, info.unit,
                        said == from.settings.said.end() ? "standard of FLEE 3"
                                                         : fmt::format("simsetting.yml, line {}", said->second.line));
  }
  return text;
}

std::string world_text(const Case& from, const std::string& id) {
  const attraction::Parameters& rule = from.settings.rule;
  return fmt::format(
      "# A case of the FLEE simulator, read by `corridor import flee`. What was odd in its files stands in IMPORT.md.\n"
      "corridor: 1\nid: {}\nname: {}\nmovement: attraction\nhome: {}  # the country of the first place, as FLEE has "
      "it\n"
      "start: {}\ndays: {}\nconflict_decay: {{every_days: {}, factors: [{}]}}\n"
      "source: \"FabFlee (github.com/djgroen/FabFlee); counts: UNHCR; places and dates of violence: ACLED\"\n"
      "licence: BSD 3-Clause, Copyright (c) 2018 Derek Groen\n",
      in_quotes(id), in_quotes(id), in_quotes(from.locations.front().country), to_string(from.start), from.days,
      rule.decay_interval, fmt::join(rule.conflict_decay, ", "));
}

std::string scenario_text(const Case& from, const std::string& id) {
  return fmt::format(
      "# The case as it happened, by FLEE's rules.\ncorridor: 1\nname: {}\nworld: .\nperiod: {{from: {}, to: {}}}\n"
      "scale: 1:{}  # `hasten` of simsetting.yml\nseed: 1\nreplicates: 3\n",
      in_quotes(id), to_string(from.start), to_string(from.start + Days{from.days}),
      from.divide > 1 ? 1 : from.settings.divisor);
}

std::string own_movement_text(const std::string& id) {
  std::string text = fmt::format(
      "# The same people by Corridor's own movement, with the same numbers in every case: they choose a camp by\n"
      "# the whole way there, go there and stay; camps draw by those who are there.\n"
      "corridor: 1\nname: {}\nextends: scenario.yaml\nmechanism:\n",
      in_quotes(id + ", own movement"));
  for (const auto& info : attraction::parameter_infos()) {
    if (info.value != &attraction::Parameters::decay_interval)
      text += fmt::format("  {}: {}  # {}\n", info.name, own_movement(info), info.unit);
  }
  return text;
}

std::string notes_text(const Case& from, const std::string& id) {
  std::string text = fmt::format("# What was odd in the files of {}\n\n", id);
  if (from.notes.empty()) text += "Nothing.\n";
  for (const std::string& note : from.notes) text += fmt::format("- {}\n", note);
  return text;
}

}  // namespace

std::map<std::string, std::string> as_world(Case& from, const std::string& id) {
  std::map<std::string, std::string> files{
      {"places.csv", places_text(from)},           {"routes.csv", routes_text(from)},
      {"events.csv", events_text(from)},           {"arrivals.csv", arrivals_text(from)},
      {"counts.csv", counts_text(from)},           {"parameters.yaml", parameters_text(from)},
      {"world.yaml", world_text(from, id)},        {"scenario.yaml", scenario_text(from, id)},
      {"own-movement.yaml", own_movement_text(id)}};
  files["IMPORT.md"] = notes_text(from, id);
  return files;
}

}  // namespace corridor::flee
