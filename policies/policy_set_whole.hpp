// What a policy set says of many numbers, orders or parts at once: `as_of` of a module, `enjoined: never` of the whole
// set, instruments left out.
#pragma once

#include <string>
#include <vector>

#include "policies/module.hpp"

namespace corridor {

/// Dated numbers stay as they were on `day`: later steps are taken out, of the number and of its exceptions. True when
/// one of them lay before `to`, so that something changes.
bool keep_as_of(ModuleSettings& settings, Day day, Day to);

/// Takes every court order of the register out of every part, those that help and those that hinder. True when one lay
/// in [from, to).
bool drop_court_orders(std::vector<ModuleSettings>& all, Day from, Day to);

/// Takes the windows of instruments, and the court orders against them, out of every part. True when one of their
/// windows lay in [from, to).
bool leave_out_instruments(const std::vector<std::string>& ids, std::vector<ModuleSettings>& all, Day from, Day to);

}  // namespace corridor
