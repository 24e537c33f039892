// A record of the addresses that draws were taken from, for builds that check them (CMake: CORRIDOR_AUDIT_LUCK). A draw
// that is taken twice makes two things depend on each other that should not.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace corridor {

class LuckAudit {
 public:
  /// Notes a use from any thread. Throws Defect that names the address on its second use, or when a part of it is too
  /// large for its bits.
  void use(std::uint64_t identity, std::uint32_t purpose, std::uint32_t visit, std::uint32_t link);

  /// Addresses used so far; `total` those of all records of this process.
  std::size_t size() const;
  static std::uint64_t total() { return total_; }

 private:
  struct Address {
    std::uint64_t identity = 0;
    std::uint32_t purpose_and_visit = 0, link = 0;
    friend bool operator==(const Address&, const Address&) = default;
  };
  /// A part of all addresses: an open table of those used, never more than half full.
  struct Shard {
    mutable std::mutex mutex;
    std::vector<Address> table;
    std::vector<bool> taken;
    std::size_t size = 0;

    bool insert(const Address& address, std::uint64_t hash);  ///< False when it is there already.
    void grow();
  };
  static std::uint64_t hash_of(const Address& address);

  static std::atomic<std::uint64_t> total_;
  std::array<Shard, 64> shards_;
};

}  // namespace corridor
