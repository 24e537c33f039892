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
  std::vector<std::string> parts;  ///< Any of them; empty: any of the module's.
  bool is_order = false;           ///< A court order: it matters also where it stops all there is.
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

/// True when one of the parts (empty: of all) of a module is open on some day of the period, whatever courts say of it,
/// or may come into force by a rule.
bool in_force_at_all(const ModuleSettings& settings, std::size_t module, const std::vector<std::string>& parts,
                     const Reading& reading);
/// The same, where no court stops it on all these days.
bool holds_at_all(const ModuleSettings& settings, std::size_t module, const std::vector<std::string>& parts,
                  const Reading& reading);
/// "mpp", "mpp.programme", "mpp.one and mpp.other": for messages.
std::string subject(const std::string& module, const std::vector<std::string>& parts);

/// The period in words, for warnings.
std::string period(const Reading& reading);

/// Applies the module's entry in a policy set, where there is one.
void apply_module(YamlReader& set, const ModuleDescription& module, ModuleSettings& settings, Reading& reading);

}  // namespace corridor
