// The parts of a scenario's fingerprint.
#include "analysis/scenario/fingerprint.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/scenario/resolve.hpp"
#include "policies/register.hpp"

namespace corridor {

std::map<std::string, std::string> hashes_of(const FilesRead& files, const std::string& folder) {
  std::map<std::string, std::string> hashes;
  for (const auto& [path, bytes] : files) {
    const std::filesystem::path file{path};
    hashes[folder.empty() ? path : file.lexically_relative(folder).generic_string()] = sha256_of_text(bytes);
  }
  return hashes;
}

std::string world_hash_of(const Scenario& scenario) {
  std::string all;
  for (const auto& [name, hash] : hashes_of(scenario.read->world, scenario.world_directory))
    all += name + " " + hash + "\n";
  return sha256_of_text(all);
}

std::string fingerprint_of(const Scenario& scenario) {
  std::string text = source_fingerprint() + '\n' + values_as_json(scenario) + '\n';
  for (const auto& [name, content] : shipped_policy_files()) text += sha256_of_text(content);
  return sha256_of_text(text + world_hash_of(scenario));
}

}  // namespace corridor
