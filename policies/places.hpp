// Places to which a module gives something each: the ports or sectors of where it holds.
#pragma once

#include <vector>

#include "sim/world.hpp"

namespace corridor {

/// The jurisdictions of a kind in a place or below it, in the order of the world.
inline std::vector<Id<Jurisdiction>> all_within(const World& world, JurisdictionKind kind, Id<Jurisdiction> place) {
  std::vector<Id<Jurisdiction>> all;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const Id<Jurisdiction> one{j};
    if (world.jurisdictions[j].kind == kind && world.within(one, place)) all.push_back(one);
  }
  return all;
}

/// The same everywhere.
inline std::vector<Id<Jurisdiction>> all_of(const World& world, JurisdictionKind kind) {
  return all_within(world, kind, Id<Jurisdiction>{std::size_t{0}});
}

}  // namespace corridor
