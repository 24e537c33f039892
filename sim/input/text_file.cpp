// Looks at what a file is before it opens it.
#include "sim/input/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include "sim/input/errors.hpp"
#include "sim/input/files_read.hpp"
#include "sim/input/shipped.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// For a file that is not here: a scenario that ships and has nearly that name, or else where was looked. "" when the
/// path does not speak of what ships.
std::string suggest_shipped(const fs::path& path) {
  if (path.is_absolute() || shipped_root().empty()) return "";
  const bool on_the_shelf = *path.begin() == "scenarios";
  if (!on_the_shelf && path.has_parent_path()) return "";
  std::vector<std::string> names;
  for (const std::string& shipped : shipped_files()) names.push_back(fs::path(shipped).filename().string());
  const std::string wanted = path.stem().string() + ".yaml";
  const auto exact = std::find(names.begin(), names.end(), wanted);
  if (!on_the_shelf) return exact == names.end() ? "" : fmt::format("'scenarios/{}' ships", wanted);
  const std::string near = path.parent_path() == "scenarios" ? nearest_name(wanted, names) : "";
  if (!near.empty()) return fmt::format("did you mean 'scenarios/{}', which ships?", near);
  return fmt::format("neither below this folder nor in {}", shipped_root());
}

/// For a file that does not exist: a near name in the same folder.
std::string suggest_file(const std::string& file) {
  const fs::path path(file);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  const std::string near = nearest_name(path.filename().string(), names);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  if (const std::string shipped = suggest_shipped(path); !shipped.empty()) return shipped;
  return names.empty() && !fs::exists(folder, error) ? fmt::format("there is no folder '{}'", folder.string()) : "";
}

std::optional<Complaint> wrong_with(const std::string& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) return Complaint{"no such file", suggest_file(file)};
  if (error) return Complaint{fmt::format("cannot be read ({})", error.message()), ""};
  if (fs::is_directory(status)) return Complaint{"is a folder, not a file", ""};
  if (!fs::is_regular_file(status))
    return Complaint{"is a device or a pipe", "give a file on disk, of which a run can keep the hash"};
  const std::uintmax_t bytes = fs::file_size(file, error);
  if (error || bytes <= kMostBytes) return std::nullopt;
  return Complaint{fmt::format("has {} MiB", bytes >> 20),
                   fmt::format("a file of input has {} MiB at most", kMostBytes >> 20)};
}

std::string without_mark(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

TextFile read_text_file(const std::string& file) {
  FilesRead* const kept = KeepFiles::kept();
  if (kept != nullptr && kept->contains(file)) return {without_mark(kept->at(file)), std::nullopt};
  if (std::optional<Complaint> wrong = wrong_with(file)) return {"", std::move(wrong)};
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream all;
  if (stream && stream.peek() != std::ifstream::traits_type::eof()) all << stream.rdbuf();
  if (!stream.is_open() || stream.bad())
    return {"", Complaint{fmt::format("cannot be read ({})", std::generic_category().message(errno)), ""}};
  std::string bytes = std::move(all).str();
  if (kept != nullptr) kept->emplace(file, bytes);
  return {without_mark(std::move(bytes)), std::nullopt};
}

std::optional<std::size_t> first_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 ? byte != '\t' && byte != '\n' && byte != '\r' : byte == 0x7F) return i;
    // U+0080 to U+009F
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return i;
  }
  return std::nullopt;
}

std::optional<WrongByte> first_wrong_byte(std::string_view text) {
  if (const auto at = first_invalid_utf8(text)) return WrongByte{*at, {"is not UTF-8 text", "save the file as UTF-8"}};
  if (const auto at = first_control_character(text))
    return WrongByte{*at, {"a control character stands here", "take it away"}};
  return std::nullopt;
}

std::optional<Complaint> wrong_in_a_cell(std::string_view text) {
  if (text.find_first_of("\n\r") != std::string_view::npos)
    return Complaint{"holds a line end, and stands in tables", "write it in one line"};
  if (text.find_first_of("=+-@") != 0) return std::nullopt;
  return Complaint{fmt::format("begins with '{}', which a spreadsheet takes for a formula", text.front()),
                   "begin with a letter or a digit"};
}

}  // namespace corridor
