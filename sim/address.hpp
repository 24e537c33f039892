// Addresses of a party's draws: which time each thing is. A party's counters move on here and nowhere else, so that one
// page tells why no address is used twice (tests/audit/luck_audit_test.cpp plays whole worlds to see it).
//
// clang-format off
// | what                                                                                  | happens once for each   | address                |
// |---------------------------------------------------------------------------------------|-------------------------|------------------------|
// | a step, its dangers, custody on the way and what it ends in                           | step                    | journey, attempt, hop  |
// | approach, port, crossing, processing; a stay or a turn that they lead to              | approach to the border  | journey, attempt       |
// | detention, removal, papers for the court                                              | encounter               | approach, or look      |
// | hearing, screening; the turn before and the delay after                               | encounter, time asked   | encounter, again       |
// | return                                                                                | approach, time asked    | journey, attempt, again|
// | departure                                                                             | time asked              | again                  |
// | look in the country, booking, conviction, move                                        | look                    | contacts               |
// clang-format on
// An encounter is an approach to the border, or a look in the country.
//
// So the n-th visit has the same luck whatever happened before, as far as the law lets it be the n-th.
#pragma once

#include "sim/luck.hpp"
#include "sim/party.hpp"

namespace corridor {

/// Where counters end: who was asked, or has set out, that often goes home or stays. Looks lie a day apart at least, so
/// that theirs end after 89 years.
inline constexpr std::uint8_t kMostHops = 255, kMostAttempts = 255, kMostAsked = 255, kMostJourneys = 127;
inline constexpr std::uint16_t kMostContacts = 0x7FFF;

/// Sets out from home, for the first time or anew.
void begin_journey(Party& party);
/// Has taken a step on the way.
void note_hop(Party& party);
/// Comes before the border.
void begin_attempt(Party& party);
/// Is due for the next look in the country.
void begin_look(Party& party);
/// Was asked, and may be asked again before any of these.
void note_asked(Party& party);

/// True at gates that can be met more than once in one encounter.
constexpr bool can_ask_again(Gate gate) {
  return gate == Gate::kDeparture || gate == Gate::kCourt || gate == Gate::kReturn;
}

/// An approach to the border; 15 bits.
inline std::uint32_t attempt_of(const Party& p) { return static_cast<std::uint32_t>(p.journeys) << 8 | p.attempts; }
/// A step on the way; 23 bits.
inline std::uint32_t hop_of(const Party& p) { return attempt_of(p) << 8 | p.hops; }
/// What brought a party before the authorities: an approach to the border, or a look in the country; 16 bits.
inline std::uint32_t encounter_of(const Party& p) { return from_interior(p) ? 0x8000U | p.contacts : attempt_of(p); }

/// Which visit of a gate this is; less than 2^24. What the visit leads to (stay_after, turn_at) has the same number.
inline std::uint32_t visit_of(Gate gate, const Party& p) {
  switch (gate) {
    case Gate::kDeparture:
      return p.again;
    case Gate::kTransit:
    case Gate::kTransitCustody:
      return hop_of(p);
    case Gate::kApproach:
    case Gate::kPortOfEntry:
    case Gate::kCrossing:
    case Gate::kProcessing:
      return attempt_of(p);
    case Gate::kDetention:
    case Gate::kRemoval:
      return encounter_of(p);
    case Gate::kCourt:
      return encounter_of(p) << 8 | p.again;
    case Gate::kContact:
    case Gate::kTransfer:
      return p.contacts;
    case Gate::kReturn:
      return attempt_of(p) << 8 | p.again;
  }
  return 0;
}

}  // namespace corridor
