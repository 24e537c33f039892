// Where the result of each run lies, in 16 bytes a run: an open table of hashes.
#pragma once

#include <cstdint>
#include <vector>

namespace corridor {

class RunIndex {
 public:
  static constexpr std::uint64_t kNone = ~std::uint64_t{0};

  /// The place noted for a run; kNone when there is none.
  std::uint64_t find(std::uint64_t name, std::uint32_t replicate) const;
  /// Notes a place (any number but kNone), instead of an earlier one.
  void set(std::uint64_t name, std::uint32_t replicate, std::uint64_t place);
  std::uint64_t size() const { return used_; }

 private:
  struct Slot {
    std::uint64_t key = 0, place = kNone;
  };
  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::vector<Slot> slots_;
  std::uint64_t used_ = 0;
};

}  // namespace corridor
