// Where the result of each run lies, in about 10 bytes a run: an open table of places with a few bits of the run's key.
// A place found is only likely to be the run's: who asks must look there.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace corridor {

class RunIndex {
 public:
  static constexpr unsigned kPlaceBits = 50;  ///< Of a place; the rest of a slot holds bits of the key.

  /// Holds up to `most` runs.
  explicit RunIndex(std::uint64_t most);

  /// A place in the table.
  class Place {
   public:
    explicit Place(std::uint64_t* slot = nullptr) : slot_(slot) {}
    explicit operator bool() const { return slot_ != nullptr; }
    std::uint64_t get() const { return (*slot_ & kMask) - 1; }
    void set(std::uint64_t place) { *slot_ = (*slot_ & ~kMask) | (place + 1); }

   private:
    std::uint64_t* slot_;
  };
  /// The place noted for a key for which `holds` says that the run is there; null when there is none.
  Place find(std::uint64_t key, const std::function<bool(std::uint64_t place)>& holds);
  /// Notes the place of a run that is not there yet.
  void add(std::uint64_t key, std::uint64_t place);
  std::uint64_t size() const { return used_; }

 private:
  static constexpr std::uint64_t kMask = (std::uint64_t{1} << kPlaceBits) - 1;
  std::size_t home(std::uint64_t key) const;
  std::size_t next(std::size_t slot) const { return slot + 1 == slots_.size() ? 0 : slot + 1; }

  std::vector<std::uint64_t> slots_;  ///< 0: free. Else bits of the key, and the place + 1.
  std::uint64_t used_ = 0;
};

}  // namespace corridor
