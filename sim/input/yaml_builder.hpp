// Builds a tree with positions from yaml-cpp's events. Every key is seen here, once: duplicates, merges, anchors and
// tags are reported.
#pragma once

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/input/scalars.hpp"
#include "sim/input/text_file.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// The text of a file, to turn yaml-cpp's marks (bytes, from 0) into positions (characters, from 1).
class SourceText {
 public:
  SourceText(std::string name, SourceLines text) : file(std::move(name)), lines(std::move(text)) {}

  const std::string file;
  const SourceLines lines;

  Position at(int line, int byte) const {
    Position position{file, line + 1, byte + 1, lines};
    if (line >= 0 && line < static_cast<int>(lines->size())) {
      position.column =
          1 + characters((*lines)[static_cast<std::size_t>(line)], static_cast<std::size_t>(std::max(byte, 0)));
    }
    return position;
  }
  Position at(const YAML::Mark& mark) const { return at(mark.line, mark.column); }

  bool starts_document(const YAML::Mark& mark) const {
    return mark.line >= 0 && mark.line < static_cast<int>(lines->size()) && line(mark.line).starts_with("---");
  }

  /// True when the quoted text that begins here runs to the end of the file, which yaml-cpp takes for its end.
  bool has_open_quote(const YAML::Mark& mark) const {
    std::size_t i = static_cast<std::size_t>(mark.column) + 1;
    const char quote = i <= line(mark.line).size() ? line(mark.line)[i - 1] : ' ';
    if (quote != '"' && quote != '\'') return false;  // a block of text: | or >
    for (int row = mark.line; row < static_cast<int>(lines->size()); ++row, i = 0) {
      for (; i < line(row).size(); ++i) {
        const char c = line(row)[i];
        const bool doubled = quote == '\'' && line(row).compare(i, 2, "''") == 0;
        if ((quote == '"' && c == '\\') || doubled) {
          ++i;  // escaped: the next character does not close
        } else if (c == quote) {
          return false;
        }
      }
    }
    return true;
  }

 private:
  const std::string& line(int index) const { return (*lines)[static_cast<std::size_t>(index)]; }
};

