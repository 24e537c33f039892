// Each corridor has a room of its own: modules, and a register of the acts that switch them. A world names its room.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "policies/module.hpp"

namespace corridor {

/// A module and what makes it.
struct ModuleEntry {
  std::string_view name;
  std::shared_ptr<const Policy> (*make)(ModuleSettings settings);
};

/// The policies of a corridor: a folder here, and what a world says under `policies`.
struct PolicyRoom {
  std::string_view name;
  std::vector<ModuleEntry> modules;  ///< In order of legal precedence: at claim gates, earlier ones claim first.
};
/// Names of modules and acts are told apart over all rooms. A world that names no room has the first.
const std::vector<PolicyRoom>& policy_rooms();

/// The room that a world names, which need not be there (check_policies_of in policies/register.hpp).
std::string_view room_of(const World& world);

// What lies in the rooms: one line each in NAME/modules.cpp.
std::vector<ModuleEntry> central_america_us_modules();
std::vector<ModuleEntry> central_mediterranean_modules();

}  // namespace corridor
