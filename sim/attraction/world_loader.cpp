// Reads a world of movement by attraction table by table.
#include "sim/attraction/world_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/input/table.hpp"

namespace corridor::attraction {

namespace {

constexpr std::size_t kMostPlaces = 10000, kMostRoads = 30000;  // an index has 16 bits

/// A world being read, and the names that are known so far.
struct Draft {
  World& world;
  Problems& problems;
  KnownNames known = {};
  DayNumber days = 0;

  CsvTable table(const std::string& name) const {
    return read_table(world.directory + "/" + name, world_form(name), problems, known);
  }
  std::uint16_t place(const CsvTable& table, std::size_t row, const std::string& column) const {
    const std::vector<std::string>& names = known.at("place");
    const auto found = std::find(names.begin(), names.end(), table.text(row, column));
    return static_cast<std::uint16_t>(found == names.end() ? 0 : found - names.begin());
  }
  DayNumber day(const CsvTable& table, std::size_t row, const std::string& column) const {
    return static_cast<DayNumber>((table.day(row, column) - world.start).count());
  }
};

void read_decay(YamlReader file, Parameters& parameters) {
  parameters.decay_interval = file.number("every_days", 1, 1e5);
  const YamlTree factors = file.child("factors");
  if (!factors || factors->kind != YamlNode::Kind::kSequence || factors->items.empty()) {
    file.complain("factors", "is no list of numbers", "write for example [1, 1, 0.5]");
  } else {
    parameters.conflict_decay.clear();
    for (const YamlTree& item : factors->items)
      parameters.conflict_decay.push_back(
          read_number(*item, file.path_of("factors"), 0, 1e6, file.problems()).value_or(1));
  }
  file.finish();
}

void read_world_file(Draft& draft) {
  const std::string name = draft.world.directory + "/world.yaml";
  YamlReader file(read_yaml(name, draft.problems), "", draft.problems, {name});
  file.integer("corridor", 1, 1);
  draft.world.id = file.text("id");
  draft.world.name = file.text("name");
  file.choice("movement", {"attraction"});
  draft.world.home = file.text("home");
  draft.world.start = file.day("start");
  draft.days = static_cast<DayNumber>(file.integer("days", 1, 60000));
  file.allow({"source", "licence"});
  if (file.has("conflict_decay")) read_decay(file.map("conflict_decay"), draft.world.parameters);
  file.finish();
}

/// Values of parameters.yaml, each with unit, source and status; standards for those that are not there.
void read_parameters(Draft& draft) {
  Parameters& rule = draft.world.parameters;
  const double interval = rule.decay_interval;
  for (const ParameterInfo& info : parameter_infos()) rule.*info.value = info.standard;
  rule.decay_interval = interval;
  const std::string name = draft.world.directory + "/parameters.yaml";
  YamlReader file(read_yaml(name, draft.problems), "", draft.problems, {name});
  for (const ParameterInfo& info : parameter_infos()) {
    if (!file.has(info.name) || info.value == &Parameters::decay_interval) continue;
    YamlReader entry = file.map(info.name);
    rule.*info.value = entry.number("value", info.low, info.high);
    entry.choice("status", {"sourced", "calibrated", "judgement"});
    entry.text("source");
    entry.allow({"unit", "low", "high"});
    entry.finish();
  }
  file.finish();
}

void set_parameters(Draft& draft, const YamlTree& mechanism) {
  if (!mechanism) return;
  YamlReader set(mechanism, "mechanism", draft.problems);
  std::vector<std::string> names;
  for (const ParameterInfo& info : parameter_infos()) {
    names.push_back(info.name);
    if (set.has(info.name)) draft.world.parameters.*info.value = set.number(info.name, info.low, info.high);
  }
  for (const std::string& name : set.keys()) {
    if (find_parameter(name) != nullptr) continue;
    set.child(name);
    set.complain_key(name, "movement by attraction has no such number", suggest_name(name, names));
  }
}

void read_places(Draft& draft) {
  const CsvTable table = draft.table("places.csv");
  std::set<std::string> countries;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Place place{table.text(row, "id"), table.text(row, "country"), static_cast<PlaceKind>(table.choice(row, "kind"))};
    place.latitude = table.number(row, "latitude");
    place.longitude = table.number(row, "longitude");
    place.population = table.integer(row, "population");
    place.capacity = table.integer(row, "capacity");
    place.at_start = table.integer(row, "at_start");
    if (place.capacity > 0 && !place.is_camp())
      table.complain(row, "capacity", "is of a place that is no camp", "set it to 0");
    draft.known["place"].push_back(place.id);
    countries.insert(place.country);
    draft.world.places.push_back(std::move(place));
  }
  draft.known["country"] = {countries.begin(), countries.end()};
  if (draft.world.places.size() > kMostPlaces)
    table.complain_of_all("id", "too many places", fmt::format("at most {}", kMostPlaces));
}

void read_roads(Draft& draft) {
  const CsvTable table = draft.table("routes.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::uint16_t from = draft.place(table, row, "from"), to = draft.place(table, row, "to");
    const double km = table.number(row, "km");
    if (from == to) table.complain(row, "to", "is the place that the road begins at", "name the other end");
    if (km <= 0) table.complain(row, "km", "is no length", "give kilometres, more than 0");
    draft.world.roads.push_back({from, to, km});
    draft.world.roads.push_back({to, from, km});
  }
  if (draft.world.roads.size() > 2 * kMostRoads)
    table.complain_of_all("from", "too many roads", fmt::format("at most {}", kMostRoads));
}

void read_events(Draft& draft) {
  const CsvTable table = draft.table("events.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Event event{table.text(row, "id"),
                static_cast<EventKind>(table.choice(row, "kind")),
                draft.place(table, row, "place"),
                table.text(row, "country"),
                table.text(row, "other"),
                draft.day(table, row, "from"),
                kForGood,
                table.number(row, "intensity")};
    if (!table.text(row, "to").empty()) event.to = draft.day(table, row, "to");
    if (event.to <= event.from) table.complain(row, "to", "does not lie after 'from'", "give a later day");
    const bool border = event.kind == EventKind::kBorderClosed;
    if (border != table.text(row, "place").empty())
      table.complain(row, "place", border ? "is given for a border" : "is empty",
                     border ? "leave it empty and name two countries" : "say where");
    if (border && (event.country.empty() || event.other.empty()))
      table.complain(row, "country", "a border has two sides", "name both countries");
    if (event.kind == EventKind::kCampClosed && !table.text(row, "place").empty() &&
        !draft.world.places[event.place].is_camp())
      table.complain(row, "place", "is no camp", "only camps can be closed as such; use place_closed");
    draft.world.events.push_back(std::move(event));
  }
  if (const std::size_t row = first_overlapping_fight(draft.world.events); row < table.rows())
    table.complain(row, "from", "overlaps fighting at the same place in a row above",
                   "end the one before the other begins");
}

