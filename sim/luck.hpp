// Luck has an address: every draw is a function of (seed, replicate, identity, purpose, visit, link). Counter-based
// numbers (Philox 4x32-10; Salmon et al. 2011, doi:10.1145/2063384.2063405) from Random123: no state, no order, no
// stream to share.
#pragma once

#include <Random123/philox.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>

#include "sim/vocabulary.hpp"

#ifdef CORRIDOR_AUDIT_LUCK
#include "sim/luck_audit.hpp"
#endif

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

/// Four independent numbers in (0, 1).
struct Draws {
  std::array<std::uint32_t, 4> bits;
  double operator[](std::size_t lane) const { return (bits[lane] + 0.5) * 0x1p-32; }
  /// Exponential with mean 1.
  double exponential(std::size_t lane) const { return -std::log((*this)[lane]); }
};

class Luck {
 public:
  Luck(std::uint64_t seed, std::uint32_t replicate) {
    std::uint64_t key =
        seed + 0x9E3779B97F4A7C15ULL * (std::uint64_t{replicate} + 1);  // splitmix64: replicates get unrelated keys
    key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9ULL;
    key = (key ^ (key >> 27)) * 0x94D049BB133111EBULL;
    key ^= key >> 31;
    key_ = {{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
  }

  /// The draws of an address, which is used once: a build with CORRIDOR_AUDIT_LUCK refuses a second time.
  Draws at(std::uint64_t identity, Purpose purpose, std::uint32_t visit, std::uint32_t link = 0) const {
#ifdef CORRIDOR_AUDIT_LUCK
    audit_->use(identity, static_cast<std::uint32_t>(purpose), visit, link);
#endif
    return reread(identity, purpose, visit, link);
  }

  /// The same for what follows from an identity alone and is looked up whenever it is asked for: who somebody is, and
  /// who exists at a scale.
  Draws reread(std::uint64_t identity, Purpose purpose, std::uint32_t visit = 0, std::uint32_t link = 0) const {
    const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(identity),
                                              static_cast<std::uint32_t>(identity >> 32),
                                              static_cast<std::uint32_t>(purpose) << 24 | (visit & 0xFFFFFFU), link}};
    const r123::Philox4x32::ctr_type block = r123::Philox4x32{}(counter, key_);
    return {{block[0], block[1], block[2], block[3]}};
  }

 private:
  r123::Philox4x32::key_type key_{};
#ifdef CORRIDOR_AUDIT_LUCK
  std::shared_ptr<LuckAudit> audit_ = std::make_shared<LuckAudit>();  ///< Of this replicate; copies share it.

 public:
  const LuckAudit& audit() const { return *audit_; }
#endif
};

}  // namespace corridor
