// Reads maps strictly: what is asked for is known, what nobody asked for is rejected.
#include <fmt/format.h>

#include <algorithm>

#include "sim/input/scalars.hpp"
#include "sim/input/split.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

YamlReader::YamlReader(YamlTree node, std::string path, Problems& problems, Position at)
    : node_(std::move(node)), path_(std::move(path)), problems_(&problems), at_(std::move(at)) {
  if (!node_) return;
  at_ = node_->at;
  if (node_->kind == YamlNode::Kind::kMap || node_->kind == YamlNode::Kind::kNull) return;
  problems.add(problem_at(*node_, path_, fmt::format("is {}", kind_name(*node_)), "give a map of 'key: value' lines"));
}

std::string YamlReader::path_of(const std::string& key) const { return path_.empty() ? key : path_ + '.' + key; }

Position YamlReader::position_of(const std::string& key) const {
  const YamlTree value = find_field(node_, key);
  return value ? value->at : at_;
}

bool YamlReader::has(const std::string& key) const { return find_field(node_, key) != nullptr; }

void YamlReader::allow(std::initializer_list<std::string> keys) {
  for (const std::string& key : keys) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  }
}

YamlTree YamlReader::child(const std::string& key) {
  allow({key});
  return find_field(node_, key);
}

YamlReader YamlReader::map(const std::string& key) {
  YamlTree value = child(key);
  return {value, path_of(key), *problems_, position_of(key)};
}

std::vector<std::string> YamlReader::keys() const {
  std::vector<std::string> names;
  if (node_) {
    for (const auto& field : node_->fields) names.push_back(field.first);
  }
  return names;
}

const YamlNode* YamlReader::scalar(const std::string& key, bool may_be_absent) {
  const YamlTree value = child(key);
  if (!value) {
    const bool usable = !node_ || node_->kind == YamlNode::Kind::kMap || node_->kind == YamlNode::Kind::kNull;
    if (!may_be_absent && usable) problems_->add({at_, path_of(key), "is missing", fmt::format("add '{}: ...'", key)});
    return nullptr;
  }
  if (value->kind == YamlNode::Kind::kScalar) return value.get();
  complain(key, fmt::format("is {}", kind_name(*value)), "give a single value");
  return nullptr;
}

std::string YamlReader::text(const std::string& key, std::optional<std::string> fallback) {
  const YamlNode* value = scalar(key, fallback.has_value());
  return value != nullptr ? value->scalar : fallback.value_or("");
}

double YamlReader::number(const std::string& key, double low, double high, std::optional<double> fallback) {
  const YamlNode* value = scalar(key, fallback.has_value());
  const double otherwise = fallback.value_or(low);
  return value != nullptr ? read_number(*value, path_of(key), low, high, *problems_).value_or(otherwise) : otherwise;
}

long YamlReader::integer(const std::string& key, long low, long high, std::optional<long> fallback) {
  const YamlNode* node = scalar(key, fallback.has_value());
  const long otherwise = fallback.value_or(low);
  if (node == nullptr) return otherwise;
  long value = 0;
  if (node->quoted) {
    complain(key, "is text, not a number", "take the quotes away");
  } else if (!parse_integer(node->scalar, value)) {
    const Complaint complaint = wrong_integer(node->scalar);
    complain(key, complaint.problem, complaint.suggestion);
  } else if (value < low || value > high) {
    const Complaint complaint = out_of_range(value, low, high);
    complain(key, complaint.problem, complaint.suggestion);
  } else {
    return value;
  }
  return otherwise;
}

bool YamlReader::boolean(const std::string& key, std::optional<bool> fallback) {
  const YamlNode* value = scalar(key, fallback.has_value());
  if (value == nullptr) return fallback.value_or(false);
  if (!value->quoted && (value->scalar == "true" || value->scalar == "false")) return value->scalar == "true";
  complain(key, fmt::format("'{}' is neither true nor false", value->scalar), "give true or false");
  return fallback.value_or(false);
}

Day YamlReader::day(const std::string& key, std::optional<Day> fallback) {
  const YamlNode* value = scalar(key, fallback.has_value());
  const Day otherwise = fallback.value_or(Day{});
  return value != nullptr ? read_day(*value, path_of(key), *problems_).value_or(otherwise) : otherwise;
}

std::string YamlReader::choice(const std::string& key, const std::vector<std::string>& names,
                               std::optional<std::string> fallback) {
  const YamlNode* value = scalar(key, fallback.has_value());
  const std::string otherwise = fallback.value_or(names.empty() ? "" : names.front());
  return value != nullptr ? read_choice(*value, path_of(key), names, *problems_).value_or(otherwise) : otherwise;
}

std::vector<YamlText> YamlReader::items(const std::string& key) {
  std::vector<YamlText> all;
  const YamlTree value = child(key);
  if (!value) return all;
  if (value->kind == YamlNode::Kind::kScalar) return {{value->scalar, path_of(key), value->at}};
  if (value->kind == YamlNode::Kind::kMap) complain(key, "is a map", "give a list such as [a, b]");
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    const YamlNode& item = *value->items[i];
    const std::string path = fmt::format("{}[{}]", path_of(key), i + 1);
    if (item.kind == YamlNode::Kind::kScalar) {
      all.push_back({item.scalar, path, item.at});
    } else {
      problems_->add(problem_at(item, path, fmt::format("is {}", kind_name(item)), "give a single value"));
    }
  }
  return all;
}

std::vector<std::string> YamlReader::texts(const std::string& key) {
  std::vector<std::string> all;
  for (YamlText& item : items(key)) all.push_back(std::move(item.text));
  return all;
}

void YamlReader::complain(const YamlText& item, std::string problem, std::string suggestion) {
  problems_->add({item.at, item.path, std::move(problem), std::move(suggestion)});
}

void YamlReader::complain(const std::string& key, std::string problem, std::string suggestion) {
  problems_->add({position_of(key), path_of(key), std::move(problem), std::move(suggestion)});
}

void YamlReader::complain_key(const std::string& key, std::string problem, std::string suggestion) {
  const bool known = node_ && node_->key_positions.contains(key);
  problems_->add({known ? node_->key_positions.at(key) : position_of(key), path_of(key), std::move(problem),
                  std::move(suggestion)});
}

std::string suggest_key(const std::string& wrong, const std::vector<std::string>& keys, const std::string& known) {
  const std::vector<std::string> parts = split(wrong, '.');
  if (parts.size() < 2 || std::find(keys.begin(), keys.end(), parts.front()) == keys.end())
    return suggest_name(wrong, keys, known);
  std::string nested = "...";
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    nested = std::next(part) == parts.rend() ? *part + ": " + nested : "{" + *part + ": " + nested + "}";
  return fmt::format("a file nests its keys: write '{}'", nested);
}

void YamlReader::finish() {
  for (const std::string& key : keys()) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    complain_key(key, "unknown key", suggest_key(key, known_, "known keys"));
  }
}

}  // namespace corridor
