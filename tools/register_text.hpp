// The register for readers (text) and for programs (JSON, as promised to scripts).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "analysis/page/screen.hpp"
#include "policies/register.hpp"

namespace corridor::tools {

nlohmann::ordered_json as_json(const Register& shipped);
nlohmann::ordered_json as_json(const ModuleDescription& module, const Register& shipped);
nlohmann::ordered_json as_json(const Instrument& instrument);
/// A module with its acts in full: one of them may bear the module's own name.
nlohmann::ordered_json page_as_json(const ModuleDescription& module, const Register& shipped);

/// The lists of `part` of the register, with what courts stop `on` that day.
std::string as_text(const Register& part, std::optional<Day> on, const Screen& screen);
std::string as_text(const ModuleDescription& module, const Register& shipped, const Screen& screen);
std::string as_text(const Instrument& instrument, const Register& shipped, const Screen& screen);

}  // namespace corridor::tools
