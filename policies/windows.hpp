// Windows in force and court orders, from the register and from a user's policy set.
#pragma once

#include <vector>

#include "policies/module.hpp"
#include "policies/register.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// Fills the windows and blocks of every part from the register. Places that this world does not have are left out.
void take_register_windows(const Register& shipped, const ModuleDescription& module, ModuleSettings& settings);

/// Reads a user's list of windows: {from, to, where}, and for court orders {from, to, by, share, where}. Reports
/// overlaps, empty intervals and unknown places.
std::vector<Window> read_windows(const YamlTree& list, const std::string& path, bool blocks, const World& world,
                                 Problems& problems);

/// True when a part holds somewhere on some day of [from, to): a window is open, and no court has wholly stopped it.
bool holds_within(const ModuleSettings& settings, const std::string& part, Day from, Day to);
/// True when any window shares a day with [from, to).
bool touches(const std::vector<Window>& windows, Day from, Day to);

}  // namespace corridor
