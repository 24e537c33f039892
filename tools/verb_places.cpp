// `corridor places SCENARIO`: the places of the scenario's world, by who governs them.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/base/layout.hpp"
#include "analysis/scenario/scenario.hpp"
#include "tools/answer.hpp"
#include "tools/scenario_options.hpp"
#include "tools/verbs.hpp"

namespace corridor::tools {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::size_t> links_of(const World& world) {
  std::vector<std::size_t> links(world.places.size());
  for (const Route& route : world.routes) {
    ++links[route.from.index()];
    ++links[route.to.index()];
  }
  return links;
}

/// Indices of the places, gathered by jurisdiction in the order of the tree.
std::vector<std::size_t> by_jurisdiction(const World& world) {
  std::vector<std::size_t> order(world.places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto country = [&](std::size_t i) {
      return world.ancestor(world.places[i].jurisdiction, JurisdictionKind::kCountry);
    };
    if (country(a) != country(b)) return country(a) < country(b);
    return world.places[a].jurisdiction < world.places[b].jurisdiction;
  });
  return order;
}

/// The id of the nearest jurisdiction of a kind above a place; null when there is none.
Json ancestor_id(const World& world, const Place& place, JurisdictionKind kind) {
  const Id<Jurisdiction> id = world.ancestor(place.jurisdiction, kind);
  return id ? Json(world.jurisdictions[id.index()].id) : Json(nullptr);
}

Json as_json(const World& world) {
  const auto links = links_of(world);
  Json places = Json::array();
  for (const std::size_t i : by_jurisdiction(world)) {
    const Place& place = world.places[i];
    places.push_back({{"id", place.id},
                      {"name", place.name},
                      {"kind", place.kind},
                      {"jurisdiction", world.jurisdictions[place.jurisdiction.index()].id},
                      {"country", ancestor_id(world, place, JurisdictionKind::kCountry)},
                      {"state", ancestor_id(world, place, JurisdictionKind::kState)},
                      {"sector", ancestor_id(world, place, JurisdictionKind::kSector)},
                      {"latitude", place.latitude},
                      {"longitude", place.longitude},
                      {"links", links[i]}});
  }
  return {{"world", world.id}, {"places", places}};
}

std::string as_text(const World& world, const Screen& screen) {
  constexpr auto kWords = TextTable::Holds::kWords;
  const auto links = links_of(world);
  TextTable table({{screen.say("places.id"), TextTable::Holds::kCodes},
                   {screen.say("places.name"), kWords},
                   {screen.say("places.kind"), kWords},
                   {screen.say("places.latitude")},
                   {screen.say("places.longitude")},
                   {screen.say("places.links")}},
                  "  ");
  Id<Jurisdiction> country;
  Id<Jurisdiction> last;
  for (const std::size_t i : by_jurisdiction(world)) {
    const Place& place = world.places[i];
    const Id<Jurisdiction> here = world.ancestor(place.jurisdiction, JurisdictionKind::kCountry);
    if (here && here != country) {
      const Jurisdiction& begins = world.jurisdictions[here.index()];
      table.section(fmt::format("-- {} --", place_name(screen, begins.id, begins.name)));
    }
    country = here;
    if (place.jurisdiction != last && place.jurisdiction != here) {
      const Jurisdiction& governs = world.jurisdictions[place.jurisdiction.index()];
      table.section(fmt::format("{} ({})", place_name(screen, governs.id, governs.name), governs.id));
    }
    last = place.jurisdiction;
    table.add({place.id, place_name(screen, place.id, place.name), screen.name(place.kind),
               fmt::format("{:.4f}", place.latitude), fmt::format("{:.4f}", place.longitude),
               std::to_string(links[i])});
  }
  return screen.lines(screen.say("places.head", {{"world", world.name},
                                                 {"places", fmt::to_string(world.places.size())},
                                                 {"routes", fmt::to_string(world.routes.size())}})) +
         "\n" + table.text(screen.columns) + "\n" + screen.lines(screen.say("places.note"));
}

}  // namespace

Verb add_places(CLI::App& corridor, Console& console) {
  CLI::App& app = add_verb(corridor, "places", "List the places of a scenario's world, with coordinates and links",
                           "corridor places scenarios/as-enacted.yaml --format json");
  const auto file = std::make_shared<std::string>();
  takes_input(app.add_option("SCENARIO", *file, "Scenario file"))->required()->type_name("");
  return {&app, [file, &console] {
            const Scenario scenario = load_scenario(*file);
            answer(
                console, [&] { return as_json(*scenario.world).dump(2); },
                [&] { return as_text(*scenario.world, console.screen()); });
            return ExitStatus::kDone;
          }};
}

}  // namespace corridor::tools
