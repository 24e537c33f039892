// What holds for a gate under every law.
#include "sim/gate_facts.hpp"

#include <fmt/format.h>

#include <vector>

#include "sim/input/errors.hpp"
#include "sim/input/texts.hpp"

namespace corridor {

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

void refuse_outcome(Gate gate, Outcome outcome) {
  throw Defect(fmt::format("{} is no outcome of the gate {}", name_of(outcome), name_of(gate)));
}

Outcome default_outcome(Gate gate) {
  const std::optional<Outcome> otherwise = kGateOutcomes[index_of(gate)].otherwise();
  if (!otherwise) throw Defect(fmt::format("the rate gate {} has no outcome by default", name_of(gate)));
  return *otherwise;
}

bool gate_is_at(Gate gate, const World& world, Id<Jurisdiction> where) {
  const MetAt& met = kMetAt[index_of(gate)];
  const JurisdictionKind kind = world.jurisdictions[where.index()].kind;
  return kind == met.kind || kind == met.or_kind;
}

}  // namespace corridor
