// A folder of scenario files for each test, with a base scenario on the tiny world.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "analysis/scenario/scenario.hpp"

namespace corridor {

namespace fs = std::filesystem;

/// A folder of its own for each test, with a base scenario on the tiny world.
class ScenarioFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              (std::string("corridor_scenario_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "worlds");
    fs::copy(fs::path(CORRIDOR_ROOT) / "tests" / "data" / "tiny-world", folder_ / "worlds" / "tiny",
             fs::copy_options::recursive);
    write("base.yaml",
          "corridor: 1\nname: Base\nworld: worlds/tiny\nperiod: {from: 2018-01-01, to: 2019-07-01}\nseed: 11\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    const fs::path file = folder_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
    return file.string();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::set<std::string> files() const {
    std::set<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) all.insert(entry.path().string());
    return all;
  }

  fs::path folder_;
};

inline const ModuleSettings& settings_of(const Scenario& scenario, const std::string& module) {
  for (const ModuleSettings& settings : scenario.policies.settings) {
    if (settings.name() == module) return settings;
  }
  throw Defect("no module " + module);
}

}  // namespace corridor
