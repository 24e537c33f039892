// Delays between release, papers, and the court's line.
#include "sim/life_court.hpp"

#include "sim/address.hpp"

namespace corridor {

std::optional<int> days_until_filed(const Surroundings& s, const Party& party, Share share) {
  const Draws filing = s.luck->at(party.identity, Purpose::kFiling, encounter_of(party));
  if (filing[0] >= share) return std::nullopt;
  return 1 + s.mechanism->whole_days(s.mechanism->filing_days * filing.exponential(1));
}

std::optional<int> days_until_reopened(const Surroundings& s, const Party& party) {
  const Draws later = s.luck->at(party.identity, stay_after(Gate::kCourt), visit_of(Gate::kCourt, party));
  if (later[0] >= s.mechanism->reopened_share || party.again == kMostAsked) return std::nullopt;
  return 1 + s.mechanism->whole_days(s.mechanism->reopening_days * later.exponential(1));
}

}  // namespace corridor
