// Where a run is while it is played, and who is asked whether it goes on.
#pragma once

#include <cstdint>
#include <functional>

#include "sim/run.hpp"

namespace corridor {

/// Where a run is, for a progress bar.
struct RunProgress {
  int replicate = 0, replicates = 1;  ///< The one being played, from 0.
  Progress engine;
  std::uint64_t events_before = 0;  ///< Events of the replicates already finished.
};

/// Called after each simulated day; false stops the run: complete months are kept and written.
using RunProgressCallback = std::function<bool(const RunProgress&)>;

}  // namespace corridor
