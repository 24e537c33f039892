// Linear probing in a table that is at most five sixths full.
#include "analysis/studies/play/run_index.hpp"

#include "sim/input/errors.hpp"

namespace corridor {

RunIndex::RunIndex(std::uint64_t most) : slots_(most + most / 5 + 16, 0) {}

/// Keys are hashes: their upper half, as a fraction, tells where in the table they begin.
std::size_t RunIndex::home(std::uint64_t key) const {
  return static_cast<std::size_t>(static_cast<unsigned __int128>(key) * slots_.size() >> 64U);
}

RunIndex::Place RunIndex::find(std::uint64_t key, const std::function<bool(std::uint64_t place)>& holds) {
  const std::uint64_t bits = key << kPlaceBits;
  for (std::size_t slot = home(key); slots_[slot] != 0; slot = next(slot)) {
    if ((slots_[slot] & ~kMask) == bits && holds((slots_[slot] & kMask) - 1)) return Place{&slots_[slot]};
  }
  return Place{};
}

void RunIndex::add(std::uint64_t key, std::uint64_t place) {
  if (used_ + 1 >= slots_.size()) throw Defect("more runs than a study was made for");
  std::size_t slot = home(key);
  while (slots_[slot] != 0) slot = next(slot);
  slots_[slot] = key << kPlaceBits | (place + 1);
  ++used_;
}

}  // namespace corridor
