// Names scenarios after their files.
#include "analysis/compare/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/record/fit.hpp"
#include "analysis/tables/series.hpp"
#include "sim/input/text_file.hpp"

namespace corridor {

std::vector<std::string> scenario_labels(const std::vector<Scenario>& scenarios) {
  std::vector<std::string> labels;
  for (const Scenario& scenario : scenarios) {
    std::string stem = std::filesystem::path(scenario.file).stem().string();
    if (wrong_in_a_cell(stem)) stem = "_" + stem;  // a spreadsheet takes '=1+1' for a formula
    std::string label = stem;
    for (int n = 2; std::find(labels.begin(), labels.end(), label) != labels.end(); ++n)
      label = fmt::format("{}-{}", stem, n);
    labels.push_back(label);
  }
  return labels;
}

std::set<std::string> level_names(const World& world) { return level_series({{"series", series_manifest(world)}}); }

}  // namespace corridor
