// Collects the manifest of a run.
#include "analysis/run/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/base/files.hpp"
#include "analysis/base/version.hpp"
#include "analysis/page/screen.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "analysis/scenario/resolve.hpp"
#include "analysis/tables/series.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

using nlohmann::json;

/// Jurisdictions above localities, with the middle of the places they govern: what a map needs.
json jurisdictions_of(const World& world) {
  struct Middle {
    double latitude = 0, longitude = 0;
    int places = 0;
  };
  std::vector<Middle> middles(world.jurisdictions.size());
  for (const Place& place : world.places) {
    if (!place.jurisdiction) continue;
    Middle& middle = middles[place.jurisdiction.index()];
    middle.latitude += place.latitude;
    middle.longitude += place.longitude;
    ++middle.places;
  }
  json all = json::object();
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const Jurisdiction& jurisdiction = world.jurisdictions[j];
    if (jurisdiction.kind == JurisdictionKind::kLocality) continue;
    json& entry = all[jurisdiction.id] = {{"name", jurisdiction.name}, {"kind", name_of(jurisdiction.kind)}};
    if (jurisdiction.parent) entry["parent"] = world.jurisdictions[jurisdiction.parent.index()].id;
    if (const Middle& middle = middles[j]; middle.places > 0) {
      entry["latitude"] = middle.latitude / middle.places;
      entry["longitude"] = middle.longitude / middle.places;
    }
  }
  return all;
}

/// Countries whose authorities act on each side, by name: "the transit country" has one in every text.
json sides_of(const World& world) {
  constexpr std::array<const char*, 3> kSides{"origin", "transit", "destination"};
  json sides{{"origin", json::array()}, {"transit", json::array()}, {"destination", json::array()}};
  for (const Place& place : world.places) {
    const Id<Jurisdiction> country = world.ancestor(place.jurisdiction, JurisdictionKind::kCountry);
    if (!country) continue;
    json& names = sides[kSides.at(static_cast<std::size_t>(place.side))];
    const std::string& name = world.jurisdictions[country.index()].name;
    if (std::find(names.begin(), names.end(), json(name)) == names.end()) names.push_back(name);
  }
  return sides;
}

json world_of(const Scenario& scenario) {
  const World& world = *scenario.world;
  json nationalities = json::object();
  for (const Nationality& nationality : world.nationalities) nationalities[nationality.id] = nationality.name;
  return {{"id", world.id},
          {"name", world.name},
          {"directory", world.directory},
          {"labels", world.labels},
          {"sides", sides_of(world)},
          {"nationalities", nationalities},
          {"jurisdictions", jurisdictions_of(world)},
          {"sha256", hashes_of(scenario.read->world, scenario.world_directory)},
          {"all_sha256", world_hash_of(scenario)}};
}

json windows_of(const std::map<std::string, std::vector<Window>>& windows) {
  json all = json::object();
  for (const auto& [part, list] : windows) {
    json& entries = all[part] = json::array();
    for (const Window& window : list) {
      json entry{{"from", to_string(window.from)}, {"by", window.by}};
      entry["to"] = window.to == Day::max() ? json(nullptr) : json(to_string(window.to));
      if (window.share < 1) entry["share"] = window.share;
      entries.push_back(std::move(entry));
    }
  }
  return all;
}

json policies_of(const PolicySetResult& policies) {
  json all = json::array();
  for (const ModuleSettings& settings : policies.settings) {
    const ModuleDescription* module = shipped_register().find_module(settings.name());
    json entry{{"name", settings.name()},
               {"in_force", windows_of(settings.windows)},
               {"blocked", windows_of(settings.blocks)}};
    if (module != nullptr) {
      entry["title"] = module->title;
      entry["summary"] = module->summary;
      entry["not_modelled"] = module->not_modelled;
    }
    all.push_back(std::move(entry));
  }
  return all;
}

json parameters_of(const World& world) {
  json all = json::object();
  for (const auto& [name, parameter] : world.parameters) {
    all[name] = {{"value", parameter.value}, {"unit", parameter.unit}, {"source", parameter.source}};
  }
  return all;
}

}  // namespace

std::string title_of(const Scenario& scenario) {
  return name_with_changes(Language::kEnglish, scenario.name, scenario.changes.set, scenario.changes.without);
}

json make_manifest(const Scenario& scenario, const ManifestFacts& facts, const RunReport& report) {
  const std::string resolved = resolve_as_json(scenario);
  json manifest;
  manifest["corridor"] = 1;
  manifest["version"] = program_version();
  manifest["sources_sha256"] = source_fingerprint();
  manifest["scenario"] = {{"file", scenario.file},
                          {"name", scenario.name},
                          {"title", title_of(scenario)},
                          {"description", scenario.description},
                          {"resolved", json::parse(resolved)},
                          {"sha256", sha256_of_text(resolved)},
                          {"files_sha256", hashes_of(scenario.read->layers, "")},
                          {"values_sha256", sha256_of_text(values_as_json(scenario))}};
  manifest["changes"] = {{"set", scenario.changes.set}, {"without", scenario.changes.without}};
  manifest["warnings"] = json::array();
  for (const Problem& warning : scenario.warnings) manifest["warnings"].push_back(warning.headline());
  manifest["period"] = {{"from", to_string(scenario.from)}, {"to", to_string(scenario.to)}};
  manifest["seed"] = facts.seed;
  manifest["replicates"] = facts.replicates;
  manifest["scale"] = facts.scale;
  manifest["threads"] = facts.threads;
  manifest["ranks"] = facts.ranks;
  manifest["complete"] = report.complete;
  manifest["months_done"] = report.months_done;
  manifest["parties"] = report.totals.parties;
  manifest["persons"] = report.totals.persons;
  manifest["deaths"] = report.totals.deaths;
  manifest["events"] = report.totals.events;
  manifest["party_days"] = report.totals.party_days;
  manifest["wall_s"] = report.wall_s;
  manifest["peak_rss_mib"] = report.peak_rss_mib;
  manifest["world"] = world_of(scenario);
  manifest["series"] = series_manifest(*scenario.world);
  manifest["policies"] = policies_of(scenario.policies);
  manifest["instruments_off"] = scenario.policies.instruments_off;
  manifest["parameters"] = parameters_of(*scenario.world);
  if (!facts.observed_directory.empty()) {
    manifest["observed"] = {{"directory", facts.observed_directory},
                            {"path", std::filesystem::absolute(facts.observed_directory).lexically_normal().string()},
                            {"sha256", hashes_of(facts.observed_files, facts.observed_directory)}};
  }
  return manifest;
}

void write_manifest(json manifest, const RunReport& report) {
  json hashes = json::object();
  for (const std::string& name : report.files) hashes[name] = sha256_of_file(report.directory + "/" + name);
  manifest["outputs"] = std::move(hashes);
  write_whole_file(report.directory, "manifest.json", manifest.dump(1) + "\n");
}

}  // namespace corridor
