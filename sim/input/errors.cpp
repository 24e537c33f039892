// How mistakes read: headline, source line and caret; and which name the user may have meant.
#include "sim/input/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <tuple>

namespace corridor {
namespace {

std::string join_full(const std::vector<Problem>& problems) {
  constexpr std::size_t kMostTold = 50;
  std::string text;
  for (std::size_t i = 0; i < std::min(problems.size(), kMostTold); ++i) {
    if (i > 0) text += '\n';
    text += problems[i].full();
  }
  if (problems.size() > kMostTold) text += fmt::format("\nand {} more mistakes", problems.size() - kMostTold);
  return text;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// Edits (insert, delete, replace, swap neighbours) between two words: optimal string alignment.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t differ = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + differ});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

/// Blanks up to the caret; tabs stay tabs, so that the caret stands right on any terminal.
std::string indent_to(const std::string& line, int column) {
  std::string indent;
  int at = 1;
  for (std::size_t i = 0; i < line.size() && at < column; ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    if ((byte & 0xC0U) == 0x80U) continue;  // inside a UTF-8 character
    indent += line[i] == '\t' ? '\t' : ' ';
    ++at;
  }
  indent.append(static_cast<std::size_t>(column - at), ' ');
  return indent;
}

}  // namespace

std::string Problem::sentence() const {
  return (path.empty() ? "" : path + ": ") + problem + (suggestion.empty() ? "" : "; " + suggestion);
}

std::string Problem::headline() const {
  std::string text = at.file;
  if (at.line > 0) text += fmt::format(":{}", at.line);
  if (at.line > 0 && at.column > 0) text += fmt::format(":{}", at.column);
  if (!text.empty()) text += ": ";
  return text + sentence();
}

std::string Problem::full() const {
  std::string line = source_line;
  const auto index = static_cast<std::size_t>(at.line);
  if (line.empty() && at.source && at.line > 0 && index <= at.source->size()) line = (*at.source)[index - 1];
  std::string text = headline();
  if (line.empty()) return text;
  text += "\n  " + line;
  if (at.column > 0) text += "\n  " + indent_to(line, at.column) + '^';
  return text;
}

ConfigError::ConfigError(std::vector<Problem> problems)
    : std::runtime_error(join_full(in_file_order(problems))), problems_(in_file_order(std::move(problems))) {}

void Problems::throw_if_any() const {
  if (!empty()) throw ConfigError(problems_);
}

std::vector<Problem> in_file_order(std::vector<Problem> problems) {
  std::vector<std::string> files;
  for (const Problem& problem : problems) {
    if (std::find(files.begin(), files.end(), problem.at.file) == files.end()) files.push_back(problem.at.file);
  }
  const auto key = [&files](const Problem& problem) {
    return std::tuple(std::find(files.begin(), files.end(), problem.at.file), problem.at.line, problem.at.column);
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&key](const Problem& a, const Problem& b) { return key(a) < key(b); });
  return problems;
}

std::string nearest_name(const std::string& wrong, const std::vector<std::string>& names) {
  const std::string word = lower(wrong);
  std::string best;
  std::size_t least = 2 + word.size() / 4;  // one edit for short names, more for long ones
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(word, lower(name));
    if (distance >= least || distance >= std::max(word.size(), name.size())) continue;
    least = distance;
    best = name;
  }
  return best;
}

std::string suggest_name(const std::string& wrong, const std::vector<std::string>& names, const std::string& known) {
  constexpr std::size_t kFew = 12;
  const std::string near = nearest_name(wrong, names);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  if (names.empty() || names.size() > kFew) return "";
  return fmt::format("{}: {}", known, fmt::join(names, ", "));
}

}  // namespace corridor
