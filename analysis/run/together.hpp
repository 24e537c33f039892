// What ranks that play one run agree on beside the engine: that it is the same run, and whether it goes on. Nothing is
// asked where there are no others.
#pragma once

#include <string>

#include "sim/peers.hpp"

namespace corridor {

/// Throws RunFailure, on every rank, when one of them says another thing: `play` is all that decides what is played.
void check_same_play(Peers* peers, const std::string& play);

/// False when any rank says false.
bool everyone_goes_on(Peers* peers, bool goes_on);

}  // namespace corridor
