// Parses and evaluates measures.
#include "analysis/record/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "analysis/record/fit.hpp"
#include "analysis/record/observed.hpp"

namespace corridor {

/// A number, a term, or an operation on two measures.
struct Measure::Node {
  char operation = 0;  ///< '+', '-', '*', '/'; 'n' a number; 't' a term.
  double number = 0;
  std::string name;                                         ///< Of a term.
  std::map<std::string, std::vector<std::string>> filters;  ///< By column; any of the values.
  int first_month = 0, last_month = 0;
  std::shared_ptr<const Node> left, right;
};

namespace {

/// What is wrong with a measure; becomes a ConfigError where its place in a file is known.
struct WrongMeasure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

using Node = Measure::Node;
using NodePointer = std::shared_ptr<const Node>;

constexpr std::array<std::string_view, 4> kSeriesFilters{"place", "nationality", "party", "detail"};
constexpr std::array<std::string_view, 3> kGateFilters{"outcome", "policy", "at"};
constexpr std::array<std::string_view, 1> kIndicatorFilters{"scope"};

bool starts_with(const std::string& text, std::string_view start) { return text.rfind(start, 0) == 0; }

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    std::string part = text.substr(begin, end - begin);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    parts.push_back(std::move(part));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

/// Reads `a * (b + 2) / c[...]` with the usual precedence. What is wrong is thrown as text.
class Parser {
 public:
  explicit Parser(const std::string& text) : text_(text) {}

  NodePointer whole() {
    NodePointer node = sum();
    if (peek() != 0) throw WrongMeasure(fmt::format("unexpected '{}'", text_.substr(at_)));
    return node;
  }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  static NodePointer join(char operation, NodePointer left, NodePointer right) {
    Node node;
    node.operation = operation;
    node.left = std::move(left);
    node.right = std::move(right);
    return std::make_shared<const Node>(std::move(node));
  }

  NodePointer sum() {
    NodePointer node = product();
    for (char sign = peek(); sign == '+' || sign == '-'; sign = peek()) {
      ++at_;
      node = join(sign, node, product());
    }
    return node;
  }

  NodePointer product() {
    NodePointer node = factor();
    for (char sign = peek(); sign == '*' || sign == '/'; sign = peek()) {
      ++at_;
      node = join(sign, node, factor());
    }
    return node;
  }

  NodePointer factor() {
    const char next = peek();
    if (next == '(') {
      ++at_;
      NodePointer node = sum();
      if (peek() != ')') throw WrongMeasure("a bracket is not closed");
      ++at_;
      return node;
    }
    return next >= '0' && next <= '9' ? number() : term();
  }

  NodePointer number() {
    Node node;
    node.operation = 'n';
    const auto end = std::from_chars(text_.data() + at_, text_.data() + text_.size(), node.number).ptr;
    at_ = static_cast<std::size_t>(end - text_.data());
    return std::make_shared<const Node>(std::move(node));
  }

  NodePointer term() {
    const std::size_t open = text_.find('[', at_), close = text_.find(']', at_);
    if (open == std::string::npos || close == std::string::npos || close < open)
      throw WrongMeasure(fmt::format("'{}' is no term; write series[filters, period]", text_.substr(at_)));
    Node node;
    node.operation = 't';
    node.name = split(text_.substr(at_, open - at_), ';').front();
    for (const std::string& part : split(text_.substr(open + 1, close - open - 1), ',')) read_filter(part, node);
    if (node.last_month == 0) throw WrongMeasure(fmt::format("'{}' has no period", node.name));
    at_ = close + 1;
    return std::make_shared<const Node>(std::move(node));
  }

