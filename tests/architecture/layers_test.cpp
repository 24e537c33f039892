// Who may include whom: sim < policies < analysis < tools, the rooms of analysis as analysis/CMakeLists.txt declares
// them, and no circle anywhere.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/architecture/sources.hpp"

namespace corridor {
namespace {

using namespace test;

std::size_t layer_of(const std::string& file) {
  const std::string top = file.substr(0, file.find('/'));
  return static_cast<std::size_t>(std::find(kLayers.begin(), kLayers.end(), top) - kLayers.begin());
}

/// Everything that a room may use, with what these use.
std::set<std::string> reach_of(const std::string& room, const std::vector<RoomLine>& rooms) {
  std::set<std::string> reach{room};
  for (std::size_t before = 0; before != reach.size();) {
    before = reach.size();
    for (const RoomLine& line : rooms) {
      if (reach.contains(line.name)) reach.insert(line.uses.begin(), line.uses.end());
    }
  }
  return reach;
}

TEST(Layers, NobodyIncludesWhatStandsAbove) {
  for (const std::string& layer : kLayers) {
    for (const std::string& file : sources_below(layer)) {
      for (const std::string& included : includes_of(file)) {
        EXPECT_TRUE(std::filesystem::exists(kRoot / included)) << file << " includes " << included;
        EXPECT_LE(layer_of(included), layer_of(file)) << file << " includes " << included;
      }
    }
  }
}

TEST(Layers, TheReaderOfInputKnowsNothingOfTheEngine) {
  for (const std::string& file : sources_below("sim/input")) {
    for (const std::string& included : includes_of(file))
      EXPECT_TRUE(included.starts_with("sim/input/") || included == "sim/units.hpp")
          << file << " includes " << included;
  }
}

TEST(Layers, ARoomUsesOnlyTheRoomsThatItNames) {
  const std::vector<RoomLine> rooms = room_lines();
  ASSERT_GE(rooms.size(), 15U) << "analysis/CMakeLists.txt declares its rooms one a line";
  for (const std::string& file : sources_below("analysis")) {
    if (file.starts_with("analysis/studies/loaded/")) continue;  // libraries of their own
    const std::string room = room_of(file, rooms);
    ASSERT_FALSE(room.empty()) << file << " lies in no room";
    const std::set<std::string> reach = reach_of(room, rooms);
    for (const std::string& included : includes_of(file)) {
      if (!included.starts_with("analysis/")) continue;
      EXPECT_TRUE(reach.contains(room_of(included, rooms)))
          << file << " includes " << included << ", but " << room << " does not use " << room_of(included, rooms);
    }
  }
}

TEST(Layers, RoomsAreDeclaredFromTheGroundUp) {
  std::set<std::string> below;
  for (const RoomLine& room : room_lines()) {
    for (const std::string& used : room.uses)
      EXPECT_TRUE(below.contains(used)) << room.name << " uses " << used << ", which does not stand before it";
    below.insert(room.name);
  }
}

TEST(Layers, NoModulesIncludeEachOtherInACircle) {
  std::map<std::string, std::set<std::string>> arrows;
  for (const std::string& layer : kLayers) {
    for (const std::string& file : sources_below(layer)) {
      for (const std::string& included : includes_of(file)) {
        if (module_of(included) != module_of(file)) arrows[module_of(file)].insert(module_of(included));
      }
    }
  }
  for (const std::set<std::string>& circle : circles_in(arrows)) {
    std::string names;
    for (const std::string& module : circle) names += " " + module;
    ADD_FAILURE() << "a circle:" << names;
  }
}

TEST(Layers, ACircleIsFound) {
  const std::map<std::string, std::set<std::string>> arrows{{"a", {"b"}}, {"b", {"c", "d"}}, {"c", {"a"}}, {"d", {}}};
  EXPECT_EQ(circles_in(arrows), (std::vector<std::set<std::string>>{{"a", "b", "c"}}));
}

}  // namespace
}  // namespace corridor
