// Owen's scrambling: the flip of each binary digit is a draw addressed by dimension, scrambling and the digits above
// it.
#include "analysis/studies/design/scrambled_sobol.hpp"

namespace corridor {
namespace {

constexpr unsigned kBits = 32;

std::uint32_t scrambled(std::uint32_t bits, std::size_t dimension, std::uint32_t scramble, const DesignLuck& luck) {
  std::uint32_t flips = 0;
  for (unsigned depth = 0; depth < kBits; ++depth) {
    const std::uint32_t above = depth == 0 ? 0 : bits >> (kBits - depth);
    const auto visit = static_cast<std::uint32_t>(dimension * kBits + depth);
    const Draws draws = luck.at(above, DesignPurpose::kScramble, visit, scramble);
    flips |= (draws.bits[0] & 1U) << (kBits - 1 - depth);
  }
  return bits ^ flips;
}

}  // namespace

ScrambledSobol::ScrambledSobol(std::size_t dimension, std::uint64_t seed)
    : dimension_(dimension),
      luck_(seed),
      sequence_(openturns().sobol_points(dimension)),
      bits_(dimension, 0),
      scratch_(dimension) {}

void ScrambledSobol::seek(std::uint64_t index) {
  if (index < current_) {
    sequence_ = openturns().sobol_points(dimension_);
    bits_.assign(dimension_, 0);
    current_ = 0;
  }
  for (; current_ < index; ++current_) sequence_->next(scratch_);
  if (index == 0) return;
  for (std::size_t d = 0; d < dimension_; ++d) bits_[d] = static_cast<std::uint32_t>(scratch_[d] * 0x1p32);
}

void ScrambledSobol::at(std::uint64_t index, std::uint32_t scramble, std::span<double> point) {
  if (index != current_) seek(index);
  for (std::size_t d = 0; d < dimension_; ++d) point[d] = (scrambled(bits_[d], d, scramble, luck_) + 0.5) * 0x1p-32;
}

}  // namespace corridor
