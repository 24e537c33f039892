// Prints a scenario with every layer applied, and beside each value the file and line that set it.
#include "analysis/scenario/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

std::string origin_of(const Position& at) { return at.line > 0 ? fmt::format("{}:{}", at.file, at.line) : at.file; }

/// Text that YAML would not read back as it is goes in double quotes, which are JSON's.
std::string plain_or_quoted(const std::string& text) {
  const bool odd_start = text.empty() || std::string("?:,[]{}#&*!|>'\"%@` ").find(text.front()) != std::string::npos ||
                         (text.front() == '-' && (text.size() == 1 || text[1] == ' '));
  const bool odd = odd_start || text.find_first_of("\n\"\\,[]{}") != std::string::npos ||
                   text.find(": ") != std::string::npos || text.find(" #") != std::string::npos || text.back() == ':' ||
                   text.back() == ' ';
  return odd ? Json(text).dump() : text;
}

/// A node on one line, as flow style has it.
std::string flow_text(const YamlNode& node) {
  std::vector<std::string> parts;
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "null";
    case YamlNode::Kind::kScalar:
      return node.quoted ? Json(node.scalar).dump() : plain_or_quoted(node.scalar);
    case YamlNode::Kind::kSequence:
      for (const YamlTree& item : node.items) parts.push_back(flow_text(*item));
      return fmt::format("[{}]", fmt::join(parts, ", "));
    case YamlNode::Kind::kMap:
      break;
  }
  for (const auto& [key, value] : node.fields)
    parts.push_back(fmt::format("{}: {}", plain_or_quoted(key), flow_text(*value)));
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

struct Line {
  std::string text, comment;
};

void add_lines(const YamlNode& node, const std::string& indent, std::vector<Line>& lines) {
  for (const auto& [key, value] : node.fields) {
    const std::string start = indent + plain_or_quoted(key) + ":";
    if (value->kind == YamlNode::Kind::kMap && !value->fields.empty()) {
      lines.push_back({start, ""});
      add_lines(*value, indent + "  ", lines);
    } else if (value->kind == YamlNode::Kind::kSequence && !value->items.empty()) {
      lines.push_back({start, ""});
      for (const YamlTree& item : value->items) {
        lines.push_back({indent + "  - " + flow_text(*item), origin_of(item->at)});
      }
    } else {
      lines.push_back({start + " " + flow_text(*value), origin_of(value->at)});
    }
  }
}

Json value_of(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kNull) return nullptr;
  if (node.kind == YamlNode::Kind::kSequence) return Json::array();  // an empty one
  double number = 0;
  if (as_number(node, number))
    return Json::parse(node.scalar, nullptr, false).is_number() ? Json::parse(node.scalar) : Json(number);
  if (!node.quoted && (node.scalar == "true" || node.scalar == "false")) return node.scalar == "true";
  return node.scalar;
}

/// Maps and lists as they are; `leaf` makes what stands for a value, or for a list of nothing.
template <class Leaf>
Json json_of(const YamlNode& node, const Leaf& leaf) {
  if (node.kind == YamlNode::Kind::kMap) {
    Json map = Json::object();
    for (const auto& [key, value] : node.fields) map[key] = json_of(*value, leaf);
    return map;
  }
  if (node.kind == YamlNode::Kind::kSequence && !node.items.empty()) {
    Json list = Json::array();
    for (const YamlTree& item : node.items) list.push_back(json_of(*item, leaf));
    return list;
  }
  return leaf(node);
}

}  // namespace

std::string resolve_as_yaml(const Scenario& scenario) {
  constexpr std::size_t kWidest = 72;  // comments line up behind all but the longest values
  std::vector<Line> lines;
  add_lines(*scenario.resolved, "", lines);
  std::size_t width = 0;
  for (const Line& line : lines) {
    if (line.text.size() <= kWidest) width = std::max(width, line.text.size());
  }
  std::string text =
      fmt::format("# {} with every layer applied; what is not set here is as the register has it.\n", scenario.file);
  for (const Line& line : lines) {
    text += line.comment.empty() ? line.text : fmt::format("{:<{}}  # {}", line.text, width, line.comment);
    text += '\n';
  }
  return text;
}

std::string resolve_as_json(const Scenario& scenario) {
  const auto with_origin = [](const YamlNode& node) {
    return Json{{"value", value_of(node)}, {"from", origin_of(node.at)}};
  };
  return Json{{"file", scenario.file}, {"scenario", json_of(*scenario.resolved, with_origin)}}.dump(2) + '\n';
}

std::string values_as_json(const Scenario& scenario) { return json_of(*scenario.resolved, value_of).dump(2) + '\n'; }

}  // namespace corridor
