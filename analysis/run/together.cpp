// Asks all ranks and compares what they say.
#include "analysis/run/together.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {

void check_same_play(Peers* peers, const std::string& play) {
  if (peers == nullptr) return;
  const std::vector<std::string> plays = peers->gather(play);
  const auto other = std::ranges::find_if(plays, [&](const std::string& one) { return one != plays.front(); });
  if (other == plays.end()) return;
  throw RunFailure(fmt::format(
      "rank {} has another program, scenario, world or checkpoint than rank 0; all must read the same files, "
      "with the same options",
      other - plays.begin()));
}

bool everyone_goes_on(Peers* peers, bool goes_on) {
  if (peers == nullptr) return goes_on;
  std::int64_t stopped = goes_on ? 0 : 1;
  peers->sum({&stopped, 1});
  return stopped == 0;
}

}  // namespace corridor
