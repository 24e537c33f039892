// Linear probing in a table of a power of two, at most three quarters full.
#include "analysis/sensitivity/run_index.hpp"

namespace corridor {
namespace {

/// Names are hashes already; replicates of a name get keys far apart (splitmix64's multiplier).
std::uint64_t key_of(std::uint64_t name, std::uint32_t replicate) { return name + 0x9E3779B97F4A7C15ULL * replicate; }

}  // namespace

std::size_t RunIndex::slot_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(key ^ key >> 32U) & mask;
  while (slots_[slot].place != kNone && slots_[slot].key != key) slot = (slot + 1) & mask;
  return slot;
}

std::uint64_t RunIndex::find(std::uint64_t name, std::uint32_t replicate) const {
  return slots_.empty() ? kNone : slots_[slot_of(key_of(name, replicate))].place;
}

void RunIndex::set(std::uint64_t name, std::uint32_t replicate, std::uint64_t place) {
  if (4 * (used_ + 1) > 3 * slots_.size()) grow();
  Slot& slot = slots_[slot_of(key_of(name, replicate))];
  if (slot.place == kNone) ++used_;
  slot = {key_of(name, replicate), place};
}

void RunIndex::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : 2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.place != kNone) slots_[slot_of(slot.key)] = slot;
  }
}

}  // namespace corridor
