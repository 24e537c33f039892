// The words of the model (design, section 1): gates, outcomes, states, and what a gate can see of a party.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace corridor {

/// Points where an institution or an event decides what happens to a party, in the order a party can meet them.
enum class Gate : std::uint8_t {
  kDeparture,
  kTransit,
  kTransitCustody,
  kApproach,
  kPortOfEntry,
  kCrossing,
  kProcessing,
  kDetention,
  kCourt,
  kContact,
  kTransfer,
  kRemoval,
  kReturn
};
inline constexpr std::array<std::string_view, 13> kGateNames{
    "departure", "transit", "transit_custody", "approach", "port_of_entry", "crossing", "processing",
    "detention", "court",   "contact",         "transfer", "removal",       "return"};
inline constexpr std::size_t kGates = kGateNames.size();

/// What a gate can decide. Names are those of gates.csv.
enum class Outcome : std::uint8_t {
  kLeft,
  kWaited,
  kStayed,  // departure, approach, return
  kPassed,
  kApprehended,
  kDied,
  kSettledOnTheWay,  // transit, crossing
  kReturned,
  kReleased,
  kAsylum,  // transit custody, processing, detention
  kToPort,
  kBetweenPorts,
  kGaveUp,  // approach
  kProcessed,
  kListed,
  kParoled,
  kTurnedBack,  // port of entry, processing
  kGotAway,     // crossing
  kExpelled,
  kRemovedFast,
  kProsecuted,
  kSeparated,
  kWaitAbroad,
  kToDetention,
  kToShelter,  // processing
  kBed,
  kBond,
  kAlternative,  // detention
  kRelief,
  kRemovalOrder,
  kInAbsentia,
  kClosed,  // court
  kBookedLocal,
  kBookedState,
  kBookedFederal,
  kAtLarge,
  kRelocated,
  kLeftCountry,
  kRegularised,  // contact
  kTransferred,
  kDelegated,
  kDeclined,
  kNotSought,  // transfer
  kRemoved,
  kNotRemoved,  // removal
  kTriedAgain   // return
};
inline constexpr std::array<std::string_view, 46> kOutcomeNames{
    "left",       "waited",        "stayed",       "passed",      "apprehended",   "died",         "settled_on_the_way",
    "returned",   "released",      "asylum",       "to_port",     "between_ports", "gave_up",      "processed",
    "listed",     "paroled",       "turned_back",  "got_away",    "expelled",      "removed_fast", "prosecuted",
    "separated",  "wait_abroad",   "to_detention", "to_shelter",  "bed",           "bond",         "alternative",
    "relief",     "removal_order", "in_absentia",  "closed",      "booked_local",  "booked_state", "booked_federal",
    "at_large",   "relocated",     "left_country", "regularised", "transferred",   "delegated",    "declined",
    "not_sought", "removed",       "not_removed",  "tried_again"};
inline constexpr std::size_t kOutcomes = kOutcomeNames.size();
static_assert(kOutcomeNames[static_cast<std::size_t>(Outcome::kTriedAgain)] == "tried_again");

/// Where every living person is, one state each, every day (stocks.csv).
enum class State : std::uint8_t {
  kAtOrigin,          ///< Decided to leave, has not left yet.
  kInTransit,         ///< On the way, in the country of origin or of transit.
  kTransitCustody,    ///< Held by the transit country.
  kInTransitCountry,  ///< Settled or protected in the transit country.
  kPortList,          ///< Waiting on the transit side for a turn at a port.
  kBorderCustody,     ///< Held by the destination's border authorities.
  kShelter,           ///< In the care of the child-welfare authority.
  kDetained,          ///< In immigration detention.
  kWaitingAbroad,     ///< Sent to the transit country to wait for a hearing.
  kAwaitingCourt,     ///< Released into the destination with a pending case.
  kSettled,           ///< Living in the destination without status.
  kRegularised,       ///< Living in the destination with status or relief.
  kAtHome,            ///< Returned, removed, gone home, or never left.
};
inline constexpr std::array<std::string_view, 13> kStateNames{
    "at_origin",      "in_transit",  "transit_custody", "in_transit_country", "port_list",
    "border_custody", "shelter",     "detained",        "waiting_abroad",     "awaiting_court",
    "settled",        "regularised", "at_home"};
