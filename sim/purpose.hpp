// What draws are for: the part of an address that says which thing a number decides.
#pragma once

#include <cstdint>

#include "sim/vocabulary.hpp"

namespace corridor {

/// What a draw decides. Numbers are parts of addresses: one that is gone (35, 36, 38) is not given to anything else, so
/// that other draws stay as they were. Gates have three blocks of their own, below and above the rest.
enum class Purpose : std::uint32_t {
  kBirth = 32,
  kTraits = 33,
  kHop = 34,
  kNextContact = 37,
  kConviction = 39,
  kMove = 40,
  kScale = 41,
  kFiling = 42,
  kCustodyReview = 43,
  kLateFear = 44,
  kPurposes  ///< How many numbers are spoken for, those of gates apart.
};
inline constexpr std::uint32_t kStayBlock = 64, kTurnBlock = 96, kPurposeEnd = 128;

/// What a gate decides.
constexpr Purpose purpose_of(Gate gate) { return static_cast<Purpose>(index_of(gate)); }
/// How long that lasts which a gate decided: a wait, a stay in custody, a delay.
constexpr Purpose stay_after(Gate gate) { return static_cast<Purpose>(kStayBlock + index_of(gate)); }
/// Who comes first among those who ask for room at a gate on one day.
constexpr Purpose turn_at(Gate gate) { return static_cast<Purpose>(kTurnBlock + index_of(gate)); }
static_assert(kGates <= static_cast<std::uint32_t>(Purpose::kBirth) &&
                  static_cast<std::uint32_t>(Purpose::kPurposes) <= kStayBlock && kStayBlock + kGates <= kTurnBlock &&
                  kTurnBlock + kGates <= kPurposeEnd && kPurposeEnd <= 256,
              "a purpose has eight bits of the counter, and blocks do not meet");

}  // namespace corridor
