// Looking things up in a world.
#include "sim/world.hpp"

#include <algorithm>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

template <class Thing>
Id<Thing> find_by_id(const std::vector<Thing>& things, const std::string& id) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.id == id; });
  return found == things.end() ? Id<Thing>{} : Id<Thing>{static_cast<std::size_t>(found - things.begin())};
}

}  // namespace

Id<Jurisdiction> World::find_jurisdiction(const std::string& id_sought) const {
  return find_by_id(jurisdictions, id_sought);
}

Id<Place> World::find_place(const std::string& id_sought) const { return find_by_id(places, id_sought); }

std::optional<std::uint8_t> World::find_nationality(const std::string& id_sought) const {
  for (std::size_t n = 0; n < nationalities.size(); ++n) {
    if (nationalities[n].id == id_sought) return static_cast<std::uint8_t>(n);
  }
  return std::nullopt;
}

bool World::within(Id<Jurisdiction> inner, Id<Jurisdiction> outer) const {
  return inner && outer && any_above(inner, [outer](Id<Jurisdiction> at) { return at == outer; });
}

Id<Jurisdiction> World::ancestor(Id<Jurisdiction> where, JurisdictionKind kind) const {
  Id<Jurisdiction> at = where;
  while (at && jurisdictions[at.index()].kind != kind) at = jurisdictions[at.index()].parent;
  return at;
}

Id<Jurisdiction> World::area_of(Id<Jurisdiction> where) const {
  for (Id<Jurisdiction> at = where; at; at = jurisdictions[at.index()].parent) {
    if (jurisdictions[at.index()].kind == JurisdictionKind::kArea) return at;
    if (const auto custody = custody_areas.find(at.value); custody != custody_areas.end()) return custody->second;
  }
  return {};
}

double World::parameter(const std::string& parameter_name) const {
  const auto found = parameters.find(parameter_name);
  if (found == parameters.end()) throw Defect("world " + id + " has no parameter " + parameter_name);
  return found->second.value;
}

const std::string& World::label(const std::string& key) const {
  const auto found = labels.find(key);
  return found == labels.end() ? key : found->second;
}

}  // namespace corridor
