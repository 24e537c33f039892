// Asks all ranks and compares what they say.
#include "analysis/run/together.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/scenario/fingerprint.hpp"

namespace corridor {

void check_same_run(Peers* peers, const Scenario& scenario, const ManifestFacts& facts) {
  if (peers == nullptr) return;
  const std::vector<std::string> runs =
      peers->gather(fmt::format("{} seed {} replicates {} scale {} from {} to {}", fingerprint_of(scenario), facts.seed,
                                facts.replicates, facts.scale, to_string(scenario.from), to_string(scenario.to)));
  const auto other = std::ranges::find_if(runs, [&](const std::string& run) { return run != runs.front(); });
  if (other == runs.end()) return;
  throw RunFailure(
      fmt::format("rank {} has another program, scenario or world than rank 0; all must read the same files, with the "
                  "same options",
                  other - runs.begin()));
}

bool everyone_goes_on(Peers* peers, bool goes_on) {
  if (peers == nullptr) return goes_on;
  std::int64_t stopped = goes_on ? 0 : 1;
  peers->sum({&stopped, 1});
  return stopped == 0;
}

}  // namespace corridor
