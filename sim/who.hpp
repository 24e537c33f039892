// What a gate can see of a party, and sets of such parties. Policies say *who* with masks; an empty mask means anyone.
#pragma once

#include <array>
#include <cstdint>

#include "sim/vocabulary.hpp"

namespace corridor {

/// The attributes by which gates tell parties apart.
enum class Attribute : std::uint8_t {
  kNationality,
  kKind,
  kCriminality,
  kIntent,
  kGuided,
  kPriorRemoval,
  kProtected,
  kChannel,
  kSetting,
  kDocket,
  kConsequence
};
inline constexpr std::size_t kAttributes = 11;
inline constexpr std::array<std::string_view, kAttributes> kAttributeNames{
    "nationality", "party",   "criminality", "intent", "guided",     "prior_removal",
    "protected",   "channel", "setting",     "docket", "consequence"};
/// How many values each attribute can take.
inline constexpr std::array<std::uint8_t, kAttributes> kAttributeSizes{
    16, kPartyKinds, kCriminalities, 2, 2, 2, 2, 2, 5, 4, 6};

/// One value per attribute: the class of a party at a gate.
struct PartyClass {
  std::array<std::uint8_t, kAttributes> value{};
  constexpr std::uint8_t& operator[](Attribute a) { return value[index_of(a)]; }
  constexpr std::uint8_t operator[](Attribute a) const { return value[index_of(a)]; }
};

/// A set of party classes: for each attribute a mask of allowed values; 0 allows all.
struct Who {
  std::array<std::uint16_t, kAttributes> mask{};

  template <class Value>
  constexpr Who& only(Attribute attribute, Value value) {
    mask[index_of(attribute)] =
        static_cast<std::uint16_t>(mask[index_of(attribute)] | (1U << static_cast<unsigned>(value)));
    return *this;
  }
  constexpr bool includes(const PartyClass& party) const {
    for (std::size_t a = 0; a < kAttributes; ++a) {
      if (mask[a] != 0 && (mask[a] >> party.value[a] & 1U) == 0) return false;
    }
    return true;
  }
  friend constexpr bool operator==(const Who&, const Who&) = default;
};

/// Which attributes each gate looks at. A row of a gate table exists for each combination of these.
inline constexpr std::array<std::array<bool, kAttributes>, kGates> kGateSees{{
    //  nation kind  crim   intent guided prior  protct channl setting docket conseq
    {{true, true, false, false, false, false, false, false, false, false, false}},  // departure
    {{true, true, false, false, true, false, false, false, false, false, false}},   // transit
    {{true, true, false, true, false, false, false, false, false, false, false}},   // transit_custody
    {{true, true, false, true, false, false, false, false, false, false, false}},   // approach
    {{true, true, false, true, false, false, false, false, false, false, false}},   // port_of_entry
    {{true, true, false, true, true, false, false, false, false, false, false}},    // crossing
    {{true, true, false, true, false, true, false, true, false, false, false}},     // processing
    {{true, true, true, true, false, false, false, false, true, false, false}},     // detention
    {{true, true, false, false, false, false, false, false, false, true, false}},   // court
    {{false, false, true, false, false, false, true, false, false, false, false}},  // contact
    {{false, false, true, false, false, false, true, false, true, false, false}},   // transfer
    {{true, false, true, false, false, false, true, false, false, true, false}},    // removal
    {{true, true, false, true, false, false, false, false, false, false, true}},    // return
}};

}  // namespace corridor
