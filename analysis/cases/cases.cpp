// Reads cases and lays them side by side.
#include "analysis/cases/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "analysis/base/statistics.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/scenario/layers.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/read.hpp"
#include "sim/input/shipped.hpp"
#include "sim/input/text_file.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {
namespace {

Month month_at(YamlReader& map, const char* key, Month fallback) {
  map.allow({key});
  if (!map.has(key)) return fallback;
  Month month = fallback;
  const std::string text = map.text(key);
  if (!parse_month(text, month)) map.complain(key, fmt::format("'{}' is no month", text), "write 2017-01");
  return month;
}

/// Relative to the file of cases. What a file that ships names as `../../results/RUN` is `results/RUN` here, where runs
/// are.
std::string run_named(const std::string& file, const std::string& named) {
  const std::string near = beside(file, named);
  const std::string root = shipped_root();
  std::error_code error;
  if (root.empty() || !file.starts_with(root + "/") || std::filesystem::exists(near, error)) return near;
  return std::filesystem::path(near).lexically_relative(root).string();
}

Case read_case(const YamlTree& node, const std::string& path, const std::string& file, CasesNeed need,
               const std::vector<Case>& before, Problems& problems) {
  YamlReader map(node, path, problems);
  Case one;
  one.name = map.text("name");
  if (const auto wrong = wrong_in_a_cell(one.name)) map.complain("name", wrong->problem, wrong->suggestion);
  if (std::ranges::find(before, one.name, &Case::name) != before.end() && map.has("name"))
    map.complain("name", fmt::format("'{}' is the name of another case", one.name), "give each case its own");
  one.run = run_named(file, map.text("run"));
  one.from = month_at(map, "from", std::chrono::year{1900} / 1);
  one.to = month_at(map, "to", std::chrono::year{2200} / 1);
  one.scope = map.text("scope", "overall");
  std::error_code error;
  if (need == CasesNeed::kRuns && map.has("run") && !std::filesystem::exists(one.run + "/indicators.csv", error))
    map.complain("run", fmt::format("'{}' holds no run", one.run), "play it first: corridor run SCENARIO -o FOLDER");
  if (one.to <= one.from) map.complain("to", "is not after 'from'", "'to' is the first month left out");
  map.finish();
  return one;
}

/// Values by month: sum over replicates and their number.
using MonthSums = std::map<Month, std::pair<double, int>>;
/// Of one run, by scope and indicator.
using Sums = std::map<std::pair<std::string, std::string>, MonthSums>;

Sums read_indicators(const std::string& run) {
  Sums sums;
  for_each_row(run, indicators_form(), [&](std::span<const std::string_view> row) {
    double value = 0;
    std::from_chars(row[4].data(), row[4].data() + row[4].size(), value);
    auto& [sum, count] = sums[{std::string{row[3]}, std::string{row[2]}}][read_month(row[1])];
    sum += value;
    ++count;
  });
  return sums;
}

std::optional<CaseValue> over_months(const MonthSums& months, const Case& one) {
  std::vector<double> means;  // by month
  for (const auto& [month, sum] : months) {
    if (month >= one.from && month < one.to) means.push_back(sum.first / sum.second);
  }
  if (means.empty()) return std::nullopt;
  const auto [low, high] = std::minmax_element(means.begin(), means.end());
  return CaseValue{mean_of(means), *low, *high, static_cast<int>(means.size())};
}

/// What the manifests say; a run without one has none.
std::vector<std::string> worlds_of(const std::vector<Case>& cases) {
  std::vector<std::string> worlds;
  for (const Case& one : cases) {
    std::ifstream file(std::filesystem::path{one.run} / "manifest.json");
    const nlohmann::json manifest = nlohmann::json::parse(file, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("world")) continue;
    const std::string name = manifest["world"].value("name", "");
    if (std::find(worlds.begin(), worlds.end(), name) == worlds.end()) worlds.push_back(name);
  }
  return worlds;
}

}  // namespace

std::vector<Case> read_cases(const std::string& file, CasesNeed need) {
  Problems problems;
  const YamlTree tree = read_yaml(file, problems);
  problems.throw_if_any();
  YamlReader reader(tree, "", problems);
  reader.integer("corridor", 1, 1);
  reader.text("name", "");
  reader.text("description", "");
  std::vector<Case> cases;
  const YamlTree list = reader.child("cases");
  if (!list || list->kind != YamlNode::Kind::kSequence || list->items.empty()) {
    reader.complain("cases", "are missing", "add 'cases: [{name: ..., run: results/as-enacted}]'");
  } else {
    for (std::size_t i = 0; i < list->items.size(); ++i)
      cases.push_back(read_case(list->items[i], fmt::format("cases[{}]", i + 1), file, need, cases, problems));
  }
  reader.finish();
  problems.throw_if_any();
  return cases;
}

const CaseValue* CaseTable::find(std::size_t number, const std::string& indicator) const {
  const auto found = values.find({number, indicator});
  return found == values.end() ? nullptr : &found->second;
}

CaseTable lay_out(const std::vector<Case>& cases) {
  CaseTable table{cases, worlds_of(cases), indicator_names(), {}};
  std::map<std::string, Sums> runs;
  std::vector<std::string> parts;
  for (std::size_t c = 0; c < cases.size(); ++c) {
    const auto [run, is_new] = runs.try_emplace(cases[c].run);
    if (is_new) run->second = read_indicators(cases[c].run);
    for (const auto& [scope_and_indicator, months] : run->second) {
      const auto& [scope, indicator] = scope_and_indicator;
      if (scope != cases[c].scope) continue;
      if (const std::optional<CaseValue> value = over_months(months, cases[c])) table.values[{c, indicator}] = *value;
      const auto& main = table.indicators;
      if (std::find(main.begin(), main.end(), indicator) == main.end()) parts.push_back(indicator);
    }
  }
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  table.indicators.insert(table.indicators.end(), parts.begin(), parts.end());
  return table;
}

std::optional<double> rank_correlation(const CaseTable& table, const std::string& one, const std::string& other) {
  constexpr std::size_t kFewest = 4;
  std::vector<double> a, b;
  for (std::size_t c = 0; c < table.cases.size(); ++c) {
    const CaseValue *first = table.find(c, one), *second = table.find(c, other);
    if (first == nullptr || second == nullptr) continue;
    a.push_back(first->mean);
    b.push_back(second->mean);
  }
  if (a.size() < kFewest) return std::nullopt;
  replace_by_ranks(a);
  replace_by_ranks(b);
  const double value = correlation(a, b);
  return std::isnan(value) ? std::nullopt : std::optional{value};
}

}  // namespace corridor
