// Chains of links.
#include "sim/chain.hpp"

#include <algorithm>

namespace corridor {

const Link& link_at(std::span<const Link> chain, PerDay rate) {
  return *std::find_if(chain.begin(), chain.end() - 1, [rate](const Link& link) { return rate < link.amount; });
}

void GateChains::add(std::span<const Link> chain) {
  rows_.push_back({static_cast<std::uint32_t>(links_.size()), static_cast<std::uint32_t>(chain.size())});
  links_.insert(links_.end(), chain.begin(), chain.end());
}

bool GateChains::same_as(const GateChains& other) const {
  if (alike_->group_of_class().size() != other.alike_->group_of_class().size()) return false;
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> compared(rows_.size(), kNone);  // with which group of the other, last
  for (std::size_t c = 0; c < alike_->group_of_class().size(); ++c) {
    std::size_t& last = compared[group_of_[c]];
    if (last == other.group_of_[c]) continue;
    last = other.group_of_[c];
    if (!std::ranges::equal(of(c), other.of(c))) return false;
  }
  return true;
}

}  // namespace corridor
