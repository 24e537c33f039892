// Who holds, how long, and who is held apart.
#include "sim/life_custody.hpp"

namespace corridor {

Id<Jurisdiction> custody_area(const Surroundings& s, const Party& party) {
  return s.world->area_of(from_interior(party) ? Id<Jurisdiction>{party.destination} : s.target(party));
}

double mean_days_held(const Mechanism& m, const Party& party) {
  if (from_interior(party)) return m.detention_days_interior;
  if (party.kind == PartyKind::kFamilyUnit) return m.detention_days_family;
  if (party.fast_track != 0) return m.detention_days_fast;
  return party.docket == Docket::kScreening ? m.detention_days_screening : m.detention_days_protection;
}

Party separate_children(Party& family) {
  Party children = family;
  children.identity |= kSeparatedBit;
  children.kind = PartyKind::kUnaccompaniedMinor;
  children.persons = static_cast<std::uint8_t>(family.persons - 1);
  children.intent = Intent::kSeeksProtection;
  children.stage = Stage::kInShelter;
  family.persons = 1;
  family.kind = PartyKind::kSingleAdult;
  return children;
}

}  // namespace corridor
