// world.yaml, jurisdictions.csv, places.csv and routes.csv: who governs where, and how one gets from place to place.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

#include "sim/input/text_file.hpp"
#include "sim/input/yaml.hpp"
#include "sim/network.hpp"
#include "sim/world_tables.hpp"

namespace corridor {
namespace {

constexpr std::size_t kMostNationalities = 16;
constexpr double kShortestRoute =
    0.9;  ///< Of the great circle: coordinates are rounded, so a route can seem a little shorter.
constexpr double kLongestRoute = 4.0;  ///< Of the great circle, beyond a margin for crossings between twin towns.
constexpr double kMarginKm = 25;

void read_nationalities(WorldDraft& draft, YamlReader& reader) {
  if (!reader.node()) return;  // the file cannot be read at all
  const YamlTree list = reader.child("nationalities");
  if (!list || list->kind != YamlNode::Kind::kSequence || list->items.empty()) {
    reader.complain("nationalities", "must be a list of nationalities", "write - {id: ABC, name: Abecia}");
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    YamlReader entry(list->items[i], fmt::format("nationalities[{}]", i + 1), draft.problems);
    Nationality nationality{entry.text("id"), entry.text("name"), entry.boolean("contiguous", false)};
    if (draft.world.find_nationality(nationality.id)) entry.complain("id", "is already used");
    if (const auto wrong = wrong_in_a_cell(nationality.id)) entry.complain("id", wrong->problem, wrong->suggestion);
    entry.finish();
    draft.world.nationalities.push_back(std::move(nationality));
  }
  if (draft.world.nationalities.size() > kMostNationalities)
    reader.complain("nationalities", fmt::format("more than {} nationalities", kMostNationalities));
}

/// `modes: {road: by vehicle}`: how people travel, in words.
void read_modes(WorldDraft& draft, YamlReader& reader) {
  if (!reader.node()) return;
  YamlReader modes = reader.map("modes");
  draft.modes = modes.keys();
  for (const std::string& mode : draft.modes) modes.text(mode);
  if (draft.modes.empty())
    reader.complain("modes", "names no mode of travel", "write modes: {road: by vehicle}, as routes.csv uses them");
}

YamlReader world_file(WorldDraft& draft, Problems& problems) {
  return YamlReader(read_yaml(draft.file("world.yaml"), problems), "", problems, {draft.file("world.yaml"), 0, 0});
}

/// The kinds of jurisdiction that a kind may lie directly in.
bool may_contain(JurisdictionKind outer, JurisdictionKind inner) {
  using enum JurisdictionKind;
  switch (inner) {
    case kWorld:
      return false;
    case kCountry:
      return outer == kWorld;
    case kState:
    case kSector:
    case kArea:
      return outer == kCountry;
    case kPort:
      return outer == kSector || outer == kCountry;
    case kLocality:
      return outer == kArea || outer == kState;
  }
  return false;
}

void check_parent(const CsvTable& table, std::size_t row, const World& world, const Jurisdiction& jurisdiction) {
  if (jurisdiction.kind == JurisdictionKind::kWorld) {
    if (!table.text(row, "parent").empty()) table.complain(row, "parent", "the world has no parent", "leave it empty");
    return;
  }
  if (!jurisdiction.parent) return;
  const JurisdictionKind outer = world.jurisdictions[jurisdiction.parent.index()].kind;
  if (!may_contain(outer, jurisdiction.kind))
    table.complain(row, "parent",
                   fmt::format("a {} cannot lie in a {}", jurisdiction_kind_names()[index_of(jurisdiction.kind)],
                               jurisdiction_kind_names()[index_of(outer)]));
}

/// A parent must stand in an earlier row, so the tree can have no cycle.
Id<Jurisdiction> earlier_jurisdiction(const CsvTable& table, std::size_t row, const std::string& column,
                                      const World& world) {
  const std::string& id = table.text(row, column);
  const Id<Jurisdiction> found = world.find_jurisdiction(id);
  if (!found) table.complain(row, column, "no earlier row has the id '" + id + "'", "parents come before children");
  return found;
}

/// Texts that stand in cells of tables; their keys begin with `lead` among the labels.
void read_words(YamlReader words, const std::string& lead, std::map<std::string, std::string>& labels) {
  for (const std::string& key : words.keys()) {
    const std::string& text = labels[lead + key] = words.text(key);
    if (const auto wrong = wrong_in_a_cell(text)) words.complain(key, wrong->problem, wrong->suggestion);
  }
}

}  // namespace

void read_world_file(WorldDraft& draft) {
  YamlReader reader = world_file(draft, draft.problems);
  reader.integer("corridor", 1, 1);
  draft.world.id = reader.text("id");
  draft.world.name = reader.text("name");
  draft.world.policies = reader.text("policies", "");
  read_nationalities(draft, reader);
  read_words(reader.map("labels"), "", draft.world.labels);
  read_words(reader.map("meanings"), "meaning.", draft.world.labels);
  read_modes(draft, reader);
  reader.child("sides");
  reader.child("custody_areas");
  reader.finish();
}

void read_jurisdictions(WorldDraft& draft) {
  World& world = draft.world;
  const CsvTable table = draft.table("jurisdictions.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Jurisdiction jurisdiction;
    jurisdiction.id = table.text(row, "id");
    jurisdiction.name = table.text(row, "name");
    jurisdiction.kind = static_cast<JurisdictionKind>(table.choice(row, "kind"));
    if ((row == 0) != (jurisdiction.kind == JurisdictionKind::kWorld))
      table.complain(row, "kind", "the first row, and no other, is the world");
    if (row > 0) jurisdiction.parent = earlier_jurisdiction(table, row, "parent", world);
    check_parent(table, row, world, jurisdiction);
    if (!table.text(row, "state").empty()) jurisdiction.state = earlier_jurisdiction(table, row, "state", world);
    if (jurisdiction.state && world.jurisdictions[jurisdiction.state.index()].kind != JurisdictionKind::kState)
      table.complain(row, "state", "'" + table.text(row, "state") + "' is not a state");
    world.jurisdictions.push_back(std::move(jurisdiction));
  }
}

void read_places(WorldDraft& draft) {
  const CsvTable table = draft.table("places.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Place place;
    place.id = table.text(row, "id");
    place.name = table.text(row, "name");
    place.jurisdiction = draft.jurisdiction(table, row, "jurisdiction");
    place.kind = table.text(row, "kind");
    place.side = static_cast<Side>(table.choice(row, "side"));
    place.latitude = table.number(row, "lat");
    place.longitude = table.number(row, "lon");
    draft.world.places.push_back(std::move(place));
    draft.place_lines.push_back(table.position(row).line);
  }
}

void read_routes(WorldDraft& draft) {
  const CsvTable table = draft.table("routes.csv");
  std::set<std::tuple<Id<Place>, Id<Place>, std::string>> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Route route{draft.place(table, row, "from"), draft.place(table, row, "to"), table.text(row, "mode"),
                table.number(row, "km"), table.number(row, "days")};
    if (!route.from || !route.to) continue;
    const auto [near, far] = std::minmax(route.from, route.to);
    if (!seen.emplace(near, far, route.mode).second)
      table.complain(row, "to", "a second route of this mode between the same places",
                     "keep one; another way has another mode");
    if (route.from == route.to) table.complain(row, "to", "a route cannot lead back to its own place");
    const Place& from = draft.world.places[route.from.index()];
    const Place& to = draft.world.places[route.to.index()];
    const double straight = great_circle_km(from.latitude, from.longitude, to.latitude, to.longitude);
    if (route.km < kShortestRoute * straight - 1 || route.km > kLongestRoute * straight + kMarginKm)
      table.complain(row, "km",
                     fmt::format("{:g} km does not fit the {:.1f} km between the two places", route.km, straight),
                     "check the coordinates of both");
    draft.world.routes.push_back(std::move(route));
  }
  const std::vector<Place>& places = draft.world.places;
  std::ranges::sort(draft.world.routes, {}, [&](const Route& r) {
    return std::tuple(std::string_view(places[r.from.index()].id), std::string_view(places[r.to.index()].id),
                      std::string_view(r.mode), r.km, r.days);
  });
}

