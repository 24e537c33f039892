// What a newcomer may count on when reading the tree: nothing lies loose, each room explains itself, tests mirror it,
// files stay short.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/architecture/sources.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;
using namespace test;

TEST(Tree, NothingLiesLooseInAnalysis) {
  for (const auto& entry : fs::directory_iterator(kRoot / "analysis")) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(entry.is_directory() || name == "README.md" || name == "CMakeLists.txt") << name << " has no room";
  }
}

TEST(Tree, EveryRoomExplainsItself) {
  for (const RoomLine& room : room_lines()) {
    const fs::path readme = kRoot / "analysis" / room.folder / "README.md";
    ASSERT_TRUE(fs::exists(readme)) << readme;
    const std::string text = text_of(readme);
    for (const char* part : {"**Read first**", "## To add"}) EXPECT_NE(text.find(part), std::string::npos) << readme;
  }
}

TEST(Tree, EveryModuleOfARoomIsToldInItsReadme) {
  const std::vector<RoomLine> rooms = room_lines();
  for (const std::string& file : sources_below("analysis")) {
    if (file.starts_with("analysis/studies/loaded/")) continue;  // libraries of their own
    const std::string room = room_of(file, rooms);
    const auto line = std::find_if(rooms.begin(), rooms.end(), [&](const RoomLine& one) { return one.name == room; });
    if (line == rooms.end()) continue;
    const std::string text = text_of(kRoot / "analysis" / line->folder / "README.md");
    const std::string name = fs::path(file).stem().string();
    EXPECT_NE(text.find('`' + name), std::string::npos) << file << " is not in the README of " << room;
  }
}

TEST(Tree, TestsMirrorTheRooms) {
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/analysis")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(fs::is_directory(kRoot / "analysis" / entry.path().filename())) << entry.path();
  }
}

TEST(Tree, FilesStayShort) {
  constexpr long kMost = 300;
  static const std::map<std::string, std::string> kLonger{
      {"sim/life.cpp", "a party's life, told in one place"},
      {"tests/sim/markov.hpp", "the whole exact solution on one page"},
      {"tests/sim/gates_test.cpp", "a case for each gate"},
      {"tests/policies/modules_test.cpp", "a case for each module"},
  };
  for (const char* folder : {"sim", "policies", "analysis", "tools", "tests"}) {
    for (const std::string& file : sources_below(folder)) {
      const std::string text = text_of(kRoot / file);
      const long lines = std::count(text.begin(), text.end(), '\n');
      if (kLonger.contains(file)) continue;
      EXPECT_LE(lines, kMost) << file;
    }
  }
}

}  // namespace
}  // namespace corridor
