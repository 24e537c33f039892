// Checks any file of ours without running: finds out what kind of file it is, then asks the reader of that kind.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/calibrate/read_study.hpp"
#include "analysis/calibrate/study.hpp"
#include "analysis/camps/camp_scenario.hpp"
#include "analysis/cases/cases.hpp"
#include "analysis/check/nearest_world.hpp"
#include "analysis/effects/effect.hpp"
#include "analysis/record/facts.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/scenario/layers.hpp"
#include "analysis/scenario/scenario.hpp"
#include "analysis/studies/design/make.hpp"
#include "analysis/studies/play/scenario_settings.hpp"
#include "analysis/studies/study/study.hpp"
#include "policies/all.hpp"
#include "policies/register.hpp"
#include "sim/attraction/world_loader.hpp"
#include "sim/input/shipped.hpp"
#include "sim/world_loader.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

enum class FileKind { kScenario, kPolicySet, kStudy, kCalibration, kCases, kEffect, kModule, kInstrument };

bool has_any(const YamlTree& tree, const std::vector<std::string>& keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return find_field(tree, key) != nullptr; });
}

bool names_module(const YamlTree& tree) {
  const auto& modules = shipped_register().modules;
  return std::any_of(modules.begin(), modules.end(),
                     [&](const auto& module) { return find_field(tree, module.name) != nullptr; });
}

/// What a file is, by its keys. One that only extends another is of the other's kind.
FileKind kind_of(const std::string& file, const YamlTree& tree, int depth = 0) {
  constexpr int kDeepest = 50;  // cycles are reported by the reader
  if (has_any(tree, {"instrument"})) return FileKind::kInstrument;
  if (has_any(tree, {"module"})) return FileKind::kModule;
  if (is_calibration_study(tree)) return FileKind::kCalibration;
  if (has_any(tree, {"cases"})) return FileKind::kCases;
  if (has_any(tree, {"effect", "estimand", "counterfactual"})) return FileKind::kEffect;
  if (has_any(tree, {"design", "scenario", "responses", "model"})) return FileKind::kStudy;
  if (has_any(tree, {"world", "period", "policies", "mechanism", "scale", "seed", "replicates"}))
    return FileKind::kScenario;
  if (names_module(tree)) return FileKind::kPolicySet;
  const YamlTree extends = find_field(tree, "extends");
  if (!extends || extends->kind != YamlNode::Kind::kScalar || depth > kDeepest) return FileKind::kScenario;
  Problems unseen;
  const std::string other = beside(file, extends->scalar);
  const YamlTree base = read_yaml(other, unseen);
  return base ? kind_of(other, base, depth + 1) : FileKind::kScenario;
}

/// Checks a policy set against the nearest world, because places are a world's.
std::vector<Problem> check_policy_set(const std::string& file, Problems& problems) {
  const YamlTree tree = LayerReader(problems).read(file, LayeredFile::kPolicySet);
  if (!tree) return {};
  const std::string folder = nearest_world(file, room_named(tree));
  if (folder.empty()) {
    problems.add({{file},
                  "",
                  "no world is near to check places against",
                  "put it beside a folder 'worlds', or validate the scenario that extends it"});
    return {};
  }
  const auto world = load_world(folder, problems);
  if (!problems.empty()) return {};
  Problems found;
  std::vector<Problem> warnings =
      make_policy_set(register_of(*world), *world, tree, {}, kBeforeAllLaw, kAfterAllLaw, found).warnings;
  const auto at_the_top = [](Problem problem) {
    constexpr std::string_view kPrefix = "policies.";  // in this file, modules stand at the top
    if (problem.path.starts_with(kPrefix)) problem.path.erase(0, kPrefix.size());
    return problem;
  };
  for (const Problem& problem : found.all()) problems.add(at_the_top(problem));
  for (Problem& warning : warnings) warning = at_the_top(warning);
  return warnings;
}

std::vector<Problem> check_study(const std::string& file, Problems& problems) {
  const Study study = read_study(file, problems);
  if (!problems.empty()) return {};
  if (study.design.method == "list" || !study.constraints.empty()) make_design(study)->at(0);  // refuses wrong points
  std::vector<Problem> warnings = study.warnings;
  for (Problem& idle : warnings_of_idle(study)) warnings.push_back(std::move(idle));
  return warnings;
}

std::string text_of(const std::string& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}

/// The shipped files with this one in place of its namesake.
NamedTexts with_file(NamedTexts files, const std::string& file) {
  const fs::path name = fs::path(file).filename();
  std::erase_if(files, [&](const auto& shipped) { return fs::path(shipped.first).filename() == name; });
  files.emplace_back(file, text_of(file));
  return files;
}