inline constexpr std::size_t kStates = kStateNames.size();

enum class PartyKind : std::uint8_t { kSingleAdult, kFamilyUnit, kUnaccompaniedMinor };
inline constexpr std::array<std::string_view, 3> kPartyKindNames{"single_adult", "family_unit", "unaccompanied_minor"};
inline constexpr std::size_t kPartyKinds = kPartyKindNames.size();

enum class Criminality : std::uint8_t { kNone, kPending, kConvicted };
inline constexpr std::array<std::string_view, 3> kCriminalityNames{"none", "pending", "convicted"};
inline constexpr std::size_t kCriminalities = kCriminalityNames.size();

enum class Intent : std::uint8_t { kEvades, kSeeksProtection };
inline constexpr std::array<std::string_view, 2> kIntentNames{"evades", "seeks_protection"};

/// Where the party met the destination's border authorities.
enum class Channel : std::uint8_t { kBetweenPorts, kAtPort };
inline constexpr std::array<std::string_view, 2> kChannelNames{"between_ports", "at_port"};

/// How a person came into custody: at the border, or as a settled person who came to the notice of the authorities.
enum class Setting : std::uint8_t { kLocalJail, kStatePrison, kFederalPrison, kAtLarge, kAtBorder };
inline constexpr std::array<std::string_view, 5> kSettingNames{"local_jail", "state_prison", "federal_prison",
                                                               "at_large", "at_border"};

/// Before whom a case lies: a court, or, ahead of it, the officer who screens a stated fear under a fast procedure.
enum class Docket : std::uint8_t { kDetained, kReleased, kAbroad, kScreening };
inline constexpr std::array<std::string_view, 4> kDocketNames{"detained", "released", "abroad", "screening"};

/// What happened last, when a party decides at the `return` gate whether to try again.
enum class Consequence : std::uint8_t { kTurnedBack, kExpelled, kRepatriated, kRemoved, kTransitReturned, kLostAbroad };
inline constexpr std::array<std::string_view, 6> kConsequenceNames{"turned_back", "expelled",         "repatriated",
                                                                   "removed",     "transit_returned", "lost_abroad"};

template <class Enum>
constexpr std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

/// Where a table that is split by nationality and then by kind of party has a pair.
constexpr std::size_t group_of(std::size_t nationality, std::size_t kind) { return nationality * kPartyKinds + kind; }
constexpr std::size_t group_of(std::size_t nationality, PartyKind kind) {
  return group_of(nationality, index_of(kind));
}
constexpr std::size_t groups_of(std::size_t nationalities) { return nationalities * kPartyKinds; }
constexpr std::size_t nationality_of(std::size_t group) { return group / kPartyKinds; }
constexpr std::size_t kind_of(std::size_t group) { return group % kPartyKinds; }

/// Where somebody comes into custody whom the contact gate booked or met at large.
constexpr Setting setting_of(Outcome contact) {
  switch (contact) {
    case Outcome::kBookedLocal:
      return Setting::kLocalJail;
    case Outcome::kBookedState:
      return Setting::kStatePrison;
    case Outcome::kBookedFederal:
      return Setting::kFederalPrison;
    default:
      return Setting::kAtLarge;
  }
}

constexpr std::string_view name_of(Gate gate) { return kGateNames[index_of(gate)]; }
constexpr std::string_view name_of(Outcome outcome) { return kOutcomeNames[index_of(outcome)]; }
constexpr std::string_view name_of(State state) { return kStateNames[index_of(state)]; }
constexpr std::string_view name_of(PartyKind kind) { return kPartyKindNames[index_of(kind)]; }
constexpr std::string_view name_of(Criminality criminality) { return kCriminalityNames[index_of(criminality)]; }

}  // namespace corridor