void read_arrivals(Draft& draft) {
  const CsvTable table = draft.table("arrivals.csv");
  draft.world.arrivals.assign(static_cast<std::size_t>(draft.days), 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const DayNumber day = draft.day(table, row, "day");
    if (day < 0 || day >= draft.days) {
      table.complain(row, "day", "lies outside of the world's days", "see 'start' and 'days' in world.yaml");
    } else {
      draft.world.arrivals[static_cast<std::size_t>(day)] = table.integer(row, "persons");
    }
  }
}

void read_counts(Draft& draft) {
  const CsvTable table = draft.table("counts.csv");
  for (std::size_t row = 0; row < table.rows(); ++row)
    draft.world.counts.push_back(
        {draft.place(table, row, "place"), draft.day(table, row, "day"), table.integer(row, "persons")});
}

}  // namespace

bool moves_by_attraction(const std::string& directory) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(directory + "/world.yaml", error)) return false;
  Problems unseen;
  const YamlTree movement = find_field(read_yaml(directory + "/world.yaml", unseen), "movement");
  return movement && movement->kind == YamlNode::Kind::kScalar && movement->scalar == "attraction";
}

World load_world(const std::string& directory, Problems& problems, const YamlTree& mechanism) {
  World world;
  world.directory = directory;
  Draft draft{world, problems};
  read_world_file(draft);
  read_parameters(draft);
  set_parameters(draft, mechanism);
  if (!problems.empty()) return world;
  read_places(draft);
  if (!problems.empty()) return world;
  read_roads(draft);
  read_events(draft);
  read_arrivals(draft);
  read_counts(draft);
  return world;
}

}  // namespace corridor::attraction
