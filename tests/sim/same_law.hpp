// Whether two laws decide alike, everywhere and for everyone.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/gates.hpp"

namespace corridor::test {

/// Says where the chains or rooms of two laws differ first.
inline testing::AssertionResult same_law(const GateTables& one, const GateTables& other) {
  const World& world = one.world();
  const std::size_t nationalities = world.nationalities.size();
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
      if (!gate_is_at(gate, world, Id<Jurisdiction>{j})) continue;
      for (std::size_t c = 0; c < classes_of(gate, nationalities); ++c) {
        const PartyClass party = class_at(gate, c, nationalities);
        const auto a = one.chain(gate, Id<Jurisdiction>{j}, party);
        const auto b = other.chain(gate, Id<Jurisdiction>{j}, party);
        if (!std::equal(a.begin(), a.end(), b.begin(), b.end()))
          return testing::AssertionFailure()
                 << name_of(gate) << " in " << world.jurisdictions[j].id << ", class " << c << ": " << a.size()
                 << " links here, " << b.size() << " there, or other amounts";
      }
    }
  }
  for (std::size_t room = 0; room < kRoomNames.size(); ++room) {
    for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
      const double a = one.places(static_cast<Room>(room), Id<Jurisdiction>{j});
      const double b = other.places(static_cast<Room>(room), Id<Jurisdiction>{j});
      if (a != b)
        return testing::AssertionFailure() << kRoomNames[room] << " in " << world.jurisdictions[j].id << ": " << a
                                           << " places here, " << b << " there";
    }
  }
  return testing::AssertionSuccess();
}

}  // namespace corridor::test
