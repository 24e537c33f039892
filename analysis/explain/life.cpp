// Plays a run or a comparison again and keeps what one party met.
#include "analysis/explain/life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/compare/inputs.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/scenario/resolve.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& where, const std::string& problem, const std::string& suggestion) {
  throw ConfigError({{{where}, "", problem, suggestion}});
}

ScenarioChanges changes_of(const json& manifest) {
  const json& changes = manifest.at("changes");
  return {changes.at("set").get<std::vector<std::string>>(), changes.at("without").get<std::vector<std::string>>()};
}

/// The scenario as it was then: the same file with the same changes must still say the same.
Scenario load_again(const json& entry, const ScenarioChanges& changes, const std::string& directory) {
  const auto file = entry.at("file").get<std::string>();
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    refuse(directory, fmt::format("was made from {}, which is not there", file),
           "scenario files are found from the folder in which the command ran");
  Scenario scenario = load_scenario(file, changes);
  if (sha256_of_text(values_as_json(scenario)) != entry.at("values_sha256").get<std::string>())
    refuse(file, fmt::format("has changed since {} was made", directory), "make it again");
  return scenario;
}

/// The scenarios of a folder: one of a run, base and alternative of a comparison.
std::vector<Scenario> scenarios_of(const WhyRequest& request) {
  std::error_code error;
  if (!std::filesystem::exists(request.directory + "/manifest.json", error))
    refuse(request.directory, "holds neither a run nor a comparison", "give the folder that -o named");
  const json manifest = json::parse(read_whole_file(request.directory + "/manifest.json"), nullptr, false);
  if (!manifest.is_object()) refuse(request.directory + "/manifest.json", "is not JSON", "make the folder again");
  if (!manifest.contains("changes")) refuse(request.directory, "was made by an earlier version", "make it again");
  const ScenarioChanges changes = changes_of(manifest);
  std::vector<Scenario> scenarios;
  if (!manifest.contains("scenarios")) {
    scenarios.push_back(load_again(manifest.at("scenario"), changes, request.directory));
  } else {
    const json& all = manifest.at("scenarios");
    std::vector<std::string> labels;
    for (std::size_t s = 1; s < all.size(); ++s) labels.push_back(all[s].at("label").get<std::string>());
    const std::string wanted = request.alternative.empty() ? labels.front() : request.alternative;
    const auto found = std::find(labels.begin(), labels.end(), wanted);
    if (found == labels.end())
      refuse(request.directory, fmt::format("has no alternative '{}'", wanted), suggest_name(wanted, labels));
    scenarios.push_back(load_again(all[0], changes, request.directory));
    scenarios.push_back(
        load_again(all[static_cast<std::size_t>(found - labels.begin()) + 1], changes, request.directory));
  }
  if (world_hash_of(scenarios.front()) != manifest.at("world").at("all_sha256").get<std::string>())
    refuse(scenarios.front().world_directory, fmt::format("has changed since {} was made", request.directory),
           "make it again");
  return scenarios;
}

}  // namespace

WhyStory tell_life(const WhyRequest& asked, const std::function<bool()>& go_on) {
  WhyRequest request = asked;
  request.party = family_of(asked.party);
  const std::vector<Scenario> scenarios = scenarios_of(request);
  const std::array<std::uint64_t, 1> family{request.party};
  std::vector<ToldLives> histories;
  std::vector<const Scenario*> told;
  std::vector<const ToldLives*> lives;
  for (const Scenario& scenario : scenarios) {
    histories.push_back(play_lives(scenario, family, request.replicate, request.threads, go_on));
    told.push_back(&scenario);
  }
  for (const ToldLives& history : histories) lives.push_back(&history);
  WhyStory story = story_of(request.party, told, lives, request.replicate);
  if (story.lives.empty())
    refuse("--party", fmt::format("nobody of number {} did anything in replicate {}", asked.party, request.replicate),
           "parties.csv of a comparison with --agents lists some");
  return story;
}

}  // namespace corridor
