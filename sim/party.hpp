// The agent: people who travel together. Plain data, 32 bytes, so that the calendar, checkpoints and ranks can move it
// freely.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sim/who.hpp"

namespace corridor {

/// What a party does next when its day comes.
enum class Stage : std::uint8_t {
  kLeaves,
  kTravels,
  kStoppedOnTheWay,
  kTransitCustody,
  kApproaches,
  kAtPort,
  kCrosses,
  kInBorderCustody,
  kNeedsBed,
  kInDetention,
  kInShelter,
  kWaitsAbroad,
  kAwaitsCourt,
  kHeard,
  kLives,
  kReturned
};
inline constexpr std::size_t kStages = index_of(Stage::kReturned) + 1;

/// One party. `identity` comes from exogenous things (cohort, resident group, index), never from the order of
/// insertion.
struct Party {
  std::uint64_t identity = 0;
  std::uint16_t place = 0xFFFF;         ///< Where it is on the network.
  std::uint16_t jurisdiction = 0xFFFF;  ///< Where its persons count in the stocks.
  std::uint16_t destination = 0xFFFF;   ///< The locality it heads for or lives in.
  std::uint16_t target = 0xFFFF;        ///< The place across the border that it tries to reach next.
  std::uint16_t cohort =
      0xFFFF;  ///< Months since the first month that is lived when it meant to leave; 0xFFFF: a resident.
  std::uint16_t contacts = 0;  ///< Looks at the contact gate so far.
  std::uint8_t persons = 1;
  std::uint8_t nationality = 0;
  PartyKind kind = PartyKind::kSingleAdult;
  Stage stage = Stage::kLeaves;
  State state = State::kAtOrigin;
  Intent intent : 1 = Intent::kEvades;
  std::uint8_t guided : 1 = 0;  ///< Travels with a smuggler.
  std::uint8_t prior_removal : 1 = 0;
  std::uint8_t protected_status : 1 = 0;
  Channel channel : 1 = Channel::kBetweenPorts;
  std::uint8_t fast_track : 1 = 0;  ///< Ordered removed without a hearing.
  Docket docket : 2 = Docket::kReleased;
  Setting setting : 3 = Setting::kAtBorder;  ///< Where the custody it is in, or was last in, began.
  Consequence consequence : 3 = Consequence::kTurnedBack;
  Criminality criminality : 2 = Criminality::kNone;
  std::uint8_t attempts = 0;  ///< Times it stood before the border on this journey.
  std::uint8_t journeys = 0;  ///< Times it set out from home.
  std::uint8_t hops = 0;      ///< Steps of this journey.
  std::uint8_t again = 0;     ///< Times it was asked the same question since it stood there, or was looked at.
  std::uint8_t link = 0;      ///< Where in a chain it goes on after a request for room was declined.
};
static_assert(sizeof(Party) == 32 && std::is_trivially_copyable_v<Party>);

/// What is to end a step on the way on a later day: it stands where the next crossing will, which is chosen only after
/// the way. `take_stop` takes it away again.
struct Stop {
  Outcome outcome = Outcome::kPassed;
  std::uint8_t by = 0;  ///< PolicyIndex.
};
inline void note_stop(Party& party, const Stop& stop) {
  party.target = static_cast<std::uint16_t>(index_of(stop.outcome) << 8 | stop.by);
}
inline Stop take_stop(Party& party) {
  const Stop stop{static_cast<Outcome>(party.target >> 8), static_cast<std::uint8_t>(party.target & 0xFF)};
  party.target = 0xFFFF;
  return stop;
}

/// A party that was made when another was separated: its identity, and whose it was.
inline constexpr std::uint64_t kSeparatedBit = std::uint64_t{1} << 61;
constexpr bool is_separated(std::uint64_t identity) { return (identity & kSeparatedBit) != 0; }
constexpr std::uint64_t family_of(std::uint64_t identity) { return identity & ~kSeparatedBit; }

/// True when custody began with an arrest inside the country.
inline bool from_interior(const Party& party) { return party.setting != Setting::kAtBorder; }

inline PartyClass class_of(const Party& party) {
  PartyClass c;
  c[Attribute::kNationality] = party.nationality;
  c[Attribute::kKind] = static_cast<std::uint8_t>(party.kind);
  c[Attribute::kCriminality] = static_cast<std::uint8_t>(party.criminality);
  c[Attribute::kIntent] = static_cast<std::uint8_t>(party.intent);
  c[Attribute::kGuided] = party.guided;
  c[Attribute::kPriorRemoval] = party.prior_removal;
  c[Attribute::kProtected] = party.protected_status;
  c[Attribute::kChannel] = static_cast<std::uint8_t>(party.channel);
  c[Attribute::kSetting] = static_cast<std::uint8_t>(party.setting);
  c[Attribute::kDocket] = static_cast<std::uint8_t>(party.docket);
  c[Attribute::kConsequence] = static_cast<std::uint8_t>(party.consequence);
  return c;
}

}  // namespace corridor
