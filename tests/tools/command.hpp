// Plays the built `corridor` as a user would, and tells what it wrote where.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace corridor::tools {

struct Ended {
  int status = -1;       ///< Exit status; 128 + signal when a signal ended it, as a shell says.
  std::string output;    ///< Standard output.
  std::string messages;  ///< Standard error.
};

/// A folder that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const;  ///< Returns the file's path.
  bool empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::filesystem::path path_;
};

inline constexpr const char* kClosed = "&-";  ///< Standard output that is not there.

/// Runs `corridor WORDS...` in a folder of its own unless one is given, to its end. Standard output may go to a device
/// instead, or be closed.
Ended corridor_command(const std::vector<std::string>& words, const std::string& folder = "",
                       const std::string& output = "");

/// The same, but sends `signal` as soon as standard error holds `sign`.
Ended interrupted_command(const std::vector<std::string>& words, const std::string& sign, int signal);

/// The same, but kills it after so long, if it has not ended.
Ended killed_command(const std::vector<std::string>& words, std::chrono::milliseconds after);

/// Absolute path of a file of the project.
std::string project_file(const std::string& name);

/// A quick run: the shipped scenario, two months, one simulated party for a thousand real ones.
std::vector<std::string> small_run(const std::string& directory, const std::vector<std::string>& more = {});

std::string read_file(const std::filesystem::path& file);
/// The text with every run of spaces and line ends as one space: what it says, however it is laid out.
std::string on_one_line(const std::string& text);
std::size_t count_of(const std::string& text, const std::string& part);

}  // namespace corridor::tools
