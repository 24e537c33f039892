// Bounds of the contact rates.
#include "sim/contact.hpp"

#include <algorithm>

namespace corridor {
namespace {

PerDay total_of(std::span<const Link> chain) { return chain.empty() ? 0 : chain.back().amount; }

}  // namespace

ContactBounds::ContactBounds(const GateTables& base, double multiple)
    : nationalities_(base.world().nationalities.size()), classes_(classes_of(Gate::kContact, nationalities_)) {
  for (std::size_t j = 0; j < base.world().jurisdictions.size(); ++j) {
    std::vector<PerDay> totals;
    for (std::size_t c = 0; c < classes_; ++c) {
      const PartyClass party = class_at(Gate::kContact, c, nationalities_);
      totals.push_back(total_of(base.chain<Gate::kContact>(Id<Jurisdiction>{j}, party)));
    }
    const PerDay largest = std::ranges::max(totals);
    for (const PerDay own : totals) bounds_.push_back((own > 0 ? own : largest) * multiple);
  }
}

}  // namespace corridor
