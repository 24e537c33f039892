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
      beds_of_(world.jurisdictions.size()),
      now_(beds_of_.size()),
      days_(beds_of_.size()) {
  std::set<Id<Jurisdiction>> areas;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) areas.insert(world.area_of(Id<Jurisdiction>{j}));
  areas.erase(Id<Jurisdiction>{});
  areas_.assign(areas.begin(), areas.end());
}

Custody::Beds& Custody::provided_for(const RoomSize* provided) {
  const auto known = std::ranges::find(today_, provided, &Beds::provided);
  return known != today_.end() ? *known : today_.emplace_back(Beds{provided, {}, 0, 0});
}

void Custody::open(const GateTables& law) {
  today_.clear();
  for (const Id<Jurisdiction> area : areas_) {
    Beds& beds = provided_for(law.size_of(Room::kBeds, area));
    beds.areas.push_back(area);
    beds.held += held_in(area);
    beds.shares += share_of(area);
    beds_of_[area.index()] = static_cast<std::size_t>(&beds - today_.data());
  }
}

double Custody::share_of(Id<Jurisdiction> area) const {
  return world_->bed_shares.empty() ? 0 : world_->bed_shares[area.index()];
}

void Custody::change(const Held& held, Persons by) {
  now_[held.area.index()][held.from_interior ? 1 : 0] += by;
  today_[beds_of_[held.area.index()]].held += by;
}

double Custody::fill(Id<Jurisdiction> own) const {
  const Beds& beds = beds_for(own);
  if (!beds.are_limited()) return 0;
  const double places = beds.provided->places;
  return places > 0 ? static_cast<double>(beds.held) * scale_ / places : std::numeric_limits<double>::infinity();
}

std::optional<Bed> Custody::find_bed(Id<Jurisdiction> own, double fill_limit) const {
  const Beds& beds = beds_for(own);
  if (!beds.are_limited()) return Bed{own};
  const double places = beds.provided->places;
  const auto held = static_cast<double>(beds.held);
  if (held + kHalfAPlace > places * fill_limit / scale_) return std::nullopt;
  const double fill = held * scale_ / places;
  const double in_use = std::max(held + 1, places * maintained_ / scale_);
  const auto empty = [&](Id<Jurisdiction> area) {
    return share_of(area) / beds.shares * in_use - static_cast<double>(held_in(area));
  };
  if (beds.shares <= 0 || empty(own) >= kHalfAPlace) return Bed{own, fill};
  Id<Jurisdiction> most = own;
  for (const Id<Jurisdiction> area : beds.areas) {
    if (share_of(area) > 0 && empty(area) > empty(most)) most = area;
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
