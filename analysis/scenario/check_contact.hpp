// Whether a user's policies keep contact rates within the bound that the world sets, before anything is played.
#pragma once

#include "policies/register.hpp"
#include "sim/input/yaml.hpp"
#include "sim/policy.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Reports the first day and place where the modules that act at the contact gate raise its rates above their bound.
/// `modules` describes `policies` in the same order; `written` is what the user says of policies, or null.
void check_contact_rates(const World& world, const std::vector<ModuleDescription>& modules, const PolicySet& policies,
                         Day from, Day to, const YamlTree& written, Problems& problems);

}  // namespace corridor
