// Open addressing with linear probing: sixteen bytes an address, so that tens of millions fit.
#include "sim/luck_audit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/input/errors.hpp"
#include "sim/purpose.hpp"

namespace corridor {
namespace {

std::string name_of_purpose(std::uint32_t purpose) {
  if (purpose < kGates) return std::string(kGateNames[purpose]);
  if (purpose >= kStayBlock && purpose < kStayBlock + kGates)
    return "stay after " + std::string(kGateNames[purpose - kStayBlock]);
  if (purpose >= kTurnBlock && purpose < kTurnBlock + kGates)
    return "turn at " + std::string(kGateNames[purpose - kTurnBlock]);
  return "number " + std::to_string(purpose);
}

}  // namespace

std::atomic<std::uint64_t> LuckAudit::total_{0};

void LuckAudit::use(std::uint64_t identity, std::uint32_t purpose, std::uint32_t visit, std::uint32_t link) {
  if (visit >= std::uint32_t{1} << 24)
    throw Defect(fmt::format("visit {} of {} has more than 24 bits", visit, name_of_purpose(purpose)));
  const Address address{identity, purpose << 24 | visit, link};
  const std::uint64_t hash = hash_of(address);
  Shard& shard = shards_[hash % shards_.size()];
  const std::lock_guard<std::mutex> lock(shard.mutex);
  if (!shard.insert(address, hash / shards_.size()))
    throw Defect(fmt::format("a draw is taken twice: identity {}, purpose {}, visit {}, link {}", identity,
                             name_of_purpose(purpose), visit, link));
  ++total_;
}

std::size_t LuckAudit::size() const {
  std::size_t sum = 0;
  for (const Shard& shard : shards_) {
    const std::lock_guard<std::mutex> lock(shard.mutex);
    sum += shard.size;
  }
  return sum;
}

bool LuckAudit::Shard::insert(const Address& address, std::uint64_t hash) {
  if (2 * (size + 1) > table.size()) grow();
  std::size_t at = hash % table.size();
  for (; taken[at]; at = (at + 1) % table.size()) {
    if (table[at] == address) return false;
  }
  taken[at] = true;
  table[at] = address;
  ++size;
  return true;
}

void LuckAudit::Shard::grow() {
  std::vector<Address> before(std::max<std::size_t>(64, table.size() * 2));
  std::vector<bool> was(before.size(), false);
  before.swap(table);
  was.swap(taken);
  for (std::size_t i = 0; i < was.size(); ++i) {
    if (!was[i]) continue;
    std::size_t at = hash_of(before[i]) / 64 % table.size();
    while (taken[at]) at = (at + 1) % table.size();
    taken[at] = true;
    table[at] = before[i];
  }
}

std::uint64_t LuckAudit::hash_of(const Address& address) {
  std::uint64_t h = address.identity * 0x9E3779B97F4A7C15ULL;
  h = (h ^ (h >> 29) ^ (std::uint64_t{address.purpose_and_visit} << 32 | address.link)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 32)) * 0x94D049BB133111EBULL;
  return h ^ (h >> 29);
}

}  // namespace corridor
