// The words of the model (design, section 1): gates, outcomes, states, and what a gate can see of a party.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace corridor {

template <class Enum>
constexpr std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

/// A value of an enumeration and its name in files.
template <class Enum>
struct Named {
  Enum value;
  std::string_view name;
};
/// The names of an enumeration by position. Does not compile when a row does not stand where its value has it.
template <class Enum, std::size_t N>
consteval std::array<std::string_view, N> names_in_order(const Named<Enum> (&rows)[N]) {
  std::array<std::string_view, N> names{};
  for (std::size_t i = 0; i < N; ++i) {
    if (index_of(rows[i].value) != i) throw "rows must stand in the order of the enumeration";
    names[i] = rows[i].name;
  }
  return names;
}

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
inline constexpr auto kGateNames = names_in_order<Gate>({{Gate::kDeparture, "departure"},
                                                         {Gate::kTransit, "transit"},
                                                         {Gate::kTransitCustody, "transit_custody"},
                                                         {Gate::kApproach, "approach"},
                                                         {Gate::kPortOfEntry, "port_of_entry"},
                                                         {Gate::kCrossing, "crossing"},
                                                         {Gate::kProcessing, "processing"},
                                                         {Gate::kDetention, "detention"},
                                                         {Gate::kCourt, "court"},
                                                         {Gate::kContact, "contact"},
                                                         {Gate::kTransfer, "transfer"},
                                                         {Gate::kRemoval, "removal"},
                                                         {Gate::kReturn, "return"}});
inline constexpr std::size_t kGates = kGateNames.size();

/// What a gate can decide; which gate can decide what is in sim/outcome_facts.hpp. Names are those of gates.csv.
enum class Outcome : std::uint8_t {
  kLeft,
  kWaited,
  kStayed,
  kPassed,
  kApprehended,
  kDied,
  kSettledOnTheWay,
  kReturned,
  kReleased,
  kAsylum,
  kToPort,
  kBetweenPorts,
  kGaveUp,
  kProcessed,
  kListed,
  kParoled,
  kTurnedBack,
  kGotAway,
  kExpelled,
  kRemovedFast,
  kProsecuted,
  kSeparated,
  kWaitAbroad,
  kToDetention,
  kToShelter,
  kBed,
  kBond,
  kAlternative,
  kRelief,
  kRemovalOrder,
  kInAbsentia,
  kClosed,
  kBookedLocal,
  kBookedState,
  kBookedFederal,
  kAtLarge,
  kRelocated,
  kLeftCountry,
  kRegularised,
  kTransferred,
  kDelegated,
  kDeclined,
  kNotSought,
  kRemoved,
  kNotRemoved,
  kTriedAgain,
  kIntercepted
};
inline constexpr auto kOutcomeNames = names_in_order<Outcome>({{Outcome::kLeft, "left"},
                                                               {Outcome::kWaited, "waited"},
                                                               {Outcome::kStayed, "stayed"},
                                                               {Outcome::kPassed, "passed"},
                                                               {Outcome::kApprehended, "apprehended"},
                                                               {Outcome::kDied, "died"},
                                                               {Outcome::kSettledOnTheWay, "settled_on_the_way"},
                                                               {Outcome::kReturned, "returned"},
                                                               {Outcome::kReleased, "released"},
                                                               {Outcome::kAsylum, "asylum"},
                                                               {Outcome::kToPort, "to_port"},
                                                               {Outcome::kBetweenPorts, "between_ports"},
                                                               {Outcome::kGaveUp, "gave_up"},
                                                               {Outcome::kProcessed, "processed"},
                                                               {Outcome::kListed, "listed"},
                                                               {Outcome::kParoled, "paroled"},
                                                               {Outcome::kTurnedBack, "turned_back"},
                                                               {Outcome::kGotAway, "got_away"},
                                                               {Outcome::kExpelled, "expelled"},
                                                               {Outcome::kRemovedFast, "removed_fast"},
                                                               {Outcome::kProsecuted, "prosecuted"},
                                                               {Outcome::kSeparated, "separated"},
                                                               {Outcome::kWaitAbroad, "wait_abroad"},
                                                               {Outcome::kToDetention, "to_detention"},
                                                               {Outcome::kToShelter, "to_shelter"},
                                                               {Outcome::kBed, "bed"},
                                                               {Outcome::kBond, "bond"},
                                                               {Outcome::kAlternative, "alternative"},
                                                               {Outcome::kRelief, "relief"},
                                                               {Outcome::kRemovalOrder, "removal_order"},
                                                               {Outcome::kInAbsentia, "in_absentia"},
                                                               {Outcome::kClosed, "closed"},
                                                               {Outcome::kBookedLocal, "booked_local"},
                                                               {Outcome::kBookedState, "booked_state"},
                                                               {Outcome::kBookedFederal, "booked_federal"},
                                                               {Outcome::kAtLarge, "at_large"},
                                                               {Outcome::kRelocated, "relocated"},
                                                               {Outcome::kLeftCountry, "left_country"},
                                                               {Outcome::kRegularised, "regularised"},
                                                               {Outcome::kTransferred, "transferred"},
                                                               {Outcome::kDelegated, "delegated"},
                                                               {Outcome::kDeclined, "declined"},
                                                               {Outcome::kNotSought, "not_sought"},
                                                               {Outcome::kRemoved, "removed"},
                                                               {Outcome::kNotRemoved, "not_removed"},
                                                               {Outcome::kTriedAgain, "tried_again"},
                                                               {Outcome::kIntercepted, "intercepted"}});
inline constexpr std::size_t kOutcomes = kOutcomeNames.size();

/// Where every living person is, one state each, every day (stocks.csv).
enum class State : std::uint8_t {
  kAtOrigin,          ///< Decided to leave, has not left yet.
  kInTransit,         ///< On the way, in the country of origin or of transit.
  kTransitCustody,    ///< Held by the transit country, on the way or taken back from the border.
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
inline constexpr auto kStateNames = names_in_order<State>({{State::kAtOrigin, "at_origin"},
                                                           {State::kInTransit, "in_transit"},
                                                           {State::kTransitCustody, "transit_custody"},
                                                           {State::kInTransitCountry, "in_transit_country"},
                                                           {State::kPortList, "port_list"},
                                                           {State::kBorderCustody, "border_custody"},
                                                           {State::kShelter, "shelter"},
                                                           {State::kDetained, "detained"},
                                                           {State::kWaitingAbroad, "waiting_abroad"},
                                                           {State::kAwaitingCourt, "awaiting_court"},
                                                           {State::kSettled, "settled"},
                                                           {State::kRegularised, "regularised"},
                                                           {State::kAtHome, "at_home"}});
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
