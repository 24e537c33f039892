// Looks in the folders around a file.
#include "analysis/check/nearest_world.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "policies/all.hpp"
#include "sim/attraction/world_loader.hpp"
#include "sim/input/errors.hpp"
#include "sim/input/shipped.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// True for a world in which people live under the policies of a room (any, for ""); the first room is that of worlds
/// that name none.
bool has_policies_of(const fs::path& world, const std::string& room) {
  Problems unseen;
  const YamlTree named = find_field(read_yaml((world / "world.yaml").string(), unseen), "policies");
  return room.empty() || (named ? named->scalar == room : room == policy_rooms().front().name);
}

/// The world whose folder a file lies in; "" for none.
std::string world_around(const std::string& file) {
  std::error_code error;
  for (fs::path folder = fs::absolute(file, error).parent_path(); folder != folder.parent_path();
       folder = folder.parent_path()) {
    if (fs::exists(folder / "world.yaml", error)) return folder.string();
  }
  return "";
}

/// The first world in a folder `worlds` or `scenarios/worlds` here or above: policy sets and published series lie near
/// the worlds they are written for. "" when there is none.
std::string world_above(const std::string& file, const std::string& room) {
  std::error_code error;
  for (fs::path folder = fs::absolute(file, error).parent_path();; folder = folder.parent_path()) {
    for (const char* shelf : {"worlds", "scenarios/worlds"}) {
      std::vector<fs::path> worlds;
      for (fs::directory_iterator entry(folder / shelf, error), end; !error && entry != end; entry.increment(error)) {
        if (fs::exists(entry->path() / "world.yaml", error) &&
            !attraction::moves_by_attraction(entry->path().string()) && has_policies_of(entry->path(), room))
          worlds.push_back(entry->path());
      }
      if (!worlds.empty()) return std::min_element(worlds.begin(), worlds.end())->string();
    }
    if (folder == folder.parent_path()) return "";
  }
}

}  // namespace

std::string room_named(const YamlTree& set) {
  for (const PolicyRoom& room : policy_rooms()) {
    for (const ModuleEntry& module : room.modules) {
      if (set && find_field(set, std::string(module.name))) return std::string(room.name);
    }
  }
  return "";
}

std::string nearest_world(const std::string& file, const std::string& room) {
  if (const std::string around = world_around(file); !around.empty()) return around;
  const std::string world = world_above(file, room);
  return world.empty() && !shipped_root().empty() ? world_above(shipped_root() + "/scenarios/any.yaml", room) : world;
}

}  // namespace corridor
