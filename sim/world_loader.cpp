// Reads a world folder table by table; later tables are read only when those that they refer to are sound.
#include "sim/world_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/world_tables.hpp"

namespace corridor {

CsvTable WorldDraft::table(const std::string& name) const {
  KnownNames known;
  for (const std::string& kind : jurisdiction_kind_names()) known[kind];
  for (const Jurisdiction& one : world.jurisdictions) {
    known[kAnyJurisdiction].push_back(one.id);
    known[jurisdiction_kind_names()[index_of(one.kind)]].push_back(one.id);
  }
  for (const Place& one : world.places) known[kAnyPlace].push_back(one.id);
  for (const Nationality& one : world.nationalities) known[kAnyNationality].push_back(one.id);
  known[kAnyMode] = modes;
  return read_table(file(name), world_form(name), problems, known);
}

std::vector<Persons> apportion(Persons total, const std::vector<double>& weights) {
  std::vector<Persons> parts(weights.size(), 0);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) return parts;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> remainder(weights.size());
  Persons given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = static_cast<double>(total) * (weights[i] / sum);
    parts[i] = static_cast<Persons>(exact);
    remainder[i] = exact - static_cast<double>(parts[i]);
    given += parts[i];
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  for (std::size_t i = 0; given < total && i < order.size(); ++i, ++given) ++parts[order[i]];
  return parts;
}

std::unique_ptr<World> load_world(const std::string& directory, Problems& problems, const YamlTree& mechanism) {
  auto world = std::make_unique<World>();
  world->directory = directory;
  WorldDraft draft{*world, problems};
  const std::size_t before = problems.size();
  const auto sound = [&] { return problems.size() == before; };
  read_world_file(draft);
  read_jurisdictions(draft);
  if (!sound()) return world;
  read_places(draft);
  if (sound()) read_routes(draft);
  if (!sound()) return world;
  read_sides(draft);
  check_network(draft);
  read_residents(draft);
  read_origins(draft);
  read_destinations(draft);
  read_departures(draft);
  read_party_sizes(draft);
  read_intents(draft);
  read_late_fears(draft);
  read_pulls(draft);
  read_seasons(draft);
  read_went_before(draft);
  read_beds(draft);
  read_port_turns(draft);
  read_port_draws(draft);
  read_port_use(draft);
  read_institutions(draft);
  read_parameters(draft, mechanism);
  read_base_rates(draft);
  return world;
}

}  // namespace corridor
