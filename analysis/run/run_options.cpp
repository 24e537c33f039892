// From what is asked of a run to what is asked of the engine.
#include "analysis/run/run_options.hpp"

#include "sim/parallel.hpp"

namespace corridor {

RunSettings settings_of(const Scenario& scenario, const RunOptions& options, std::uint64_t seed, std::uint32_t scale,
                        int replicate) {
  RunSettings settings{scenario.from, scenario.to,
                       seed,          static_cast<std::uint32_t>(replicate),
                       scale,         threads_or_cores(options.threads)};
  settings.peers = options.peers;
  if (options.profile != nullptr) settings.on_step = options.profile->on_step();
  return settings;
}

}  // namespace corridor
