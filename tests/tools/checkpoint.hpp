// Runs that are stopped and gone on with: what tests of checkpoints share.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/tools/command.hpp"

namespace corridor::tools {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// A scenario of the test world with programmes that answer to events, lists and hearings abroad, so many times.
inline std::string scenario_in(const TemporaryFolder& folder, int replicates) {
  return folder.write(
      "scenario.yaml",
      "corridor: 1\nname: Stopped and gone on with\nworld: " + project_file("tests/data/tiny-world") +
          "\nperiod: {from: 2018-01-01, to: 2019-07-01}\nseed: 5\nreplicates: " + std::to_string(replicates) +
          "\npolicies:\n  mpp: as_enacted\n  metering: as_enacted\n  mexico_enforcement: {surge: "
          "{trigger: {when: 'series:encounters_between_ports > 50', until: "
          "'series:encounters_between_ports < 20'}}}\n");
}

inline Words run_of(const std::string& scenario, const std::string& directory, const Words& more = {}) {
  Words words{"run", scenario, "-o", directory, "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Reports and manifests tell when they were made and how long that took.
inline std::string lasting(const fs::path& file) {
  if (file.filename() == "report.html") return "";
  const std::string text = read_file(file);
  if (file.filename() != "manifest.json") return text;
  nlohmann::json manifest = nlohmann::json::parse(text);
  for (const char* key : {"wall_s", "peak_rss_mib", "threads", "resumed"}) manifest.erase(key);
  manifest["outputs"].erase("report.html");
  return manifest.dump(1);
}

inline void expect_same_results(const std::string& one, const std::string& other) {
  std::size_t files = 0, others = 0;
  for (const auto& entry : fs::directory_iterator(one)) {
    const std::string name = entry.path().filename().string();
    EXPECT_EQ(lasting(entry.path()), lasting(fs::path(other) / name)) << name;
    ++files;
  }
  for (const auto& entry : fs::directory_iterator(other)) {
    EXPECT_TRUE(entry.is_regular_file()) << entry.path();
    ++others;
  }
  EXPECT_EQ(files, others) << "nothing else is left";
}

/// A whole one: who is killed while the first is written leaves a folder without.
inline bool has_checkpoint(const std::string& directory) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory + "/checkpoints", error))
    if (entry.path().extension() == ".bin") return true;
  return false;
}

inline std::vector<fs::path> checkpoints_in(const std::string& directory) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(directory + "/checkpoints")) all.push_back(entry.path());
  std::sort(all.begin(), all.end(), [](const fs::path& a, const fs::path& b) {
    return std::stoi(a.stem().string()) < std::stoi(b.stem().string());
  });
  return all;
}

}  // namespace corridor::tools
