// The register that is built into the program.
#include <fmt/format.h>

#include <algorithm>

#include "policies/policy_set.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

std::size_t precedence(const std::string& module) {
  const auto& all = all_modules();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const ModuleEntry& entry) { return entry.name == module; });
  return static_cast<std::size_t>(found - all.begin());
}

Register read_shipped() {
  Problems problems;
  Register shipped = read_register(shipped_module_files(), shipped_instrument_files(), problems);
  if (!problems.empty()) throw Defect("the shipped register is malformed: " + problems.all().front().headline());
  std::sort(shipped.modules.begin(), shipped.modules.end(),
            [](const auto& a, const auto& b) { return precedence(a.name) < precedence(b.name); });
  const auto& all = all_modules();
  if (shipped.modules.size() != all.size()) {
    throw Defect(fmt::format("{} modules are listed in policies/all.cpp, {} have a descriptor", all.size(),
                             shipped.modules.size()));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (shipped.modules[i].name != all[i].name) throw Defect(fmt::format("no descriptor for module {}", all[i].name));
  }
  return shipped;
}

}  // namespace

const Register& shipped_register() {
  static const Register shipped = read_shipped();
  return shipped;
}

}  // namespace corridor
