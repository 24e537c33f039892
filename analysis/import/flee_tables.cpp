// Reads the tables of a FLEE case: period, locations, routes, conflicts, closures, corrections.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/import/cells.hpp"
#include "analysis/import/flee_case.hpp"

namespace corridor::flee {

using attraction::PlaceKind;

namespace {

constexpr double kMostKm = 20000;
constexpr long kMostPersons = 1'000'000'000, kMostDays = 60000;
constexpr double kAtOnce = 1e-6;  // intensity that FLEE takes for none

std::vector<std::string> names_of(const Case& into) {
  std::vector<std::string> names;
  for (const Location& one : into.locations) names.push_back(one.name);
  return names;
}

/// By parts of the word, in FLEE's order.
std::optional<PlaceKind> kind_of(const std::string& word) {
  const auto holds = [&](const char* part) { return word.find(part) != std::string::npos; };
  if (holds("idpcamp")) return PlaceKind::kInternalCamp;
  if (holds("camp")) return PlaceKind::kCamp;
  if (holds("conflict")) return PlaceKind::kConflictZone;
  if (holds("forward")) return PlaceKind::kHub;
  if (holds("marker")) return PlaceKind::kJunction;
  if (holds("town")) return PlaceKind::kTown;
  return std::nullopt;
}

Location read_location(const RawRow& row, Problems& problems) {
  Location one{row[0].text, row[2].text, kind_of(row[5].text).value_or(PlaceKind::kTown)};
  one.at = row.at;
  if (one.name.empty()) problems.add({where(row, 0), "name", "is empty", "name the place"});
  if (one.country.empty()) problems.add({where(row, 2), "country", "is empty", "name the country"});
  if (!kind_of(row[5].text))
    problems.add({where(row, 5), "location_type", fmt::format("unknown type '{}'", row[5].text),
                  "known: conflict_zone, town, camp, idpcamp, forwarding_hub, marker"});
  one.latitude = number_in(row, 3, "latitude", -90, 90, problems);
  one.longitude = number_in(row, 4, "longitude", -180, 180, problems);
  if (one.kind == PlaceKind::kConflictZone && !row[6].text.empty())
    one.conflict_day = static_cast<int>(integer_in(row, 6, "conflict_date", -kMostDays, kMostDays, problems));
  if (!row[7].text.empty()) one.population = integer_in(row, 7, "population", 0, kMostPersons, problems);
  return one;
}

}  // namespace

void read_period(Case& into, Problems& problems) {
  const std::string file = into.directory + "/sim_period.csv";
  const std::vector<RawRow> rows = read_raw_rows(file, problems);
  bool has_start = false, has_length = false;
  for (const RawRow& row : rows) {
    if (row[0].text == "StartDate")
      into.start = day_in(row, 1, "StartDate", problems), has_start = true;
    else if (row[0].text == "Length")
      into.days = static_cast<int>(integer_in(row, 1, "Length", 1, kMostDays, problems)), has_length = true;
    else
      problems.add({row.at, row[0].text, "is no part of a period", "write StartDate and Length"});
  }
  if (!has_start) problems.add({{file}, "StartDate", "is missing", "write a line StartDate,YYYY-MM-DD"});
  if (!has_length) problems.add({{file}, "Length", "is missing", "write a line Length,DAYS"});
}

void read_locations(Case& into, Problems& problems) {
  const std::string file = into.directory + "/locations.csv";
  constexpr std::size_t kLeast = 7;
  std::map<std::string, int> lines;
  for (const RawRow& row : read_raw_rows(file, problems)) {
    if (row[0].text == "name") continue;  // a header without '#'
    if (row.cells.size() < kLeast) {
      problems.add({row.at, "", fmt::format("has {} cells", row.cells.size()),
                    "give name, region, country, latitude, longitude, location_type, conflict_date, population"});
      continue;
    }
    Location one = read_location(row, problems);
    const auto [first, is_new] = lines.emplace(one.name, row.at.line);
    if (!is_new)
      problems.add({where(row, 0), "name", fmt::format("'{}' is there twice", one.name),
                    fmt::format("it was first given on line {}", first->second)});
    into.locations.push_back(std::move(one));
  }
  if (into.locations.empty() && problems.empty()) problems.add({{file}, "", "has no places", "give one row a place"});
}

void read_routes(Case& into, Problems& problems) {
  std::map<std::pair<std::string, std::string>, int> pairs;
  const std::vector<std::string> names = names_of(into);
  int twice = 0;
  for (const RawRow& row : read_raw_rows(into.directory + "/routes.csv", problems)) {
    if (row[0].text == "name1") continue;
    const bool known =
        is_named(row, 0, "name1", names, "place", problems) && is_named(row, 1, "name2", names, "place", problems);
    Route one{row[0].text, row[1].text, number_in(row, 2, "distance", 0, kMostKm, problems), row[3].text == "1",
              row.at};
    if (one.km == 0 && row[2].text == "0")
      problems.add({where(row, 2), "distance", "is 0", "give kilometres, more than 0"});
    if (known && one.from == one.to)
      problems.add({where(row, 1), "name2", "is the place that the road begins at", "name the other end"});
    if (!row[3].text.empty() && row[3].text != "0" && row[3].text != "1" && row[3].text != "2")
      problems.add({where(row, 3), "forced_redirection", fmt::format("'{}' is none", row[3].text), "0, 1, 2 or blank"});
    const auto key = std::minmax(one.from, one.to);
    twice += pairs[{key.first, key.second}]++ == 1 ? 1 : 0;
    into.routes.push_back(std::move(one));
  }
  if (twice > 0)
    into.notes.push_back(
        fmt::format("routes.csv: {} pairs of places are listed twice; each row is a road, so that such a way "
                    "counts double",
                    twice));
}

void read_conflicts(Case& into, Problems& problems) {
  const std::string file = into.directory + "/conflicts.csv";
  const std::vector<RawRow> rows = read_raw_table(file, problems);
  const auto header = std::find_if(rows.begin(), rows.end(), [](const RawRow& row) {
    return row[0].text.starts_with("#Day") || row[0].text.starts_with("#day");
  });
  if (header == rows.end()) {
    problems.add({{file}, "", "has no header", "begin with #Day and the names of places"});
    return;
  }
  for (std::size_t c = 1; c < header->cells.size(); ++c)
    into.conflicts.push_back({header->cells[c].text, {}, header->cells[c].at});
  int day = 0;
  for (auto row = header + 1; row != rows.end() && day < into.days; ++row) {
    if (row->is_comment) continue;
    if (row->cells.size() > header->cells.size() || row->cells.size() + 1 < header->cells.size())
      problems.add({row->at, "",
                    fmt::format("has {} values for {} places", row->cells.size() - 1, header->cells.size() - 1),
                    "give one for each"});
    if (integer_in(*row, 0, "Day", 0, kMostDays, problems) != day)
      problems.add({where(*row, 0), "Day", fmt::format("'{}' stands where {} should", (*row)[0].text, day),
                    "give every day once"});
    for (std::size_t c = 1; c < header->cells.size(); ++c) {
      const bool empty = (*row)[c].text.empty();
      into.conflicts[c - 1].intensity.push_back(
          empty ? 0 : number_in(*row, c, into.conflicts[c - 1].place, 0, 1, problems));
    }
    ++day;
  }
  if (day < into.days && problems.empty()) {
    into.notes.push_back(fmt::format("conflicts.csv has {} days of {}: the case ends there", day, into.days));
    into.days = day;
  }
  std::vector<std::string> unknown;
  std::erase_if(into.conflicts, [&](const ConflictColumn& column) {
    if (column.place.empty() || into.find(column.place) != nullptr) return column.place.empty();
    unknown.push_back(column.place);
    return true;
  });
  if (!unknown.empty())
    into.notes.push_back(fmt::format("conflicts.csv: {} {} no places and {} left out", fmt::join(unknown, ", "),
                                     unknown.size() == 1 ? "is" : "are", unknown.size() == 1 ? "is" : "are"));
}

void read_closures(Case& into, Problems& problems) {
  const std::vector<std::string> kinds{"country", "location", "camp",   "remove_forced_redirection",
                                       "link",    "links",    "idpcamp"};
  std::set<std::string> countries;
  for (const Location& one : into.locations) countries.insert(one.country);
  const std::vector<std::string> named{countries.begin(), countries.end()}, places = names_of(into);
  for (const RawRow& row : read_raw_rows(into.directory + "/closures.csv", problems, true)) {
    if (row[0].text == "closure_type") continue;
    if (!is_named(row, 0, "closure_type", kinds, "closure", problems)) continue;
    Closure one{row[0].text, row[1].text, row[2].text};
    one.at = row.at;
    one.from = static_cast<int>(integer_in(row, 3, "closure_start", 0, kMostDays, problems));
    one.to = static_cast<int>(integer_in(row, 4, "closure_end", -1, kMostDays, problems));
    if (one.kind == "country") {
      is_named(row, 1, "name1", named, "country", problems);
      is_named(row, 2, "name2", named, "country", problems);
    } else {
      is_named(row, 1, "name1", places, "place", problems);
    }
    const bool works = one.kind == "country" || one.kind == "location" || one.kind == "camp";
    if (!works) {
      into.notes.push_back(
          fmt::format("closures.csv, line {}: '{}' has no effect in FLEE and is left out", row.at.line, one.kind));
      continue;
    }
    if (one.to >= 0 && one.to <= one.from)
      problems.add(
          {where(row, 4), "closure_end", "does not lie after closure_start", "give a later day, or -1 for good"});
    into.closures.push_back(std::move(one));
  }
}

void read_corrections(Case& into, Problems& problems) {
  for (const RawRow& row : read_raw_rows(into.directory + "/registration_corrections.csv", problems, true))
    into.corrections.push_back({row[0].text, day_in(row, 1, "date", problems), row.at});
}

}  // namespace corridor::flee
