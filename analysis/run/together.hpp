// What ranks that play one run agree on beside the engine: that it is the same run, and whether it goes on. Nothing is
// asked where there are no others.
#pragma once

#include "analysis/run/manifest.hpp"
#include "sim/peers.hpp"

namespace corridor {

/// Throws RunFailure, on every rank, when one of them has another program, world, scenario, law or size of the run.
void check_same_run(Peers* peers, const Scenario& scenario, const ManifestFacts& facts);

/// False when any rank says false.
bool everyone_goes_on(Peers* peers, bool goes_on);

}  // namespace corridor
