// How a party meets a chain: the draws that decide, apart from what then becomes of the party.
#pragma once

#include <cstddef>
#include <span>

#include "sim/chain.hpp"
#include "sim/luck.hpp"

namespace corridor {

/// The link of a claim chain that takes a party, from `first` on: each link has a draw of its own. `response`
/// multiplies the share that leaves home, and free choices of a port. The chain's size when no link takes it.
std::size_t link_taken(std::span<const Link> chain, const Luck& luck, std::uint64_t identity, Gate gate,
                       std::uint32_t visit, std::size_t first = 0, double response = 1);

/// The link of a rate chain that ends an exposure to it (days on the way, or one attempt), for `u` in (0, 1): competing
/// exponential risks. Null when nothing ends it.
const Link* link_that_ends(std::span<const Link> chain, double exposure, double u);

}  // namespace corridor
