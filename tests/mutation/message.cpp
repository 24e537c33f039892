// Holds a message against the file that it names.
#include "tests/mutation/message.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "sim/input/text_file.hpp"

namespace corridor::mutation {
namespace {

std::size_t lines_in(const std::string& file) {
  const std::string text = read_text_file(file).text;
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

/// What is not in a file, or holds for all of it, has no line.
bool holds_for_all_of_it(std::string_view problem) {
  return std::ranges::any_of(std::array{"missing", "empty", "spreadsheet's own file"},
                             [&](std::string_view words) { return problem.find(words) != std::string_view::npos; });
}

}  // namespace

std::string wrong_with(const Problem& problem) {
  if (problem.problem.empty()) return "says nothing";
  if (problem.at.file.empty()) return "names no file";
  if (first_control_character(problem.full())) return "hands a control character to the terminal";
  std::error_code error;
  const bool ours = problem.at.file.ends_with(".json") || problem.at.file.ends_with(".bin");
  const bool written_by_hand = std::filesystem::is_regular_file(problem.at.file, error) && !ours;
  if (!written_by_hand) return "";  // a folder, a file that is not there, one that only we write
  if (problem.at.line == 0) return holds_for_all_of_it(problem.problem) ? "" : "has no line";
  return static_cast<std::size_t>(problem.at.line) > lines_in(problem.at.file) ? "names a line that is not there" : "";
}

}  // namespace corridor::mutation
