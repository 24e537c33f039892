// Fates from states and events.
#include "analysis/compare/fate.hpp"

namespace corridor {
namespace {

Fate fate_of(Consequence consequence) {
  switch (consequence) {
    case Consequence::kExpelled:
      return Fate::kExpelled;
    case Consequence::kRepatriated:
      return Fate::kRepatriated;
    case Consequence::kRemoved:
      return Fate::kRemoved;
    case Consequence::kTransitReturned:
      return Fate::kReturnedByTransit;
    case Consequence::kLostAbroad:
      return Fate::kLostAbroad;
    case Consequence::kTurnedBack:
      break;
  }
  return Fate::kTurnedBack;
}

/// Who stands at the border after being sent back is still what was done to them, until they try again.
bool was_sent_back(const Party& party) { return party.stage == Stage::kReturned; }

Fate fate_on_entering(Fate before, const Party& party) {
  switch (party.state) {
    case State::kInTransit:
      return was_sent_back(party) ? fate_of(party.consequence) : Fate::kOnTheWay;
    case State::kAtHome:
      if (before == Fate::kGoneHome) return before;
      return was_sent_back(party) ? fate_of(party.consequence) : Fate::kStayedHome;
    case State::kInTransitCountry:
      return before == Fate::kProtectedInTransit ? before : Fate::kSettledOnTheWay;
    default:
      return fate_of(party.state);
  }
}

}  // namespace

Fate fate_of(State state) {
  switch (state) {
    case State::kAtOrigin:
      return Fate::kNotYetLeft;
    case State::kInTransit:
      return Fate::kOnTheWay;
    case State::kTransitCustody:
      return Fate::kHeldInTransit;
    case State::kInTransitCountry:
      return Fate::kSettledOnTheWay;
    case State::kPortList:
      return Fate::kWaitingAtPort;
    case State::kBorderCustody:
      return Fate::kInBorderCustody;
    case State::kShelter:
      return Fate::kInShelter;
    case State::kDetained:
      return Fate::kDetained;
    case State::kWaitingAbroad:
      return Fate::kWaitingAbroad;
    case State::kAwaitingCourt:
      return Fate::kReleased;
    case State::kSettled:
      return Fate::kSettled;
    case State::kRegularised:
      return Fate::kProtected;
    case State::kAtHome:
      break;
  }
  return Fate::kStayedHome;
}

Fate fate_after(Fate before, const LifeEvent& event) {
  if (event.kind == LifeEvent::Kind::kDied) return Fate::kDied;
  if (event.kind == LifeEvent::Kind::kEntered) return fate_on_entering(before, event.party);
  if (event.gate == Gate::kReturn && event.outcome == Outcome::kTriedAgain && event.party.state == State::kInTransit)
    return Fate::kOnTheWay;
  if (event.gate == Gate::kContact && event.outcome == Outcome::kLeftCountry) return Fate::kGoneHome;
  if (event.gate == Gate::kTransitCustody && event.outcome == Outcome::kAsylum) return Fate::kProtectedInTransit;
  return before;
}

}  // namespace corridor
