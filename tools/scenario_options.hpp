// The options that change a scenario: shared by every verb that takes one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"

namespace CLI {
class App;
class Option;
class Validator;
}  // namespace CLI

namespace corridor::tools {

struct ScenarioOptions {
  std::string file;
  std::vector<std::string> set;  ///< PATH=VALUE, in the order given.
  std::vector<std::string> without;
  std::string seed, replicates,
      scale;  ///< As written; empty when not given. They are layers like --set, so `resolve` can name them.

  ScenarioChanges changes() const;
};

/// Checks an option: a whole number in [low, high], without sign, spaces or leading zeros.
CLI::Validator whole_number(std::uint64_t low, std::uint64_t high);

/// The option names files or folders of input: a path that begins with `scenarios/` may also be one that ships.
CLI::Option* takes_input(CLI::Option* option);

/// Adds --threads N, at least one; without it as many as there are cores. `text` says what runs on them.
void add_threads(CLI::App& verb, int& threads,
                 const std::string& text = "Threads (every core unless told); results do not depend on it");
/// Adds --force, which overwrites results.
void add_force(CLI::App& verb, bool& force);

/// Adds SCENARIO, --set, --without, --seed, --replicates and --scale.
std::shared_ptr<ScenarioOptions> add_scenario_options(CLI::App& verb);
/// The same without SCENARIO, for verbs that change several.
std::shared_ptr<ScenarioOptions> add_change_options(CLI::App& verb);

/// What was given, as it is typed: " --scale 1:10 --set PATH=VALUE"; empty when nothing was.
std::string options_text(const ScenarioOptions& options);

}  // namespace corridor::tools
