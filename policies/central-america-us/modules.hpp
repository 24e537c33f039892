// Makers of the modules of this corridor, one line each.
#pragma once

#include <memory>

#include "policies/all.hpp"

namespace corridor {

std::shared_ptr<const Policy> make_title_42(ModuleSettings settings);
std::shared_ptr<const Policy> make_metering(ModuleSettings settings);
std::shared_ptr<const Policy> make_zero_tolerance(ModuleSettings settings);
std::shared_ptr<const Policy> make_mpp(ModuleSettings settings);
std::shared_ptr<const Policy> make_asylum_bars(ModuleSettings settings);
std::shared_ptr<const Policy> make_attorney_access(ModuleSettings settings);
std::shared_ptr<const Policy> make_expedited_removal(ModuleSettings settings);
std::shared_ptr<const Policy> make_surveillance(ModuleSettings settings);
std::shared_ptr<const Policy> make_detention(ModuleSettings settings);
std::shared_ptr<const Policy> make_daca(ModuleSettings settings);
std::shared_ptr<const Policy> make_enforcement_priorities(ModuleSettings settings);
std::shared_ptr<const Policy> make_sanctuary(ModuleSettings settings);
std::shared_ptr<const Policy> make_section_287g(ModuleSettings settings);
std::shared_ptr<const Policy> make_secure_communities(ModuleSettings settings);
std::shared_ptr<const Policy> make_criminal_alien_program(ModuleSettings settings);
std::shared_ptr<const Policy> make_immigration_courts(ModuleSettings settings);
std::shared_ptr<const Policy> make_mexico_enforcement(ModuleSettings settings);
std::shared_ptr<const Policy> make_border_staffing(ModuleSettings settings);

}  // namespace corridor
