// How many persons are in each state at each jurisdiction: every living person in exactly one.
#pragma once

#include <span>
#include <vector>

#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Persons by state and jurisdiction, at a month's end. Simulated persons, not yet times scale.
class Stocks {
 public:
  /// `world` must outlive it.
  explicit Stocks(const World& world);

  /// Takes over what a month moved. Defect when more persons left a state than were in it.
  void move(const std::vector<Tally::StateRow>& changes);

  std::span<const Persons> in(State state) const;  ///< By jurisdiction.
  Persons alive() const;                           ///< Everyone.
  /// Cells that are not empty, in a fixed order, each times `scale`.
  std::vector<Tally::StateRow> rows(Persons scale) const;

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(cells_);
  }

 private:
  const World* world_;
  std::vector<Persons> cells_;  ///< State x jurisdiction.
};

}  // namespace corridor
