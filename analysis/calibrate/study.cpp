// What a calibration changes in its scenario.
#include "analysis/calibrate/study.hpp"

#include <fmt/format.h>

namespace corridor {

ScenarioChanges changes_for(const CalibrationStudy& study, const std::vector<double>& values) {
  ScenarioChanges changes;
  for (std::size_t p = 0; p < values.size(); ++p)
    changes.set.push_back(fmt::format("{}={}", study.parameters[p].path, values[p]));
  changes.set.push_back(fmt::format("period.to={}-01", to_string(study.last_month + Months{1})));
  return changes;
}

}  // namespace corridor
