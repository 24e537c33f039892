// Beds by area, and person-days in them.
#include "sim/custody.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "sim/details.hpp"

namespace corridor {
namespace {

/// A whole number of places admits as many; what scale leaves of one is rounded.
constexpr double kHalfAPlace = 0.5;

}  // namespace

Custody::Custody(const World& world, std::uint32_t scale)
    : world_(&world),
      scale_(scale),
      maintained_(world.parameter("release_from_fill")),
      provided_(world.jurisdictions.size()),
      now_(provided_.size()),
      days_(provided_.size()) {
  std::set<Id<Jurisdiction>> areas;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) areas.insert(world.area_of(Id<Jurisdiction>{j}));
  areas.erase(Id<Jurisdiction>{});
  areas_.assign(areas.begin(), areas.end());
}

void Custody::open(const GateTables& law) {
  for (const Id<Jurisdiction> area : areas_) provided_[area.index()] = law.size_of(Room::kBeds, area);
}

double Custody::share_of(Id<Jurisdiction> area) const {
  return world_->bed_shares.empty() ? 0 : world_->bed_shares[area.index()];
}

Persons Custody::held_in_beds_of(const RoomSize* provided) const {
  Persons held = 0;
  for (const Id<Jurisdiction> area : areas_) held += provided_[area.index()] == provided ? held_in(area) : 0;
  return held;
}

double Custody::fill(Id<Jurisdiction> own) const {
  const RoomSize* provided = provided_[own.index()];
  if (provided == nullptr || std::isinf(provided->places)) return 0;
  const auto held = static_cast<double>(held_in_beds_of(provided));
  return provided->places > 0 ? held * scale_ / provided->places : std::numeric_limits<double>::infinity();
}

std::optional<Bed> Custody::find_bed(Id<Jurisdiction> own, double fill_limit) const {
  const RoomSize* provided = provided_[own.index()];
  if (provided == nullptr || std::isinf(provided->places)) return Bed{own};
  const auto held = static_cast<double>(held_in_beds_of(provided));
  if (held + kHalfAPlace > provided->places * fill_limit / scale_) return std::nullopt;
  const double fill = held * scale_ / provided->places;
  const double beds = std::max(held + 1, provided->places * maintained_ / scale_);
  double shares = 0;
  for (const Id<Jurisdiction> area : areas_) shares += provided_[area.index()] == provided ? share_of(area) : 0;
  const auto empty = [&](Id<Jurisdiction> area) {
    return share_of(area) / shares * beds - static_cast<double>(held_in(area));
  };
  if (shares <= 0 || empty(own) >= kHalfAPlace) return Bed{own, fill};
  Id<Jurisdiction> most = own;
  for (const Id<Jurisdiction> area : areas_) {
    if (provided_[area.index()] == provided && share_of(area) > 0 && empty(area) > empty(most)) most = area;
  }
  return Bed{most, fill};
}

void Custody::count_night() {
  for (const Id<Jurisdiction> area : areas_) {
    for (std::size_t way = 0; way < days_[area.index()].size(); ++way)
      days_[area.index()][way] += now_[area.index()][way];
  }
}

void Custody::count_month(Tally& tally, int days) {
  for (const Id<Jurisdiction> area : areas_) {
    for (const bool from_interior : {false, true}) {
      Persons& person_days = days_[area.index()][from_interior ? 1 : 0];
      const Persons mean = (person_days + days / 2) / days;
      if (mean != 0)
        tally.count(Series::kDetained, area, 0, PartyKind::kSingleAdult, details::custody(from_interior), mean);
      person_days = 0;
    }
  }
}

}  // namespace corridor
