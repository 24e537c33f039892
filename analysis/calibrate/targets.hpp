// The published cells that a calibration study names.
#pragma once

#include "analysis/calibrate/study.hpp"

namespace corridor {

/// Reads `targets` of `task` into the study: targets, cells in order, last month. Reports unknown series and
/// granularities, cells kept for validation, and cells outside the scenario's period.
void read_targets(YamlReader& task, const Scenario& scenario, CalibrationStudy& study);

}  // namespace corridor
