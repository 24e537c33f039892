// A scenario file, with every layer applied and checked: what `corridor run` plays.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "policies/policy_set.hpp"
#include "sim/engine.hpp"
#include "sim/input/files_read.hpp"
#include "sim/input/yaml.hpp"
#include "sim/world.hpp"

namespace corridor {

/// A period that holds every date of law, for checking policies that have no period of their own.
inline const Day kBeforeAllLaw = std::chrono::year{1900} / 1 / 1;
inline const Day kAfterAllLaw = std::chrono::year{2200} / 1 / 1;

struct ScenarioChanges {
  std::vector<std::string> set;      ///< "PATH=VALUE", as on the command line.
  std::vector<std::string> without;  ///< Modules or instruments.
};

/// What a scenario was made from, byte by byte as it was read.
struct ScenarioFiles {
  FilesRead layers;  ///< The file and those that it extends, policy sets among them.
  FilesRead world;   ///< The tables of the world.
};

struct Scenario {
  std::string file, name, description;
  ScenarioChanges changes;  ///< What the command line changed.
  YamlTree resolved;        ///< Every layer applied, defaults filled in; positions tell who set what.
  std::string world_directory;
  std::shared_ptr<const ScenarioFiles> read = std::make_shared<const ScenarioFiles>();
  std::shared_ptr<World> world;  ///< Scenarios that differ in policies alone can share it.
  Day from, to;
  std::uint32_t scale = 1;
  std::uint64_t seed = 1;
  int replicates = 1;
  PolicySetResult policies;
  std::vector<Problem> warnings;
};

/// Loads and checks a scenario: its `extends` chain, its policy set, `--set`, `--without`, its world. Throws
/// ConfigError with every mistake. Files that are in `kept` are taken as they were read then, not as they lie there
/// now.
Scenario load_scenario(const std::string& file, const ScenarioChanges& changes = {}, const ScenarioFiles& kept = {});

/// The key `scale`, "1:10" for one simulated party in place of ten real ones; 1 when it is absent, or wrong and
/// reported.
std::uint32_t read_scale(YamlReader& file);

/// The folder of published series of a scenario's world: `observed` in the world's own folder, else beside the folder
/// of worlds; it need not exist.
std::string observed_beside(const Scenario& scenario);

}  // namespace corridor
