// Writes fitted values as maps in maps.
#include "analysis/calibrate/layer.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "sim/input/split.hpp"

namespace corridor {
namespace {

/// Maps in maps from dotted paths. The map is sorted, so that paths that begin alike lie together.
std::string nested(const std::map<std::vector<std::string>, double>& values) {
  std::string text;
  std::vector<std::string> open;
  for (const auto& [parts, value] : values) {
    std::size_t same = 0;
    while (same < open.size() && same + 1 < parts.size() && open[same] == parts[same]) ++same;
    open.resize(same);
    for (; open.size() + 1 < parts.size(); open.push_back(parts[open.size()]))
      text += fmt::format("{:{}}{}:\n", "", 2 * open.size(), parts[open.size()]);
    text += fmt::format("{:{}}{}: {}\n", "", 2 * open.size(), parts.back(), value);
  }
  return text;
}

}  // namespace

std::string calibrated_layer(const CalibrationStudy& study, const Eigen::VectorXd& position,
                             const std::string& directory) {
  namespace fs = std::filesystem;
  std::map<std::vector<std::string>, double> values;
  const std::vector<double> fitted = ParameterSpace(study.parameters).values(position);
  for (std::size_t p = 0; p < fitted.size(); ++p) values[split(study.parameters[p].path, '.')] = fitted[p];
  const fs::path base = fs::absolute(study.scenario_file).lexically_normal();
  const fs::path here = fs::absolute(directory).lexically_normal();
  return fmt::format(
      "# Written by `corridor calibrate`: the fitted values, on top of the study's scenario. See report.txt beside.\n"
      "corridor: 1\nname: {}\nextends: {}\n{}",
      "\"" + study.name + ", calibrated\"", base.lexically_relative(here).generic_string(), nested(values));
}

}  // namespace corridor
