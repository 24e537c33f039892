// A scenario of a world in which people move by attraction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"
#include "sim/attraction/world.hpp"

namespace corridor {

struct CampScenario {
  std::string file, name, description;
  ScenarioChanges changes;  ///< What the command line changed.
  attraction::World world;  ///< With the scenario's numbers, without what it leaves out.
  Day from, to;
  int days = 0;  ///< [from, to)
  std::uint32_t scale = 1;
  std::uint64_t seed = 1;
  int replicates = 1;
  std::vector<std::string> left_out;  ///< Events.
  ScenarioFiles read;
};

/// True when the file is a scenario whose world says that people move by attraction. False also for files that are
/// wrong: whoever reads them says so.
bool is_camp_scenario(const std::string& file);

/// Loads and checks it with every layer. Throws ConfigError with every mistake.
CampScenario load_camp_scenario(const std::string& file, const ScenarioChanges& changes = {});

}  // namespace corridor
