// A scenario file, with every layer applied and checked: what `corridor run` plays.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "policies/policy_set.hpp"
#include "sim/engine.hpp"
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

struct Scenario {
  std::string file, name, description;
  ScenarioChanges changes;  ///< What the command line changed.
  YamlTree resolved;        ///< Every layer applied, defaults filled in; positions tell who set what.
  std::string world_directory;
  std::shared_ptr<World> world;  ///< Scenarios that differ in policies alone can share it.
  Day from, to;
  std::uint32_t scale = 1;
  std::uint64_t seed = 1;
  int replicates = 1;
  PolicySetResult policies;
  std::vector<Problem> warnings;
};

/// Loads and checks a scenario: its `extends` chain, its policy set, `--set`, `--without`, its world. Throws
/// ConfigError with every mistake.
Scenario load_scenario(const std::string& file, const ScenarioChanges& changes = {});

/// The key `scale`, "1:10" for one simulated party in place of ten real ones; 1 when it is absent, or wrong and
/// reported.
std::uint32_t read_scale(YamlReader& file);

/// Checks any file of ours (scenario, policy set, study, module, instrument, file of a world, a world's folder) without
/// running. Returns warnings. Throws ConfigError with every mistake.
std::vector<Problem> validate_file(const std::string& file);

/// The scenario as YAML with a comment on each value that says which file and line set it; defaults say so.
std::string resolve_as_yaml(const Scenario& scenario);
std::string resolve_as_json(const Scenario& scenario);  ///< Leaves as {"value": ..., "from": "FILE:LINE"}.
/// The values alone, as JSON: the same for the same scenario, wherever its files lie. For hashes.
std::string values_as_json(const Scenario& scenario);

/// JSON Schema (draft 2020-12) of `scenario`, `policy-set`, `study` or `calibration` files.
std::string json_schema(const std::string& what);

}  // namespace corridor
