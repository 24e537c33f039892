// The registers that are built into the program.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "policies/all.hpp"
#include "policies/register.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// The files that lie directly in a folder below policies/ and describe a module or an act.
NamedTexts files_in(const fs::path& folder) {
  NamedTexts files;
  for (const auto& [path, text] : shipped_policy_files()) {
    if (fs::path(path).parent_path() == folder && fs::path(path).filename() != kIndicatorsFile)
      files.emplace_back(path, text);
  }
  return files;
}

std::size_t precedence(const PolicyRoom& room, const std::string& module) {
  const auto found = std::ranges::find(room.modules, module, &ModuleEntry::name);
  return static_cast<std::size_t>(found - room.modules.begin());
}

Register read_room(const PolicyRoom& room) {
  Problems problems;
  const RegisterFiles files = shipped_register_files(room.name);
  Register read = read_register(files.modules, files.instruments, problems);
  if (!problems.empty()) throw Defect("a shipped register is malformed: " + problems.all().front().headline());
  std::ranges::sort(read.modules, {}, [&](const ModuleDescription& one) { return precedence(room, one.name); });
  if (!std::ranges::equal(read.modules, room.modules, {}, &ModuleDescription::name, &ModuleEntry::name))
    throw Defect(fmt::format("not every module that policies/{}/modules.cpp lists has a descriptor", room.name));
  return read;
}

const std::map<std::string_view, Register>& rooms() {
  static const std::map<std::string_view, Register> read = [] {
    std::map<std::string_view, Register> all;
    for (const PolicyRoom& room : policy_rooms()) all.emplace(room.name, read_room(room));
    return all;
  }();
  return read;
}

Register read_all() {
  Register all;
  for (const PolicyRoom& room : policy_rooms()) {
    const Register& one = rooms().at(room.name);
    all.modules.insert(all.modules.end(), one.modules.begin(), one.modules.end());
    all.instruments.insert(all.instruments.end(), one.instruments.begin(), one.instruments.end());
  }
  std::ranges::sort(all.instruments, {}, &Instrument::id);
  if (std::ranges::adjacent_find(all.instruments, {}, &Instrument::id) != all.instruments.end())
    throw Defect("two registers have an act of one name");
  return all;
}

}  // namespace

const Register& shipped_register() {
  static const Register all = read_all();
  return all;
}

const Register& shipped_register(std::string_view room) {
  const auto found = rooms().find(room);
  if (found == rooms().end()) throw Defect(fmt::format("no room of policies is called '{}'", room));
  return found->second;
}

RegisterFiles shipped_register_files(std::string_view room) {
  return {files_in(fs::path(room)), files_in(fs::path(room) / "register")};
}

const std::string& shipped_policy_file(const std::string& path) {
  for (const auto& [name, text] : shipped_policy_files()) {
    if (name == path) return text;
  }
  throw Defect(fmt::format("policies/{} is not built into the program", path));
}

const Register& register_of(const World& world) { return shipped_register(room_of(world)); }

void check_policies_of(const World& world, Problems& problems) {
  if (rooms().contains(room_of(world))) return;
  std::string known;
  for (const PolicyRoom& room : policy_rooms()) known += (known.empty() ? "" : ", ") + std::string(room.name);
  problems.add({{(fs::path(world.directory) / "world.yaml").string(), 0, 0},
                "policies",
                fmt::format("no room of policies is called '{}'", world.policies),
                "the rooms are " + known,
                ""});
}

}  // namespace corridor
