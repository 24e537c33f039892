// Who holds, how long, and who is held apart.
#include "sim/life_custody.hpp"

#include <algorithm>

#include "sim/address.hpp"

namespace corridor {

Id<Jurisdiction> custody_area(const Surroundings& s, const Party& party) {
  return s.world->area_of(from_interior(party) ? Id<Jurisdiction>{party.destination} : s.target(party));
}

double mean_days_held(const Surroundings& s, const Party& party) {
  const Mechanism& m = *s.mechanism;
  if (is_let_go_early(party)) return m.custody_review_days;
  if (from_interior(party)) return m.detention_days_interior;
  if (party.kind == PartyKind::kFamilyUnit) return m.detention_days_family;
  if (party.fast_track != 0) return s.contiguous(party) ? m.detention_days_fast_contiguous : m.detention_days_fast;
  return party.docket == Docket::kScreening ? m.detention_days_screening : m.detention_days_protection;
}

bool takes_fast_track(const Surroundings& s, const Party& party) {
  if (party.intent != Intent::kEvades) return false;
  const std::vector<double>& late_fears = s.world->late_fears;
  if (late_fears.empty() || late_fears[party.nationality] <= 0) return true;
  const std::uint32_t visit = visit_of(Gate::kProcessing, party);
  return s.luck->at(party.identity, Purpose::kLateFear, visit)[0] >= late_fears[party.nationality];
}

BedTurn bed_turn(const Party& party) {
  if (party.kind == PartyKind::kFamilyUnit) return BedTurn::kMayBeLetGo;
  const bool convicted = party.criminality == Criminality::kConvicted;
  if (from_interior(party))
    return convicted || party.fast_track != 0 ? BedTurn::kArrestedAndMustBeHeld : BedTurn::kMayBeLetGo;
  return convicted || party.fast_track != 0 || awaits_screening(party) ? BedTurn::kMustBeHeld : BedTurn::kMayBeLetGo;
}

double fill_limit(const Mechanism& m, BedTurn turn) {
  return turn == BedTurn::kMayBeLetGo ? m.release_full_fill : m.beds_beyond_funded_fill;
}

Share early_release(const Mechanism& m, double fill) {
  if (fill >= m.release_full_fill) return 1;
  return std::max(0.0, (fill - m.release_from_fill) / (m.release_full_fill - m.release_from_fill));
}

bool is_let_go(const Surroundings& s, const Party& party, std::uint32_t when, double fill) {
  const Share share = early_release(*s.mechanism, fill);
  const std::uint32_t visit = visit_of(Gate::kDetention, party);
  return share > 0 && s.luck->at(party.identity, Purpose::kCustodyReview, visit, when)[0] < share;
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
