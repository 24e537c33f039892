// Chains of links.
#include "sim/chain.hpp"

#include <algorithm>

namespace corridor {

const Link& link_at(std::span<const Link> chain, PerDay rate) {
  return *std::find_if(chain.begin(), chain.end() - 1, [rate](const Link& link) { return rate < link.amount; });
}

void GateChains::add(std::span<const Link> chain) {
  if (!rows_.empty()) {
    const std::span<const Link> last = of(rows_.size() - 1);
    if (std::equal(chain.begin(), chain.end(), last.begin(), last.end())) {
      rows_.push_back(rows_.back());
      return;
    }
  }
  rows_.push_back({static_cast<std::uint32_t>(links_.size()), static_cast<std::uint32_t>(chain.size())});
  links_.insert(links_.end(), chain.begin(), chain.end());
}

}  // namespace corridor
