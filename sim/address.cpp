// Counters of a party move on, and none comes round.
#include "sim/address.hpp"

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

template <class Number>
void move_on(Number& counter, Number most, const char* what) {
  if (counter >= most) throw Defect(std::string("a party has had more ") + what + " than its draws can tell apart");
  ++counter;
}

}  // namespace

void begin_journey(Party& party) {
  move_on(party.journeys, kMostJourneys, "journeys");
  party.attempts = 0;
  party.hops = 0;
  party.again = 0;
}

void note_hop(Party& party) { move_on(party.hops, kMostHops, "steps"); }

void begin_attempt(Party& party) {
  move_on(party.attempts, kMostAttempts, "attempts");
  party.again = 0;
}

void begin_look(Party& party) {
  move_on(party.contacts, kMostContacts, "looks");
  party.again = 0;
}

void note_asked(Party& party) { move_on(party.again, kMostAsked, "questions"); }

}  // namespace corridor
