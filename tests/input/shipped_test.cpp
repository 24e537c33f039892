// Files that ship, found from another folder.
#include "sim/input/shipped.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "sim/input/text_file.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// Another folder, and back at the end.
class Shipped : public testing::Test {
 protected:
  void SetUp() override { fs::current_path("/"); }
  void TearDown() override {
    unsetenv("CORRIDOR_SHARE");
    fs::current_path(before_);
  }

 private:
  fs::path before_ = fs::current_path();
};

TEST_F(Shipped, AScenarioIsFoundFromAnyFolder) {
  EXPECT_EQ(here_or_shipped("scenarios/as-enacted.yaml"), shipped_root() + "/scenarios/as-enacted.yaml");
  EXPECT_TRUE(fs::is_directory(here_or_shipped("scenarios/observed")));
}

TEST_F(Shipped, OtherPathsStayAsTheyAre) {
  for (const char* path :
       {"", "as-enacted.yaml", "./scenarios/as-enacted.yaml", "scenarios/nowhere.yaml", "sim/ODD.md"})
    EXPECT_EQ(here_or_shipped(path), path);
}

TEST_F(Shipped, WhatLiesHereGoesFirst) {
  fs::current_path(CORRIDOR_ROOT);
  EXPECT_EQ(here_or_shipped("scenarios/as-enacted.yaml"), "scenarios/as-enacted.yaml");
}

TEST_F(Shipped, TheEnvironmentNamesAnotherFolder) {
  setenv("CORRIDOR_SHARE", "/nowhere", 1);
  EXPECT_EQ(shipped_root(), "");
  EXPECT_EQ(here_or_shipped("scenarios/as-enacted.yaml"), "scenarios/as-enacted.yaml");
  setenv("CORRIDOR_SHARE", CORRIDOR_ROOT, 1);
  EXPECT_EQ(shipped_root(), CORRIDOR_ROOT);
}

TEST_F(Shipped, AMissingFileSaysWhereWasLooked) {
  EXPECT_EQ(read_text_file("scenarios/no-mpb.yaml").wrong->suggestion,
            "did you mean 'scenarios/no-mpp.yaml', which ships?");
  EXPECT_EQ(read_text_file("no-mpp").wrong->suggestion, "'scenarios/no-mpp.yaml' ships");
  EXPECT_EQ(read_text_file("scenarios/a/b.yaml").wrong->suggestion,
            "neither below this folder nor in " + shipped_root());
  EXPECT_EQ(read_text_file("/nowhere/x.yaml").wrong->suggestion, "there is no folder '/nowhere'");
}

}  // namespace
}  // namespace corridor
