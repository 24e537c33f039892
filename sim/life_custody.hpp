// Custody: whose it is, how long it lasts, and what happens to a family that is separated there.
#pragma once

#include "sim/surroundings.hpp"

namespace corridor {

/// The area whose officers took a party into custody: that of its home, or of the sector or port where it was met.
Id<Jurisdiction> custody_area(const Surroundings& s, const Party& party);

/// The area of the bed in which a detained party is held.
inline Id<Jurisdiction> held_at(const Party& party) { return Id<Jurisdiction>{party.jurisdiction}; }

/// Mean days in a bed until removal, hearing, early release, or the officer's decision on a stated fear.
double mean_days_held(const Surroundings& s, const Party& party);

/// True when a party is to be heard by an officer on the fear that it states, before any court.
inline bool awaits_screening(const Party& party) { return party.docket == Docket::kScreening && party.fast_track == 0; }

/// True for a party met at the border that is to be removed without a hearing: it meant to evade, and states no fear
/// even then. Asked once for each approach to the border.
bool takes_fast_track(const Surroundings& s, const Party& party);

/// Whose turn for a bed comes first on a day.
enum class BedTurn : std::uint8_t { kArrestedAndMustBeHeld, kMustBeHeld, kMayBeLetGo };

/// When a custody decision is drawn: on intake, or on the review after the officer's decision (addresses of its draws).
inline constexpr std::uint32_t kOnIntake = 0, kOnReview = 1;

/// The turn of a party that asks for a bed. Who is on the fast track, awaits the officer's decision on a stated fear,
/// or was convicted, must be held; families and everybody else may be let go.
BedTurn bed_turn(const Party& party);

/// How full beds may be, as people held over beds that are paid for, for one more party of this turn.
double fill_limit(const Mechanism& mechanism, BedTurn turn);

/// The share of those who may be let go that is, early, while beds are as full as `fill`.
Share early_release(const Mechanism& mechanism, double fill);

/// The custody decision `when` beds are as full as `fill`, of a party that may be let go.
bool is_let_go(const Surroundings& s, const Party& party, std::uint32_t when, double fill);

/// True for a party in custody that is let go as soon as its papers are made.
inline bool is_let_go_early(const Party& party) { return party.docket == Docket::kReleased; }

/// True for a family that can be separated; who was separated once stays apart.
inline bool can_be_separated(const Party& party) { return party.kind == PartyKind::kFamilyUnit && party.persons >= 2; }

/// Takes the children out of a family: one adult stays behind alone, the children are a party of their own.
Party separate_children(Party& family);

}  // namespace corridor
