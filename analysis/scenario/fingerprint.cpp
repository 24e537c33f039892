// The parts of a scenario's fingerprint.
#include "analysis/scenario/fingerprint.hpp"

#include "analysis/base/files.hpp"
#include "analysis/scenario/resolve.hpp"
#include "policies/register.hpp"

namespace corridor {

std::string fingerprint_of(const Scenario& scenario) {
  std::string text = source_fingerprint() + '\n' + values_as_json(scenario) + '\n';
  for (const auto& [name, content] : shipped_module_files()) text += sha256_of_text(content);
  for (const auto& [name, content] : shipped_instrument_files()) text += sha256_of_text(content);
  return sha256_of_text(text + sha256_of_folder(scenario.world_directory));
}

}  // namespace corridor
