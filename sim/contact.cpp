// Bounds of the contact rates.
#include "sim/contact.hpp"

#include <algorithm>
#include <array>

#include "sim/law.hpp"

namespace corridor {
namespace {

PerDay total_of(std::span<const Link> chain) { return chain.empty() ? 0 : chain.back().amount; }

PolicyIndex most_charged(std::span<const Link> chain) {
  std::array<double, 256> charged{};
  double before = 0;
  for (const Link& link : chain) {
    if (link.by != kBase) charged[link.by] += link.amount - before;
    before = link.amount;
  }
  return static_cast<PolicyIndex>(std::max_element(charged.begin(), charged.end()) - charged.begin());
}

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

std::optional<ContactAboveBound> contact_above_bound(const GateTables& base, const GateTables& law, double multiple) {
  const std::size_t nationalities = law.world().nationalities.size();
  for (std::size_t j = 0; j < law.world().jurisdictions.size(); ++j) {
    const Id<Jurisdiction> home{j};
    if (!gate_is_at(Gate::kContact, law.world(), home)) continue;
    for (std::size_t c = 0; c < classes_of(Gate::kContact, nationalities); ++c) {
      const PartyClass party = class_at(Gate::kContact, c, nationalities);
      const std::span<const Link> chain = law.chain(Gate::kContact, home, party);
      const PerDay bound = contact_bound(base, home, party, multiple);
      if (total_of(chain) > bound)
        return ContactAboveBound{law.today(), home, party, total_of(chain), bound, most_charged(chain)};
    }
  }
  return std::nullopt;
}

std::optional<ContactAboveBound> contact_above_bound(const World& world, const PolicySet& policies, Day from, Day to) {
  const double multiple = world.parameter("contact_bound");
  const int days = static_cast<int>((to - from).count());
  Law law(world, policies, from, to);
  law.prepare(0, days);
  const GateTables* version = nullptr;
  for (int day = 0; day < days; ++day) {
    if (&law.on(day) == version) continue;
    version = &law.on(day);
    if (const auto above = contact_above_bound(law.base(), *version, multiple)) return above;
  }
  return std::nullopt;
}

}  // namespace corridor
