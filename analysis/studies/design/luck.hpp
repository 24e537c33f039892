// Random choices of a design: every one has an address, so that any point can be made again alone.
#pragma once

#include <cstdint>

#include "sim/luck.hpp"

namespace corridor {

/// What a draw of a design decides; numbers of their own, apart from those of the model.
enum class DesignPurpose : std::uint32_t { kScramble = 64, kStratum, kWithin, kRedraw, kTrajectory, kNoise, kResample };

class DesignLuck {
 public:
  explicit DesignLuck(std::uint64_t seed) : luck_(seed, 0) {}
  Draws at(std::uint64_t identity, DesignPurpose purpose, std::uint32_t visit, std::uint32_t link = 0) const {
    return luck_.at(identity, static_cast<Purpose>(purpose), visit, link);
  }

 private:
  Luck luck_;
};

/// A permutation of [0, size) by its address alone: a Feistel network on the next even number of bits, walked until it
/// falls within (Black and Rogaway 2002).
std::uint64_t permuted(const DesignLuck& luck, std::uint64_t index, std::uint64_t size, std::uint32_t dimension,
                       std::uint32_t link);

}  // namespace corridor