void read_sides(WorldDraft& draft) {
  World& world = draft.world;
  Problems known;  // the rest of world.yaml has been checked already
  YamlReader reader = world_file(draft, known);
  std::vector<int> side_of(world.jurisdictions.size(), -1);
  YamlReader sides(reader.child("sides"), "sides", draft.problems, reader.position_of("sides"));
  for (std::size_t side = 0; side < side_names().size(); ++side) {
    for (const YamlText& item : sides.items(side_names()[side])) {
      const Id<Jurisdiction> country = world.find_jurisdiction(item.text);
      if (country) side_of[country.index()] = static_cast<int>(side);
      if (!country) sides.complain(item, "unknown country '" + item.text + "'");
    }
  }
  sides.finish();
  for (const Place& place : world.places) {
    const Id<Jurisdiction> country = world.ancestor(place.jurisdiction, JurisdictionKind::kCountry);
    if (!country || side_of[country.index()] != static_cast<int>(place.side))
      sides.complain(side_names()[index_of(place.side)],
                     "does not list the country of place '" + place.id + "', which places.csv puts on this side");
  }
  YamlReader custody(reader.child("custody_areas"), "custody_areas", draft.problems,
                     reader.position_of("custody_areas"));
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    if (world.jurisdictions[j].kind != JurisdictionKind::kSector) continue;
    const Id<Jurisdiction> area = world.find_jurisdiction(custody.text(world.jurisdictions[j].id));
    if (!area || world.jurisdictions[area.index()].kind != JurisdictionKind::kArea)
      custody.complain(world.jurisdictions[j].id, "must name the area that takes custody for this sector");
    world.custody_areas[static_cast<std::uint16_t>(j)] = area;
  }
  custody.finish();
}

void check_network(WorldDraft& draft) {
  const World& world = draft.world;
  const Network network(world);
  const std::vector<int> component = network.components();
  const auto size_of = [&](int one) { return std::ranges::count(component, one); };
  const auto main = std::ranges::max_element(component, {}, size_of);  // what is cut off is the smaller part
  for (std::size_t place = 0; place < world.places.size(); ++place) {
    if (component[place] == *main) continue;
    draft.problems.add({{draft.file("places.csv"), draft.place_lines[place], 0},
                        "id",
                        fmt::format("no route leads from '{}' to '{}'", world.places[place].id,
                                    world.places[static_cast<std::size_t>(main - component.begin())].id),
                        "add a row to routes.csv",
                        ""});
  }
}

}  // namespace corridor
