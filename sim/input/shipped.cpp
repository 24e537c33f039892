// Looks beside the program first, so that one that was moved finds its own files.
#include "sim/input/shipped.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace corridor {
namespace {

namespace fs = std::filesystem;

constexpr const char* kShelf = "scenarios";

bool holds_scenarios(const fs::path& root) {
  std::error_code error;
  return fs::is_directory(root / kShelf / "worlds", error);
}

/// Of the Python package that has loaded this code; empty where none has.
fs::path& package() {
  static fs::path folder;
  return folder;
}

}  // namespace

void loaded_by_package(const std::string& folder) { package() = folder; }

std::string shipped_root() {
  std::error_code error;
  const char* const told = std::getenv("CORRIDOR_SHARE");
  if (told != nullptr && *told != '\0') return holds_scenarios(told) ? std::string{told} : std::string{};
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share" / "corridor";
  std::vector<fs::path> roots{installed, CORRIDOR_SOURCE};
  // A wheel brings its own; installed, a package lies in PREFIX/lib/pythonVERSION/site-packages/corridor.
  if (!package().empty()) roots.insert(roots.begin(), {package(), package() / "../../../../share/corridor"});
  for (const fs::path& root : roots) {
    if (holds_scenarios(root)) return root.lexically_normal().string();
  }
  return "";
}

std::string shipped_path(const std::string& path) {
  const fs::path given(path);
  if (given.begin() == given.end() || *given.begin() != kShelf) return "";
  const std::string root = shipped_root();
  std::error_code error;
  return !root.empty() && fs::exists(root / given, error) ? (root / given).string() : "";
}

std::string here_or_shipped(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error)) return path;
  const std::string shipped = shipped_path(path);
  return shipped.empty() ? path : shipped;
}

std::vector<std::string> shipped_files(const std::string& folder) {
  std::vector<std::string> names;
  const std::string root = shipped_root();
  if (root.empty()) return names;
  std::error_code error;
  for (fs::directory_iterator entry(fs::path(root) / folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".yaml") names.push_back(folder + "/" + entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace corridor
