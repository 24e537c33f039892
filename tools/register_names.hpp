// Words for the register's enums, and which instruments a module listens to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policies/register.hpp"

namespace corridor::tools {

std::string_view kind_name(InstrumentKind kind);
std::string_view direction_name(Direction direction);
std::string_view framing_name(Framing framing);

/// "nationality", "party", ..., or "place".
std::string exception_name(const ParameterValue::Exception& exception);

/// Instruments that switch a part of the module, in the order of the register: those its parts name and those that name
/// it.
std::vector<std::string> instruments_of(const ModuleDescription& module, const Register& shipped);

}  // namespace corridor::tools
