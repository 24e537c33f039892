// The little of Markdown that topics use, as plain text.
#include "tools/topics.hpp"

#include <regex>
#include <sstream>

namespace corridor::tools {
namespace {

/// Links as their text, strong words as they are.
std::string plain(const std::string& line) {
  static const std::regex kLink(R"(\[([^\]]*)\]\([^)]*\))"), kStrong(R"(\*\*([^*]+)\*\*)");
  return std::regex_replace(std::regex_replace(line, kLink, "$1"), kStrong, "$1");
}

/// "" when the line is no heading.
std::string heading_of(const std::string& line) {
  const std::size_t marks = line.find_first_not_of('#');
  const bool heading = marks != 0 && marks != std::string::npos && line[marks] == ' ';
  return heading ? plain(line.substr(marks + 1)) : "";
}

}  // namespace

std::string title_of(const Topic& topic) {
  return heading_of(std::string(topic.page.substr(0, topic.page.find('\n'))));
}

std::string topic_text(const Topic& topic) {
  std::istringstream page{std::string(topic.page)};
  std::string text;
  bool code = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("```")) {
      code = !code;
    } else if (code) {
      text += line.empty() ? "\n" : "    " + line + "\n";
    } else if (const std::string heading = heading_of(line); !heading.empty()) {
      text += heading + "\n" + std::string(heading.size(), line.starts_with("##") ? '-' : '=') + "\n";
    } else {
      text += plain(line) + "\n";
    }
  }
  return text;
}

}  // namespace corridor::tools
