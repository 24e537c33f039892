// The numbers of the mechanism that are no gate's: read once from the world's parameters.yaml, where unit, range and
// source stand.
#pragma once

#include <algorithm>

#include "sim/world.hpp"

namespace corridor {

struct Mechanism {
  explicit Mechanism(const World& world);

  /// Whole days of a wait.
  int whole_days(double days) const { return static_cast<int>(std::min(longest_wait_days, days)); }

  // Route choice: utilities, per unit.
  double hop_cost, day_cost, km_cost, risk_cost;
  double guided_risk;                 ///< Part of the perceived risk that counts for guided parties.
  double pace_guided, pace_unguided;  ///< Days on the way for each day of plain travel.
  // Stays, mean days.
  double transit_custody_days, prosecution_days, shelter_days, hearing_abroad_days;
  double detention_days_fast, detention_days_screening, detention_days_protection, detention_days_interior,
      detention_days_family;
  double detention_days_fast_contiguous;  ///< Of contiguous nationals on the fast track: no flight is needed.
  // Beds: who may be let go is, the likelier the fuller they are. Fill is people held over beds that are paid for.
  double custody_review_days;      ///< Mean days until who is let go early is let go.
  double release_from_fill;        ///< Below, nobody is let go early.
  double release_full_fill;        ///< From here on everyone who may be let go is, and is not taken in.
  double beds_beyond_funded_fill;  ///< Up to here who must be held still finds a bed.
  double retry_days, restart_days, wait_days, port_patience_days;
  double longest_wait_days;  ///< No wait, stay or delay is longer, however it is drawn.
  // What is heard of those who went before (sim/experience).
  double known_way_weight;   ///< Utility per unit of log(1 + persons who went / known_way_persons).
  double known_way_persons;  ///< So many make a way half known: persons.
  double let_in_weight;      ///< Utility per unit of the share let in.
  double let_in_persons;     ///< A sector that fewer of a group have tried is judged by the border: persons.
  double experience_memory;  ///< Weight of the past in what is heard, a month, in [0, 1).
  // Perceived risk.
  double risk_elasticity;  ///< Departures change by exp(-elasticity * (risk - reference)).
  double risk_memory;      ///< Weight of the past month's perception in this month's, in [0, 1).
  double risk_reference, risk_reference_transit;
  // The interior.
  double contact_bound;         ///< Bound of the contact rates as a multiple of the base, for thinning.
  double conviction_share;      ///< Of those booked without a conviction, who are convicted afterwards.
  double standing_order_share;  ///< Of those arrested in the country, who need no hearing before removal.
  double
      relocation_elasticity;  ///< People move away from an area by exp(elasticity * (its arrest risk / the mean - 1)).
  // Courts.
  double filing_share, parole_filing_share;  ///< Of those let go, or let in on parole, whose case reaches a court.
  double filing_days;                        ///< From release to filing, mean days.
  double reopened_share, reopening_days;     ///< Of cases closed without a decision, those opened again, and when.
  double court_completions_per_day, court_backlog;
  double guided_share;
  double got_away_seen_share;  ///< Of those who get away at the border, whom agents have seen.
};

}  // namespace corridor
