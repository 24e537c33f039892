// What holds for a gate under every law: how policies act there, which party classes it tells apart, and where it is
// met; its outcomes are in outcome_facts.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/outcome_facts.hpp"
#include "sim/who.hpp"
#include "sim/world.hpp"

namespace corridor {

/// True where rates add; at all other gates policies claim shares.
constexpr bool is_rate_gate(Gate gate) {
  return gate == Gate::kTransit || gate == Gate::kCrossing || gate == Gate::kContact;
}

/// The attributes that a gate looks at (`kGateSees`), as a list.
struct SeenAttributes {
  std::array<Attribute, kAttributes> list{};
  std::size_t count = 0;
  constexpr const Attribute* begin() const { return list.data(); }
  constexpr const Attribute* end() const { return list.data() + count; }
};
inline constexpr std::array<SeenAttributes, kGates> kSeenAttributes = [] {
  std::array<SeenAttributes, kGates> seen{};
  for (std::size_t g = 0; g < kGates; ++g) {
    for (std::size_t a = 0; a < kAttributes; ++a) {
      if (kGateSees[g][a]) seen[g].list[seen[g].count++] = static_cast<Attribute>(a);
    }
  }
  return seen;
}();

/// How many values an attribute takes in a world with so many nationalities.
constexpr std::size_t values_of(Attribute attribute, std::size_t nationalities) {
  return attribute == Attribute::kNationality ? nationalities : kAttributeSizes[index_of(attribute)];
}

/// The names that an attribute's values have in tables, in order; none for nationalities, which only a world knows.
std::vector<std::string> value_names(Attribute attribute);
std::vector<std::string> value_names(const World& world, Attribute attribute);

/// Index of a party class among the classes that a gate tells apart; in [0, classes_of(gate, nationalities)).
constexpr std::size_t class_index(Gate gate, const PartyClass& party, std::size_t nationalities) {
  std::size_t index = 0;
  for (const Attribute a : kSeenAttributes[index_of(gate)]) index = index * values_of(a, nationalities) + party[a];
  return index;
}
/// The same where the gate is known when the program is built: what it does not see costs nothing.
template <Gate gate>
constexpr std::size_t class_index(const PartyClass& party, std::size_t nationalities) {
  constexpr SeenAttributes seen = kSeenAttributes[index_of(gate)];
  return [&]<std::size_t... i>(std::index_sequence<i...>) {
    std::size_t index = 0;
    ((index = index * values_of(seen.list[i], nationalities) + party[seen.list[i]]), ...);
    return index;
  }
  (std::make_index_sequence<seen.count>{});
}
std::size_t classes_of(Gate gate, std::size_t nationalities);
/// Inverse of class_index; unseen attributes are 0.
PartyClass class_at(Gate gate, std::size_t index, std::size_t nationalities);

/// Kinds of jurisdiction at which a gate is met: one, or two.
struct MetAt {
  Gate gate;
  JurisdictionKind kind, or_kind;
};
inline constexpr std::array<MetAt, kGates> kMetAt = [] {
  using enum JurisdictionKind;
  return std::array<MetAt, kGates>{{
      {Gate::kDeparture, kWorld, kWorld},
      {Gate::kTransit, kState, kState},
      {Gate::kTransitCustody, kState, kState},
      {Gate::kApproach, kSector, kSector},
      {Gate::kPortOfEntry, kPort, kPort},
      {Gate::kCrossing, kSector, kSector},
      {Gate::kProcessing, kSector, kPort},
      {Gate::kDetention, kArea, kArea},
      {Gate::kCourt, kArea, kArea},
      {Gate::kContact, kLocality, kLocality},
      {Gate::kTransfer, kLocality, kLocality},
      {Gate::kRemoval, kArea, kArea},
      {Gate::kReturn, kWorld, kWorld},
  }};
}();
static_assert(std::all_of(kMetAt.begin(), kMetAt.end(),
                          [](const MetAt& row) { return &row == &kMetAt[index_of(row.gate)]; }),
              "rows stand in the order of Gate");

/// True when a gate can be met in this jurisdiction. `kMetAt` says at which kinds.
bool gate_is_at(Gate gate, const World& world, Id<Jurisdiction> where);

}  // namespace corridor
