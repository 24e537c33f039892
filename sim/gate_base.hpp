// What the world alone decides at every gate: the same under every law, so that all versions of the law share it.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "sim/compose.hpp"

namespace corridor {

struct GateBase {
  explicit GateBase(const World& world);

  const World* world;
  std::array<std::vector<PartyClass>, kGates> classes;  ///< By class index.
  /// By jurisdiction: all that it lies within, and all that lie within it (`World::within`); itself among them.
  std::vector<std::vector<Id<Jurisdiction>>> above, below;
  /// By jurisdiction: the base's rows that hold there, and the chains where no policy acts; none where the gate is not
  /// met.
  std::array<std::vector<std::vector<const BaseRate*>>, kGates> rates;
  std::array<std::vector<std::shared_ptr<const GateChains>>, kGates> chains;

 private:
  void compose(Gate gate);
  std::shared_ptr<const GateChains> chains_of(Gate gate, const std::vector<const BaseRate*>& rows) const;
};

}  // namespace corridor
