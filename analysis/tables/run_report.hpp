// What a run has played and written so far.
#pragma once

#include <string>
#include <vector>

#include "sim/engine.hpp"

namespace corridor {

struct RunReport {
  std::string directory;
  bool complete = true;            ///< False when stopped early.
  std::vector<int> months_done;    ///< By replicate begun: complete months written.
  RunTotals totals;                ///< Summed over replicates.
  double wall_s = 0;               ///< Seconds, from the first simulated day to the last file.
  double peak_rss_mib = 0;         ///< Of the process, MiB.
  std::vector<std::string> files;  ///< Names written, in the order written.
  std::string no_checkpoint;       ///< Why none could be left when it was stopped early; empty when one was.
};

}  // namespace corridor
