// Words for the register's enums, and which instruments a module listens to.
#include "tools/register_names.hpp"

#include <algorithm>
#include <array>

namespace corridor::tools {

std::string_view kind_name(InstrumentKind kind) {
  constexpr std::array<std::string_view, 10> names{
      "statute",   "court_order", "executive_order", "regulation", "public_health_order",
      "bilateral", "state_law",   "agency_memo",     "practice",   "local_rule"};
  return names[index_of(kind)];
}

std::string_view direction_name(Direction direction) {
  constexpr std::array<std::string_view, 3> names{"restrictive", "protective", "mixed"};
  return names[index_of(direction)];
}

std::string_view framing_name(Framing framing) {
  constexpr std::array<std::string_view, 3> names{"none", "implicit", "explicit"};
  return names[index_of(framing)];
}

std::string exception_name(const ParameterValue::Exception& exception) {
  return exception.attribute ? std::string(kAttributeNames[index_of(*exception.attribute)]) : "place";
}

std::vector<std::string> instruments_of(const ModuleDescription& module, const Register& shipped) {
  const auto named_by_module = [&](const std::string& id) {
    return std::ranges::any_of(
        module.parts, [&](const PartDescription& part) { return std::ranges::count(part.instruments, id) > 0; });
  };
  const auto names_module = [&](const Instrument& instrument) {
    return std::ranges::any_of(instrument.switches,
                               [&](const std::string& part) { return part.starts_with(module.name + "."); });
  };
  std::vector<std::string> ids;
  for (const Instrument& instrument : shipped.instruments) {
    if (named_by_module(instrument.id) || names_module(instrument)) ids.push_back(instrument.id);
  }
  return ids;
}

}  // namespace corridor::tools
