// Bounds of the contact rates.
#include "sim/contact.hpp"

#include <algorithm>

namespace corridor {
namespace {

PerDay total_of(std::span<const Link> chain) { return chain.empty() ? 0 : chain.back().amount; }

}  // namespace

PerDay contact_bound(const GateTables& base, Id<Jurisdiction> home, const PartyClass& party, double multiple) {
  const PerDay own = total_of(base.chain(Gate::kContact, home, party));
  if (own > 0) return own * multiple;
  const std::size_t nationalities = base.world().nationalities.size();
  PerDay largest = 0;
  for (std::size_t c = 0; c < classes_of(Gate::kContact, nationalities); ++c) {
    largest = std::max(largest, total_of(base.chain(Gate::kContact, home, class_at(Gate::kContact, c, nationalities))));
  }
  return largest * multiple;
}

}  // namespace corridor
