// What published tables say of the decisions in a life: one place that knows which decision counts in which series.
#include "sim/life_steps.hpp"

namespace corridor {

void LifeSteps::publish(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome) {
  switch (gate) {
    case Gate::kTransitCustody:
      return count(Series::kTransitApprehensions, where, p, position_of(gate, outcome));
    case Gate::kPortOfEntry:
    case Gate::kCrossing:
      if (outcome == Outcome::kGotAway) count(Series::kGotAway, where, p);
      if (outcome == Outcome::kTurnedBack) count(Series::kTurnedBack, where, p);
      return;
    case Gate::kProcessing:
      return publish_processing(where, p, outcome);
    case Gate::kCourt:
      return publish_hearing(where, p, outcome);
    case Gate::kTransfer: {
      if (outcome != Outcome::kTransferred && outcome != Outcome::kDelegated) return;
      const std::size_t method = outcome == Outcome::kDelegated ? 4 : index_of(p.setting);
      return count(Series::kInteriorArrests, where, p, method * 3 + index_of(p.criminality));
    }
    case Gate::kRemoval:
      if (outcome != Outcome::kRemoved) return;
      return count(Series::kRemovals, where, p, (from_interior(p) ? 0U : 3U) + index_of(p.criminality));
    default:
      return;
  }
}

void LifeSteps::publish_processing(Id<Jurisdiction> where, const Party& p, Outcome outcome) {
  count(p.channel == Channel::kAtPort ? Series::kEncountersAtPorts : Series::kEncountersBetweenPorts, where, p,
        outcome == Outcome::kExpelled ? 1 : 0);
  count(Series::kProcessing, where, p, position_of(Gate::kProcessing, outcome));
  if (p.cohort != 0xFFFF) n_.tally.trace(p.cohort, p.nationality, p.kind, p.persons);
  if (outcome != Outcome::kWaitAbroad) return;
  count(Series::kEnrolmentsAbroad, s_.governs(s_.port_near(p)), p);
  count(Series::kCourtReceipts, where, p, index_of(Docket::kAbroad));
}

/// A case of a detained person is received and completed on the day of its hearing, unless the person is let go while
/// it goes on; the other dockets' receipts are counted when their cases are filed.
void LifeSteps::publish_hearing(Id<Jurisdiction> where, const Party& p, Outcome outcome) {
  if (p.docket == Docket::kScreening)
    return count(Series::kFearScreenings, where, p, outcome != Outcome::kRemovalOrder ? 0 : 1);
  if (p.docket == Docket::kDetained) {
    if (outcome == Outcome::kClosed) return;
    count(Series::kCourtReceipts, where, p, index_of(Docket::kDetained));
    if (outcome == Outcome::kInAbsentia) outcome = Outcome::kRemovalOrder;
  }
  const std::size_t outcomes = outcomes_of(Gate::kCourt).size();
  count(Series::kCourtCompletions, where, p, index_of(p.docket) * outcomes + position_of(Gate::kCourt, outcome));
}

}  // namespace corridor