  static void read_filter(const std::string& part, Node& node) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) {
      if (!parse_period(part, node.first_month, node.last_month))
        throw WrongMeasure(fmt::format("'{}' is no period", part));
      return;
    }
    const std::string column = part.substr(0, equals);
    const auto known = [&](const auto& columns) { return std::ranges::count(columns, column) > 0; };
    if (starts_with(node.name, "gate:")        ? !known(kGateFilters)
        : starts_with(node.name, "indicator:") ? !known(kIndicatorFilters)
                                               : !known(kSeriesFilters))
      throw WrongMeasure(fmt::format("'{}' cannot be split by '{}'", node.name, column));
    node.filters[column] = split(part.substr(equals + 1), '|');
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

bool passes(const Node& node, const char* column, const std::string& value) {
  const auto filter = node.filters.find(column);
  return filter == node.filters.end() || std::ranges::count(filter->second, value) > 0;
}

double months_of(const Node& node) { return node.last_month - node.first_month + 1; }

bool within(const Node& node, int month) { return month >= node.first_month && month <= node.last_month; }

double of_series(const Node& node, const MeasureTables& tables) {
  if (!tables.series.contains(node.name)) throw WrongMeasure(fmt::format("no series is called '{}'", node.name));
  const Names& names = tables.observables.names;
  const auto detail = node.filters.find("detail");
  const auto has_detail = [&](const std::string& text) {
    return detail == node.filters.end() ||
           std::ranges::any_of(detail->second, [&](const std::string& parts) { return has_every_part(text, parts); });
  };
  double sum = 0;
  const auto cells = tables.observables.series.find(node.name);
  if (cells == tables.observables.series.end()) return 0;
  for (const ObservableCell& cell : cells->second) {
    if (within(node, cell.month) && passes(node, "place", names[cell.place]) &&
        passes(node, "nationality", names[cell.nationality]) && passes(node, "party", names[cell.party]) &&
        has_detail(names[cell.detail]))
      sum += cell.value;
  }
  return tables.levels.contains(node.name) ? sum / months_of(node) : sum;
}

double of_gate(const Node& node, const MeasureTables& tables) {
  const std::string gate = node.name.substr(5);
  bool known = false;
  double sum = 0;
  for (const MeasureTables::GateCell& cell : tables.gates) {
    if (cell.gate != gate) continue;
    known = true;
    if (within(node, cell.month) && passes(node, "outcome", cell.outcome) && passes(node, "policy", cell.policy) &&
        passes(node, "at", cell.at))
      sum += cell.persons;
  }
  if (!known) throw WrongMeasure(fmt::format("no gate is called '{}'", gate));
  return sum;
}

std::optional<double> of_indicator(const Node& node, const MeasureTables& tables) {
  const std::string name = node.name.substr(10);
  const auto scope = node.filters.find("scope");
  const auto line = tables.indicators.find({name, scope == node.filters.end() ? "overall" : scope->second.front()});
  if (line == tables.indicators.end()) return std::nullopt;  // not defined in this run, for example without refusals
  double sum = 0;
  int months = 0;
  for (const auto& [month, value] : line->second) {
    if (!within(node, month)) continue;
    sum += value;
    ++months;
  }
  return months == 0 ? std::nullopt : std::optional(sum / months);
}

std::optional<double> value_of(const Node& node, const MeasureTables& tables) {
  if (node.operation == 'n') return node.number;
  if (node.operation == 't') {
    if (node.first_month < tables.observables.first_month || node.last_month > tables.observables.last_month)
      return std::nullopt;
    if (starts_with(node.name, "indicator:")) return of_indicator(node, tables);
    return starts_with(node.name, "gate:") ? of_gate(node, tables) : of_series(node, tables);
  }
  const auto left = value_of(*node.left, tables), right = value_of(*node.right, tables);
  if (!left || !right || (node.operation == '/' && *right == 0)) return std::nullopt;
  switch (node.operation) {
    case '+':
      return *left + *right;
    case '-':
      return *left - *right;
    case '*':
      return *left * *right;
    default:
      return *left / *right;
  }
}

}  // namespace

Measure::Measure(const std::string& text, const Position& at, const std::string& path) : at_(at), path_(path) {
  try {
    root_ = Parser{text}.whole();
  } catch (const WrongMeasure& problem) {
    throw ConfigError({{at, path, problem.what(), "analysis/measure.hpp shows how measures are written", ""}});
  }
}

std::optional<double> Measure::of(const MeasureTables& tables) const {
  try {
    return value_of(*root_, tables);
  } catch (const WrongMeasure& problem) {
    throw ConfigError({{at_, path_, problem.what(), "", ""}});
  }
}

MeasureTables read_measure_tables(const std::string& directory) {
  const nlohmann::json manifest = read_manifest(directory);
  MeasureTables tables;
  tables.observables = read_observables(directory, manifest);
  tables.levels = level_series(manifest);
  for (const auto& [name, shape] : manifest.at("series").items()) tables.series.insert(name);
  const auto done = manifest.at("months_done").get<std::vector<int>>();
  const int first = month_number(manifest.at("period").at("from").get<std::string>().substr(0, 7));
  const auto share = [&](std::string_view value, int month) {
    double number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number / static_cast<double>(std::ranges::count_if(done, [&](int d) { return month < first + d; }));
  };
  for_each_row(directory + "/gates.csv", "replicate,month,gate,jurisdiction,outcome,policy,persons",
               [&](std::span<const std::string_view> row) {
                 const int month = month_number(row[1]);
                 tables.gates.push_back({month, std::string{row[2]}, std::string{row[3]}, std::string{row[4]},
                                         std::string{row[5]}, share(row[6], month)});
               });
  for_each_row(directory + "/indicators.csv", "replicate,month,indicator,scope,value",
               [&](std::span<const std::string_view> row) {
                 const int month = month_number(row[1]);
                 tables.indicators[{std::string{row[2]}, std::string{row[3]}}][month] += share(row[4], month);
               });
  return tables;
}

}  // namespace corridor
