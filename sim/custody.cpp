// Beds by area, and person-days in them.
#include "sim/custody.hpp"

#include <cmath>

namespace corridor {

Custody::Custody(const World& world, std::uint32_t scale)
    : world_(&world), scale_(scale), now_(world.jurisdictions.size() * 2, 0), days_(now_.size(), 0) {}

Id<Jurisdiction> Custody::area_with_bed(Id<Jurisdiction> own, double beds) const {
  const std::vector<double>& shares = world_->bed_shares;
  if (shares.empty() || std::isinf(beds)) return own;
  const auto empty = [&](Id<Jurisdiction> area) {
    const Persons held = now_[custody_cell(area, false)] + now_[custody_cell(area, true)];
    return shares[area.index()] * (beds / scale_) - static_cast<double>(held);
  };
  if (empty(own) >= 1) return own;
  Id<Jurisdiction> most = own;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    if (shares[j] > 0 && empty(Id<Jurisdiction>{j}) > empty(most)) most = Id<Jurisdiction>{j};
  }
  return most;
}

void Custody::count_night() {
  for (std::size_t cell = 0; cell < now_.size(); ++cell) days_[cell] += now_[cell];
}

void Custody::count_month(Tally& tally, int days) {
  for (std::size_t cell = 0; cell < days_.size(); ++cell) {
    const Persons mean = (days_[cell] + days / 2) / days;
    if (mean != 0)
      tally.count(Series::kDetained, Id<Jurisdiction>{cell / 2}, 0, PartyKind::kSingleAdult, cell % 2, mean);
    days_[cell] = 0;
  }
}

}  // namespace corridor