/// Builds the tree from yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& source, Problems& problems) : source_(source), problems_(&problems) {}

  YamlTree root() const { return root_; }
  bool has_open_quote() const {
    return open_quote_;
  }  ///< What follows was swallowed: nothing more can be said of the file.

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 2) complain_of_document(mark);
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { value(mark, YamlNode::Kind::kNull, "", false); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    complain(mark, "aliases (*name) are not supported", "write the value out");
    const auto named = anchored_.find(anchor);  // taken all the same, so that the one mistake is told once
    if (named != anchored_.end() && !wants_key()) return attach(named->second);
    value(mark, YamlNode::Kind::kNull, "", false);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    if (tag != "?" && tag != "!") complain_of_tag(mark, tag);
    if (tag == "!" && source_.has_open_quote(mark)) {
      complain(mark, "a quote is never closed", "end the text with the quote that began it");
      open_quote_ = true;
    }
    if (first_control_character(text)) complain(mark, "the text holds a control character", "take it away");
    value(mark, YamlNode::Kind::kScalar, text, tag == "!", anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    if (tag != "?" && !tag.empty()) complain_of_tag(mark, tag);
    open(mark, YamlNode::Kind::kSequence, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    if (tag != "?" && !tag.empty()) complain_of_tag(mark, tag);
    open(mark, YamlNode::Kind::kMap, anchor);
  }
  void OnMapEnd() override { close(); }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    complain(mark, fmt::format("anchors (&{}) are not supported", name), "write the value out");
  }

 private:
  /// A list or map that is still open. `key` waits for its value; in a list, items get their index as key.
  struct Open {
    YamlTree node;
    std::string path;
    bool has_key = false;
    bool dropped_key =
        false;  ///< The value of a rejected key is read, so that its own mistakes show, and then dropped.
    std::string key = {};
  };

  void complain(const YAML::Mark& mark, std::string problem, std::string suggestion) {
    problems_->add({source_.at(mark), here(), std::move(problem), std::move(suggestion)});
  }
  /// yaml-cpp begins a document also where a line does not go on with what stands above.
  void complain_of_document(const YAML::Mark& mark) {
    if (source_.starts_document(mark))
      return complain(mark, "a second document begins here", "keep one document in a file");
    complain(mark, "this does not belong to what stands above", "a file is one map of 'key: value' lines");
  }
  void complain_of_tag(const YAML::Mark& mark, const std::string& tag) {
    complain(mark, fmt::format("tags ({}) are not supported", tag), "leave the tag out; quote what must be text");
  }

  /// Path of the value that comes next.
  std::string here() const {
    if (open_.empty()) return "";
    const Open& top = open_.back();
    if (top.node->kind == YamlNode::Kind::kSequence) return fmt::format("{}[{}]", top.path, top.node->items.size() + 1);
    if (!top.has_key) return top.path;
    return top.path.empty() ? top.key : top.path + '.' + top.key;
  }

  bool wants_key() const {
    return !open_.empty() && open_.back().node->kind == YamlNode::Kind::kMap && !open_.back().has_key;
  }

  void key(const YAML::Mark& mark, const std::string& name) {
    Open& top = open_.back();
    const Position at = source_.at(mark);
    const auto first = top.node->key_positions.find(name);
    top.has_key = true;
    top.key = name;
    top.dropped_key = true;
    if (name.empty()) {
      complain(mark, "a key is empty", "name the value");
    } else if (name == "<<") {
      complain(mark, "merge keys are not supported", "write the keys out, or use 'extends'");
    } else if (first != top.node->key_positions.end()) {
      complain(mark, "duplicate key", fmt::format("it was first given on line {}", first->second.line));
    } else {
      top.dropped_key = false;
      top.node->key_positions[name] = at;
    }
  }

  /// Puts a finished or newly opened node into what is open.
  void attach(const YamlTree& node) {
    if (open_.empty()) {
      if (documents_ == 1) root_ = node;
      return;
    }
    Open& top = open_.back();
    if (top.node->kind == YamlNode::Kind::kSequence) {
      top.node->items.push_back(node);
    } else if (std::exchange(top.has_key, false) && !top.dropped_key) {
      top.node->fields.emplace_back(top.key, node);
    }
  }

  void value(const YAML::Mark& mark, YamlNode::Kind kind, const std::string& text, bool quoted,
             YAML::anchor_t anchor = 0) {
    if (wants_key()) return key(mark, text);
    auto node = std::make_shared<YamlNode>();
    node->kind = kind;
    node->scalar = text;
    node->quoted = quoted;
    node->at = source_.at(mark);
    if (kind == YamlNode::Kind::kNull) node->at = null_position(node->at);
    if (anchor != 0) anchored_[anchor] = node;
    attach(node);
  }

  /// An empty value has no place of its own: yaml-cpp names the line after it. Its key's place tells more.
  Position null_position(const Position& found) const {
    if (open_.empty() || !open_.back().has_key) return found;
    const auto& keys = open_.back().node->key_positions;
    const auto named = keys.find(open_.back().key);
    return named != keys.end() && named->second.line != found.line ? named->second : found;
  }

  void open(const YAML::Mark& mark, YamlNode::Kind kind, YAML::anchor_t anchor) {
    if (wants_key()) {
      complain(mark, "a key must be plain text", "quote text that begins with '[' or '{'");
      open_.back().has_key = true;  // what stands in its place is read and dropped
      open_.back().dropped_key = true;
      open_.push_back({std::make_shared<YamlNode>(), here()});
      open_.back().node->kind = kind;
      return;
    }
    auto node = std::make_shared<YamlNode>();
    node->kind = kind;
    node->at = source_.at(mark);
    if (anchor != 0) anchored_[anchor] = node;
    std::string path = here();
    attach(node);
    open_.push_back({node, std::move(path)});
  }

  void close() { open_.pop_back(); }

  const SourceText& source_;
  Problems* problems_;
  YamlTree root_;
  int documents_ = 0;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, YamlTree> anchored_;  ///< Values with an anchor, by yaml-cpp's number.
  bool open_quote_ = false;
};

}  // namespace corridor
