// What published tables say of the decisions in a life: one place that knows which decision counts in which series.
#include "sim/details.hpp"
#include "sim/life_steps.hpp"

namespace corridor {

void LifeSteps::publish(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome) {
  switch (gate) {
    case Gate::kTransitCustody:
      return count(Series::kTransitApprehensions, where, p, details::transit_outcome(outcome));
    case Gate::kPortOfEntry:
    case Gate::kCrossing:
      if (outcome == Outcome::kTurnedBack) count(Series::kTurnedBack, where, p);
      if (outcome == Outcome::kIntercepted) count(Series::kInterceptions, where, p);
      return;
    case Gate::kProcessing:
      return publish_processing(where, p, outcome);
    case Gate::kCourt:
      return publish_hearing(where, p, outcome);
    case Gate::kTransfer:
      if (outcome != Outcome::kTransferred && outcome != Outcome::kDelegated) return;
      return count(Series::kInteriorArrests, where, p, details::arrest(outcome, p.setting, p.criminality));
    case Gate::kRemoval:
      if (outcome != Outcome::kRemoved) return;
      return count(Series::kRemovals, where, p, details::removal(from_interior(p), p.criminality));
    default:
      return;
  }
}

void LifeSteps::publish_processing(Id<Jurisdiction> where, const Party& p, Outcome outcome) {
  count(p.channel == Channel::kAtPort ? Series::kEncountersAtPorts : Series::kEncountersBetweenPorts, where, p,
        details::authority(outcome));
  count(Series::kProcessing, where, p, details::processing_outcome(outcome));
  if (p.cohort != 0xFFFF) n_.tally.trace(p.cohort, p.nationality, p.kind, p.persons);
  if (outcome != Outcome::kWaitAbroad) return;
  if (s_.port_near(p) != kNoPort) count(Series::kEnrolmentsAbroad, s_.governs(s_.port_near(p)), p);
  count(Series::kCourtReceipts, where, p, details::docket(Docket::kAbroad));
}

/// A case of a detained person is received and completed on the day of its hearing, unless the person is let go while
/// it goes on; the other dockets' receipts are counted when their cases are filed.
void LifeSteps::publish_hearing(Id<Jurisdiction> where, const Party& p, Outcome outcome) {
  if (p.docket == Docket::kScreening)
    return count(Series::kFearScreenings, where, p, details::screening(outcome != Outcome::kRemovalOrder));
  if (p.docket == Docket::kDetained) {
    if (outcome == Outcome::kClosed) return;
    count(Series::kCourtReceipts, where, p, details::docket(Docket::kDetained));
    if (outcome == Outcome::kInAbsentia) outcome = Outcome::kRemovalOrder;
  }
  if (details::ends_case(outcome)) count(Series::kCourtCompletions, where, p, details::completion(p.docket, outcome));
}

}  // namespace corridor
