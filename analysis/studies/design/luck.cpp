// Permutations without memory.
#include "analysis/studies/design/luck.hpp"

#include <bit>

namespace corridor {
namespace {

constexpr std::uint32_t kRounds = 8;

std::uint64_t feistel(const DesignLuck& luck, std::uint64_t index, unsigned half, std::uint32_t dimension,
                      std::uint32_t link) {
  const std::uint64_t mask = (std::uint64_t{1} << half) - 1;
  std::uint64_t left = index >> half, right = index & mask;
  for (std::uint32_t round = 0; round < kRounds; ++round) {
    const std::uint64_t mixed =
        luck.at(right | std::uint64_t{round} << 56U, DesignPurpose::kStratum, dimension, link).bits[0];
    const std::uint64_t next = left ^ (mixed & mask);
    left = right;
    right = next;
  }
  return left << half | right;
}

}  // namespace

std::uint64_t permuted(const DesignLuck& luck, std::uint64_t index, std::uint64_t size, std::uint32_t dimension,
                       std::uint32_t link) {
  if (size < 2) return index;
  const auto half = static_cast<unsigned>(std::bit_width(size - 1) + 1) / 2;
  do {
    index = feistel(luck, index, half, dimension, link);
  } while (index >= size);
  return index;
}

}  // namespace corridor
