// Perceived risk: what people believe of being stopped in each state on the way, and of being arrested where they live,
// from realised outcomes with a lag. Fixed within a month. What they hear of the border is in sim/experience.
#pragma once

#include <span>
#include <vector>

#include "sim/mechanism.hpp"
#include "sim/tally.hpp"
#include "sim/world.hpp"

namespace corridor {

class PerceivedRisk {
 public:
  PerceivedRisk(const World& world, const Mechanism& mechanism);

  /// Share of those who came through a state who were stopped there, as perceived now; in [0, 1]. 0 where no way leads.
  double at(Id<Jurisdiction> where) const { return by_jurisdiction_[where.index()]; }
  const std::vector<double>& by_jurisdiction() const { return by_jurisdiction_; }

  /// The same for all states of a journey together: of those whose way ended, the share stopped on it.
  double in_transit() const { return transit_; }

  /// How much more often than at the mean risk of arrest settled people leave the area of their home: exp(elasticity *
  /// (risk / mean - 1)), at most the bound of contact rates; 1 before anything was learned. Areas, not counties: a
  /// county's months are too few arrests to learn from.
  double pressure_to_move(Id<Jurisdiction> home) const { return pressure_[home.index()]; }

  /// Learns from a month that has ended: perceived = memory * perceived + (1 - memory) * realised, where anybody was at
  /// risk.
  /// `settled`: persons in each jurisdiction when the month began.
  void learn(const Tally& month, std::span<const Persons> settled);

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(by_jurisdiction_, transit_, arrest_risk_, pressure_);
  }

 private:
  void learn_arrests(const std::vector<Tally::GateRow>& charges, std::span<const Persons> settled);

  const World* world_;
  double memory_, relocation_elasticity_, most_pressure_;
  std::vector<double> by_jurisdiction_;
  double transit_;
  std::vector<double> arrest_risk_;  ///< By area: share of settled people arrested in a month, as perceived.
  std::vector<double> pressure_;     ///< By jurisdiction, of the area that it lies in.
};

}  // namespace corridor
