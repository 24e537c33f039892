// Makers of the modules of this corridor, one line each.
#pragma once

#include <memory>

#include "policies/all.hpp"

namespace corridor {

std::shared_ptr<const Policy> make_sea_rescue(ModuleSettings settings);
std::shared_ptr<const Policy> make_coast_guard(ModuleSettings settings);
std::shared_ptr<const Policy> make_desert_enforcement(ModuleSettings settings);
std::shared_ptr<const Policy> make_hotspots(ModuleSettings settings);
std::shared_ptr<const Policy> make_return_detention(ModuleSettings settings);
std::shared_ptr<const Policy> make_protection(ModuleSettings settings);
std::shared_ptr<const Policy> make_commissions(ModuleSettings settings);

}  // namespace corridor
