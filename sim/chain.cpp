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

}  // namespace corridor