/// The room of policies that a file lies in by its folders; elsewhere the room that has a file of this name.
std::string_view room_of(const std::string& file) {
  const fs::path path = fs::absolute(file);
  const auto lies_in = [&](const PolicyRoom& room) {
    return std::find(path.begin(), path.end(), fs::path(room.name)) != path.end();
  };
  const auto has_namesake = [&](const PolicyRoom& room) {
    const RegisterFiles files = shipped_register_files(room.name);
    const auto is = [&](const auto& shipped) { return fs::path(shipped.first).filename() == path.filename(); };
    return std::any_of(files.modules.begin(), files.modules.end(), is) ||
           std::any_of(files.instruments.begin(), files.instruments.end(), is);
  };
  const std::vector<PolicyRoom>& rooms = policy_rooms();
  auto found = std::find_if(rooms.begin(), rooms.end(), lies_in);
  if (found == rooms.end()) found = std::find_if(rooms.begin(), rooms.end(), has_namesake);
  return (found == rooms.end() ? rooms.begin() : found)->name;
}

void check_register_file(const std::string& file, NamedTexts RegisterFiles::*kind, Problems& problems) {
  RegisterFiles files = shipped_register_files(room_of(file));
  files.*kind = with_file(files.*kind, file);
  read_register(files.modules, files.instruments, problems);
}

std::vector<Problem> check_yaml(const std::string& file, Problems& problems) {
  Problems found;  // the reader of the kind reports them again, with the rest
  const YamlTree tree = read_yaml(file, found);
  if (!tree || tree->kind != YamlNode::Kind::kMap) {
    for (const Problem& problem : found.all()) problems.add(problem);
    if (tree) YamlReader(tree, "", problems);  // reports that it is no map
    return {};
  }
  switch (kind_of(file, tree)) {
    case FileKind::kScenario:
      return load_scenario(file).warnings;
    case FileKind::kPolicySet:
      return check_policy_set(file, problems);
    case FileKind::kStudy:
      return check_study(file, problems);
    case FileKind::kCalibration:
      return read_calibration_study(file, problems).warnings;
    case FileKind::kCases:
      read_cases(file, CasesNeed::kFileAlone);
      break;
    case FileKind::kEffect:
      read_effects({file});
      break;
    case FileKind::kModule:
      check_register_file(file, &RegisterFiles::modules, problems);
      break;
    case FileKind::kInstrument:
      check_register_file(file, &RegisterFiles::instruments, problems);
      break;
  }
  return {};
}

/// The names of the nearest world; with a warning instead when there is none.
ObservedNames names_near(const std::string& file, Problems& problems, std::vector<Problem>& warnings) {
  const std::string folder = nearest_world(file);
  if (!folder.empty()) return observed_names(*load_world(folder, problems));
  warnings.push_back({{file},
                      "",
                      "no world is near: names of series, places and nationalities are not checked",
                      "put the folder beside 'worlds', or score a run with --observed"});
  return {};
}

/// True for tables of published series, and for what people have in place of one, which its reader knows.
bool is_published(const std::string& text) {
  const std::string header = text.substr(0, text.find('\n'));
  const auto holds = [&](const char* word) { return header.find(word) != std::string::npos; };
  return holds("granularity") || holds("used_for") || holds("iscal") || holds(";") || holds("\t") ||
         text.starts_with("PK");
}

/// A table of a world is checked with the whole world, a table of published series with its folder.
std::vector<Problem> check_table(const std::string& file, Problems& problems) {
  std::vector<Problem> warnings;
  const std::string text = text_of(file);
  if (text.starts_with("id,statement,")) {
    read_facts(file, problems);
    return warnings;
  }
  if (!is_published(text)) {
    problems.add({{file, 1},
                  "",
                  "belongs to no world, and is no table of published series or of facts",
                  "a world's folder holds world.yaml; the others begin with 'series,granularity' and 'id,statement'"});
    return warnings;
  }
  const ObservedNames names = names_near(file, problems, warnings);
  const std::string folder = fs::path(file).has_parent_path() ? fs::path(file).parent_path().string() : ".";
  read_observed(folder, names, problems);
  return warnings;
}

/// A world of people who move by attraction, or a file that such a world is read from. Scenarios may lie beside these.
bool is_of_a_world(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return true;
  const std::string name = path.filename().string();
  const auto& tables = attraction::world_forms();
  return fs::exists(path, error) &&
         (name == "world.yaml" || name == "parameters.yaml" ||
          std::any_of(tables.begin(), tables.end(), [&](const TableForm& one) { return one.file == name; }));
}

}  // namespace

std::vector<Problem> validate_file(const std::string& file) {
  Problems problems;
  std::vector<Problem> warnings;
  std::error_code error;
  const fs::path path(file);
  const fs::path folder = fs::is_directory(path, error) ? path
                          : path.has_parent_path()      ? path.parent_path()
                                                        : fs::path(".");
  if (path.extension() == ".yaml" && is_camp_scenario(file)) {
    load_camp_scenario(file);
  } else if (is_of_a_world(path) && attraction::moves_by_attraction(folder.string())) {
    attraction::load_world(folder.string(), problems);
  } else if (fs::exists(path, error) && fs::exists(folder / "world.yaml", error)) {
    if (const auto world = load_world(folder.string(), problems)) check_policies_of(*world, problems);
  } else if (path.extension() == ".csv" && fs::exists(path, error)) {
    warnings = check_table(file, problems);
  } else {
    warnings = check_yaml(file, problems);
  }
  problems.throw_if_any();
  return warnings;
}

}  // namespace corridor
