// What holds for a gate under every law.
#include "sim/gate_facts.hpp"

#include <algorithm>
#include <vector>

namespace corridor {
namespace {

std::vector<std::string> texts_of(std::span<const std::string_view> names) { return {names.begin(), names.end()}; }

}  // namespace

std::size_t classes_of(Gate gate, std::size_t nationalities) {
  std::size_t classes = 1;
  for (const Attribute a : kSeenAttributes[index_of(gate)]) classes *= values_of(a, nationalities);
  return classes;
}

PartyClass class_at(Gate gate, std::size_t index, std::size_t nationalities) {
  PartyClass party;
  const SeenAttributes& seen = kSeenAttributes[index_of(gate)];
  for (std::size_t i = seen.count; i-- > 0;) {
    const std::size_t size = values_of(seen.list[i], nationalities);
    party[seen.list[i]] = static_cast<std::uint8_t>(index % size);
    index /= size;
  }
  return party;
}

std::vector<std::string> value_names(Attribute attribute) {
  switch (attribute) {
    case Attribute::kNationality:  // only a world knows them
      return {};
    case Attribute::kKind:
      return texts_of(kPartyKindNames);
    case Attribute::kCriminality:
      return texts_of(kCriminalityNames);
    case Attribute::kIntent:
      return texts_of(kIntentNames);
    case Attribute::kGuided:
    case Attribute::kPriorRemoval:
    case Attribute::kProtected:
      return {"no", "yes"};
    case Attribute::kChannel:
      return texts_of(kChannelNames);
    case Attribute::kSetting:
      return texts_of(kSettingNames);
    case Attribute::kDocket:
      return texts_of(kDocketNames);
    case Attribute::kConsequence:
      return texts_of(kConsequenceNames);
  }
  return {};
}

std::vector<std::string> value_names(const World& world, Attribute attribute) {
  if (attribute != Attribute::kNationality) return value_names(attribute);
  std::vector<std::string> ids;
  for (const Nationality& nationality : world.nationalities) ids.push_back(nationality.id);
  return ids;
}

std::span<const Outcome> outcomes_of(Gate gate) {
  using enum Outcome;
  static const std::array<std::vector<Outcome>, kGates> outcomes{{
      {kLeft, kWaited, kStayed},
      {kPassed, kApprehended, kDied, kSettledOnTheWay},
      {kReturned, kReleased, kAsylum},
      {kToPort, kBetweenPorts, kWaited, kGaveUp},
      {kProcessed, kListed, kParoled, kTurnedBack},
      {kApprehended, kDied, kTurnedBack, kGotAway},
      {kExpelled, kRemovedFast, kReturned, kProsecuted, kSeparated, kWaitAbroad, kToDetention, kToShelter, kReleased,
       kParoled},
      {kBed, kBond, kAlternative, kReleased},
      {kRelief, kRemovalOrder, kInAbsentia, kClosed},
      {kBookedLocal, kBookedState, kBookedFederal, kAtLarge, kRelocated, kLeftCountry, kRegularised},
      {kTransferred, kDelegated, kDeclined, kNotSought},
      {kRemoved, kNotRemoved},
      {kTriedAgain, kWaited, kStayed},
  }};
  return outcomes[index_of(gate)];
}

std::size_t position_of(Gate gate, Outcome outcome) {
  const std::span<const Outcome> outcomes = outcomes_of(gate);
  return static_cast<std::size_t>(std::find(outcomes.begin(), outcomes.end(), outcome) - outcomes.begin());
}

Outcome default_outcome(Gate gate) {
  switch (gate) {
    case Gate::kApproach:
      return Outcome::kBetweenPorts;
    case Gate::kPortOfEntry:
      return Outcome::kProcessed;
    case Gate::kCourt:
      return Outcome::kClosed;
    case Gate::kTransfer:
      return Outcome::kNotSought;
    case Gate::kRemoval:
      return Outcome::kNotRemoved;
    case Gate::kDeparture:
    case Gate::kReturn:
      return Outcome::kStayed;
    default:
      return Outcome::kReleased;
  }
}

bool gate_is_at(Gate gate, const World& world, Id<Jurisdiction> where) {
  const JurisdictionKind kind = world.jurisdictions[where.index()].kind;
  switch (gate) {
    case Gate::kDeparture:
    case Gate::kReturn:
      return kind == JurisdictionKind::kWorld;
    case Gate::kTransit:
    case Gate::kTransitCustody:
      return kind == JurisdictionKind::kState;
    case Gate::kApproach:
    case Gate::kCrossing:
      return kind == JurisdictionKind::kSector;
    case Gate::kPortOfEntry:
      return kind == JurisdictionKind::kPort;
    case Gate::kProcessing:
      return kind == JurisdictionKind::kSector || kind == JurisdictionKind::kPort;
    case Gate::kDetention:
    case Gate::kCourt:
    case Gate::kRemoval:
      return kind == JurisdictionKind::kArea;
    case Gate::kContact:
    case Gate::kTransfer:
      return kind == JurisdictionKind::kLocality;
  }
  return false;
}

}  // namespace corridor
