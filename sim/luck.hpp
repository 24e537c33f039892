// Luck has an address: every draw is a function of (seed, replicate, identity, purpose, visit, link). Counter-based
// numbers (Philox 4x32-10; Salmon et al. 2011, doi:10.1145/2063384.2063405) from Random123: no state, no order, no
// stream to share.
#pragma once

#include <Random123/philox.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>

#include "sim/purpose.hpp"

#ifdef CORRIDOR_AUDIT_LUCK
#include "sim/luck_audit.hpp"
#endif

namespace corridor {

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
