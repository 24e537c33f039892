// From a user's policy set to the modules of a run: register defaults, then the YAML layers, then --without.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "policies/register.hpp"
#include "policies/trigger_text.hpp"
#include "sim/input/yaml.hpp"
#include "sim/policy.hpp"

namespace corridor {

struct PolicySetResult {
  PolicySet policies;                        ///< In order of precedence.
  std::vector<ModuleSettings> settings;      ///< The same order.
  std::vector<std::string> instruments_off;  ///< Instruments left out, for the indicators.
  std::vector<Problem> warnings;
  std::vector<TriggerText> triggers;
};
/// The module again under other settings.
std::shared_ptr<const Policy> make_policy(const ModuleSettings& settings);

/// True when what a number of a module acts through (its parts, as the descriptor has them; every part for another
/// word) holds on some day of [from, to), or may come into force by a rule. What courts stop on all these days does not
/// hold.
bool in_force_within(const PolicySetResult& set, const std::string& module, const std::string& parameter, Day from,
                     Day to);
/// That in words: "mpp", "mexico_enforcement.surge".
std::string policy_of_number(const std::string& module, const std::string& parameter);

/// Reads `policies:` (a resolved tree; null means everything as the register has it) against a world.
/// Unknown modules, parts, parameters, places, overlapping windows, values out of range are problems. Windows that can
/// never take effect within [from, to) are warnings. `without` names modules or instruments to leave out.
PolicySetResult make_policy_set(const Register& shipped, const World& world, const YamlTree& policies,
                                const std::vector<std::string>& without, Day from, Day to, Problems& problems);

}  // namespace corridor
