// Realised risk of a month from the charges at gates of transit and transfer.
#include "sim/risk.hpp"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

struct Exposure {
  Persons stopped = 0, reached = 0;
  double share() const { return reached > 0 ? static_cast<double>(stopped) / static_cast<double>(reached) : 0; }
};

}  // namespace

PerceivedRisk::PerceivedRisk(const World& world, const Mechanism& mechanism)
    : world_(&world),
      memory_(mechanism.risk_memory),
      relocation_elasticity_(mechanism.relocation_elasticity),
      most_pressure_(mechanism.contact_bound),
      by_jurisdiction_(world.jurisdictions.size(), 0),
      transit_(mechanism.risk_reference_transit),
      arrest_risk_(world.jurisdictions.size(), -1),
      pressure_(world.jurisdictions.size(), 1) {}

void PerceivedRisk::learn(const Tally& month, std::span<const Persons> settled) {
  const std::vector<Tally::GateRow> charges = month.gate_rows();
  learn_arrests(charges, settled);
  std::vector<Exposure> seen(world_->jurisdictions.size());
  for (std::size_t j = 0; j < seen.size(); ++j) seen[j].reached = month.exposed(Id<Jurisdiction>{j});
  Exposure transit;
  for (const Tally::GateRow& row : charges) {
    if (row.gate != Gate::kTransit) continue;
    const Persons stopped = is_perceived_risk(row.gate, row.outcome) ? row.persons : 0;
    seen[row.where.index()].stopped += stopped;  // reached: everyone who came here, noted on arrival
    transit.stopped += stopped;
    transit.reached += row.persons;
  }
  const auto blend = [this](double& perceived, const Exposure& exposure) {
    if (exposure.reached > 0) perceived = memory_ * perceived + (1 - memory_) * exposure.share();
  };
  for (std::size_t j = 0; j < seen.size(); ++j) blend(by_jurisdiction_[j], seen[j]);
  blend(transit_, transit);
}

void PerceivedRisk::learn_arrests(const std::vector<Tally::GateRow>& charges, std::span<const Persons> settled) {
  std::vector<Exposure> areas(world_->jurisdictions.size());
  Exposure everywhere;
  for (std::size_t j = 0; j < settled.size(); ++j) {
    const Id<Jurisdiction> area = world_->area_of(Id<Jurisdiction>{j});
    if (settled[j] == 0 || !area) continue;
    areas[area.index()].reached += settled[j];
    everywhere.reached += settled[j];
  }
  for (const Tally::GateRow& row : charges) {
    if (row.gate != Gate::kTransfer || !is_perceived_risk(row.gate, row.outcome)) continue;
    areas[world_->area_of(row.where).index()].stopped += row.persons;
    everywhere.stopped += row.persons;
  }
  double mean = 0;
  for (std::size_t j = 0; j < areas.size(); ++j) {
    if (areas[j].reached == 0) continue;
    double& risk = arrest_risk_[j];
    risk = risk < 0 ? areas[j].share() : memory_ * risk + (1 - memory_) * areas[j].share();
    mean += risk * static_cast<double>(areas[j].reached) / static_cast<double>(everywhere.reached);
  }
  for (std::size_t j = 0; j < areas.size() && mean > 0; ++j) {
    const Id<Jurisdiction> area = world_->area_of(Id<Jurisdiction>{j});
    if (!area || areas[area.index()].reached == 0) continue;
    const double relative = arrest_risk_[area.index()] / mean;
    pressure_[j] = std::min(most_pressure_, std::exp(relocation_elasticity_ * (relative - 1)));
  }
}

}  // namespace corridor
