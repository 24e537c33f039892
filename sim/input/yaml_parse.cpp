// From YAML text or a file to a tree with positions; broken syntax is told in our words.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "sim/input/scalars.hpp"
#include "sim/input/text_file.hpp"
#include "sim/input/yaml.hpp"
#include "sim/input/yaml_builder.hpp"

namespace corridor {
namespace {

/// `key:value` just above makes one text of both lines, and the ':' of the next line is then unexpected. Its number
/// from 1, or 0.
int line_without_space(const std::vector<std::string>& lines, int before) {
  if (before < 1 || before > static_cast<int>(lines.size())) return 0;
  const std::string& line = lines[static_cast<std::size_t>(before) - 1];
  const std::size_t colon = line.find(':');
  const bool tight = colon != std::string::npos && colon > 0 && colon + 1 < line.size() && line[colon + 1] != ' ';
  return tight && line.find(' ', line.find_first_not_of(' ')) > colon ? before : 0;
}

/// yaml-cpp's words for broken syntax, in ours.
Complaint explain(const YAML::Exception& error, const std::vector<std::string>& lines) {
  struct Entry {
    std::string_view theirs, problem, suggestion;
  };
  static const std::array<Entry, 10> kEntries{{
      {YAML::ErrorMsg::END_OF_MAP, "this line does not fit the map above it",
       "indent the keys of a map alike and put ': ' after each"},
      {YAML::ErrorMsg::END_OF_SEQ, "this line does not fit the list above it",
       "indent its items alike and begin each with '- '"},
      {YAML::ErrorMsg::END_OF_MAP_FLOW, "a '{' is not closed, or a ',' is missing", "write {key: value, key: value}"},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW, "a '[' is not closed, or a ',' is missing", "write [value, value]"},
      {YAML::ErrorMsg::MAP_VALUE, "a ':' is not expected here", "check the indentation; quote text that holds ': '"},
      {YAML::ErrorMsg::MAP_KEY, "a key is not expected here", "indent the keys of a map alike"},
      {YAML::ErrorMsg::BLOCK_ENTRY, "a list item is not expected here", "begin a list on a line of its own"},
      {YAML::ErrorMsg::EOF_IN_SCALAR, "a quote is never closed", "end the text with the quote that began it"},
      {YAML::ErrorMsg::FLOW_END, "a '}' or ']' closes nothing", "take it away, or open it before"},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, "a character that cannot begin a value", "quote the text"},
  }};
  if (error.msg == YAML::ErrorMsg::MAP_VALUE) {
    if (const int line = line_without_space(lines, error.mark.line); line > 0) {
      return {"a ':' is not expected here", fmt::format("put a space after the ':' in line {}", line)};
    }
  }
  for (const Entry& entry : kEntries) {
    if (error.msg == entry.theirs) return {std::string(entry.problem), std::string(entry.suggestion)};
  }
  return {fmt::format("is not valid YAML ({})", error.msg), ""};
}

/// Tabs in indentation, which YAML forbids. True when there is none.
bool check_tabs(const SourceText& source, Problems& problems) {
  bool clean = true;
  for (std::size_t i = 0; i < source.lines->size(); ++i) {
    const std::string& line = (*source.lines)[i];
    const std::size_t blank = line.find_first_not_of(' ');
    if (blank == std::string::npos || line[blank] != '\t' || line.find_first_not_of(" \t\r") == std::string::npos)
      continue;
    problems.add({source.at(static_cast<int>(i), static_cast<int>(blank)), "", "a tab in the indentation",
                  "indent with spaces"});
    clean = false;
  }
  return clean;
}

bool check_characters(const std::string& text, const SourceText& source, Problems& problems) {
  const auto wrong = first_wrong_byte(text);
  if (!wrong) return true;
  const std::string_view before = std::string_view(text).substr(0, wrong->offset);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t begin = before.rfind('\n') + 1;  // 0 when there is none
  Position at = source.at(static_cast<int>(line), static_cast<int>(wrong->offset - begin));
  at.source = nullptr;  // the line cannot be shown
  problems.add({at, "", wrong->complaint.problem, wrong->complaint.suggestion});
  return false;
}

/// By its name: a table handed over for a scenario would be a cascade of broken syntax.
bool is_table(const std::string& file) {
  return std::ranges::any_of(std::array{".csv", ".tsv", ".xls", ".xlsx", ".ods"},
                             [&](const char* ending) { return file.ends_with(ending); });
}

}  // namespace

YamlTree parse_yaml(const std::string& text, const std::string& file, Problems& problems) {
  const std::string body = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
  const SourceText source(file, std::make_shared<const std::vector<std::string>>(split_lines(body)));
  if (!check_characters(body, source, problems) || !check_tabs(source, problems)) return nullptr;
  TreeBuilder builder(source, problems);
  const std::size_t before = problems.size();
  try {
    std::istringstream stream(body);
    YAML::Parser parser(stream);
    // A second document is one too many; beyond it, yaml-cpp finds no end in some malformed files.
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    const Complaint complaint = explain(error, *source.lines);
    problems.add({source.at(error.mark), "", complaint.problem, complaint.suggestion});
    return nullptr;
  }
  if (builder.has_open_quote()) return nullptr;
  if (problems.size() > before && (!builder.root() || builder.root()->kind == YamlNode::Kind::kNull)) return nullptr;
  if (!builder.root() || builder.root()->kind == YamlNode::Kind::kNull) {
    problems.add({{file}, "", "is empty", ""});
    return nullptr;
  }
  return builder.root();
}

YamlTree read_yaml(const std::string& file, Problems& problems, std::optional<Position> from, const std::string& path) {
  const TextFile read = read_text_file(file);
  if (!read.wrong && is_table(file)) {
    problems.add({from.value_or(Position{file}), path,
                  fmt::format("'{}' is a table, and a YAML file is needed here", file),
                  "scenarios/as-enacted.yaml is one; published figures are named with --observed"});
    return nullptr;
  }
  if (!read.wrong) return parse_yaml(read.text, file, problems);
  std::string problem = read.wrong->problem;
  if (from)
    problem =
        problem == "no such file" ? fmt::format("no such file '{}'", file) : fmt::format("'{}' {}", file, problem);
  problems.add({from.value_or(Position{file}), path, problem, read.wrong->suggestion});
  return nullptr;
}

}  // namespace corridor
