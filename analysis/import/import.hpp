// Cases of other simulators as worlds of ours.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace corridor {

struct ImportReport {
  std::string directory;
  std::vector<std::string> files = {}, notes = {};  ///< What was written; what was odd, and what was made of it.
  std::size_t places = 0, roads = 0, events = 0, camps = 0;
  std::int64_t at_start = 0, set_out = 0;  ///< Persons.
  int days = 0;
};

/// Reads the folder of a FLEE case and writes it as a world with a scenario into `output`. Throws ConfigError with
/// every mistake before anything is written. `divide`: all persons (counts, inhabitants, capacities) are divided by it,
/// as FLEE's `hasten` has it, to lay a run beside one of FLEE's.
ImportReport import_flee(const std::string& directory, const std::string& output, bool force, long divide = 1);

}  // namespace corridor
