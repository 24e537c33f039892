// What holds for a gate under every law: how policies act there, which party classes it tells apart, its outcomes, and
// where it is met.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

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
std::size_t classes_of(Gate gate, std::size_t nationalities);
/// Inverse of class_index; unseen attributes are 0.
PartyClass class_at(Gate gate, std::size_t index, std::size_t nationalities);

/// The outcomes that a gate can have, in a fixed order.
std::span<const Outcome> outcomes_of(Gate gate);
/// Where an outcome stands among those of its gate: the order of details in the tables.
std::size_t position_of(Gate gate, Outcome outcome);

/// What happens at a claim gate when neither a policy nor the base table decides.
Outcome default_outcome(Gate gate);

/// True when a gate can be met in this jurisdiction. Departure and return are met at the root; transit and transit
/// custody in the states of origin and transit countries; approach and crossing in sectors; port_of_entry at ports;
/// processing in both; detention, court and removal in areas; contact and transfer in localities.
bool gate_is_at(Gate gate, const World& world, Id<Jurisdiction> where);

}  // namespace corridor
