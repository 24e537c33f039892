// The tiny world with one thing changed, in a folder of its own, and what its loader says.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "sim/input/errors.hpp"
#include "sim/world_loader.hpp"

namespace corridor {

inline const std::string kTiny = std::string(CORRIDOR_ROOT) + "/tests/data/tiny-world";
inline const std::string kShipped = std::string(CORRIDOR_ROOT) + "/scenarios/worlds/central-america-us";

inline std::string listed(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems.all()) text += problem.headline() + "\n";
  return text;
}

/// A copy of the tiny world in which one file is changed.
class Changed {
 public:
  explicit Changed(const std::string& name)
      : directory_(std::filesystem::temp_directory_path() /
                   ("corridor-world-" + name + "-" + std::to_string(getpid()))) {
    std::filesystem::remove_all(directory_);
    std::filesystem::copy(kTiny, directory_);
  }
  ~Changed() { std::filesystem::remove_all(directory_); }
  Changed(const Changed&) = delete;
  Changed& operator=(const Changed&) = delete;

  Changed& replace(const std::string& file, const std::string& old_text, const std::string& new_text) {
    std::string text = read(file);
    const std::size_t at = text.find(old_text);
    EXPECT_NE(at, std::string::npos) << old_text << " is not in " << file;
    if (at != std::string::npos) text.replace(at, old_text.size(), new_text);
    std::ofstream(directory_ / file, std::ios::binary) << text;
    return *this;
  }
  Changed& append(const std::string& file, const std::string& line) {
    const std::string text = read(file);
    std::ofstream(directory_ / file, std::ios::binary) << text << line << "\n";
    return *this;
  }
  /// Ends every row from `first` (0 is the header) on with a text.
  Changed& append_to_rows(const std::string& file, std::size_t first, const std::string& text) {
    std::istringstream rows(read(file));
    std::string changed, row;
    for (std::size_t i = 0; std::getline(rows, row); ++i) changed += row + (i >= first ? text : "") + "\n";
    std::ofstream(directory_ / file, std::ios::binary) << changed;
    return *this;
  }
  /// Takes all rows away.
  Changed& empty_but_header(const std::string& file) {
    const std::string text = read(file);
    std::ofstream(directory_ / file, std::ios::binary) << text.substr(0, text.find('\n') + 1);
    return *this;
  }
  std::string directory() const { return directory_.string(); }
  /// All problems of the changed world, one a line, without the folder.
  std::string problems() const {
    Problems problems;
    load_world(directory_.string(), problems);
    std::string text = listed(problems);
    for (std::size_t at; (at = text.find(directory_.string() + "/")) != std::string::npos;)
      text.erase(at, directory_.string().size() + 1);
    return text;
  }

 private:
  std::string read(const std::string& file) const {
    std::ifstream in(directory_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::filesystem::path directory_;
};

inline void expect_tells(const Changed& changed, const std::string& text) {
  const std::string told = changed.problems();
  EXPECT_NE(told.find(text), std::string::npos) << "told: " << told << "expected: " << text;
}

}  // namespace corridor
