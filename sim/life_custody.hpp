// Custody: whose it is, how long it lasts, and what happens to a family that is separated there.
#pragma once

#include "sim/surroundings.hpp"

namespace corridor {

/// The area whose officers took a party into custody: that of its home, or of the sector or port where it was met.
Id<Jurisdiction> custody_area(const Surroundings& s, const Party& party);

/// The area of the bed in which a detained party is held.
inline Id<Jurisdiction> held_at(const Party& party) { return Id<Jurisdiction>{party.jurisdiction}; }

/// Mean days in a bed until removal, hearing or the officer's decision on a stated fear.
double mean_days_held(const Mechanism& mechanism, const Party& party);

/// True when a party is to be heard by an officer on the fear that it states, before any court.
inline bool awaits_screening(const Party& party) { return party.docket == Docket::kScreening && party.fast_track == 0; }

/// True for a family that can be separated; who was separated once stays apart.
inline bool can_be_separated(const Party& party) { return party.kind == PartyKind::kFamilyUnit && party.persons >= 2; }

/// Takes the children out of a family: one adult stays behind alone, the children are a party of their own.
Party separate_children(Party& family);

}  // namespace corridor
