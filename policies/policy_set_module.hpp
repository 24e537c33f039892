// What a user's policy set says of one module: words, windows, rules, numbers over those of the register.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policies/register.hpp"
#include "policies/trigger_text.hpp"

namespace corridor {

/// Something said of a policy that matters only while the policy is in force, and the warning if it never is.
struct Dependent {
  std::size_t module = 0;
  std::string part;  ///< Empty: any part.
  Problem warning;
};

/// What is needed while one policy set is read.
struct Reading {
  const Register& shipped;
  const World& world;
  Day from, to;
  Problems& problems;
  std::vector<Problem>& warnings;
  std::vector<TriggerText>& triggers;
  std::size_t module = 0;  ///< The one being read.
  std::vector<Dependent> dependents = {};
};

/// What the register and the descriptor say of a module, before any policy set.
ModuleSettings default_settings(const Register& shipped, const ModuleDescription& module, const World& world);

/// True when the part (empty: a part) of a module holds on some day of the period, or may come into force by a rule.
bool in_force_at_all(const ModuleSettings& settings, std::size_t module, const std::string& part,
                     const Reading& reading);

/// The period in words, for warnings.
std::string period(const Reading& reading);

/// Applies the module's entry in a policy set, where there is one.
void apply_module(YamlReader& set, const ModuleDescription& module, ModuleSettings& settings, Reading& reading);

}  // namespace corridor
