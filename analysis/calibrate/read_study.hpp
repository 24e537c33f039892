// Reads calibration studies.
#pragma once

#include <string>

#include "analysis/calibrate/study.hpp"

namespace corridor {

/// True when a file's keys are those of a calibration study.
bool is_calibration_study(const YamlTree& tree);

/// Reads a study and everything that it names, and tries its scenario at the bounds of the parameters. Mistakes are
/// collected; the study is usable only if there are none. Cells kept for validation are refused.
CalibrationStudy read_calibration_study(const std::string& file, Problems& problems);

}  // namespace corridor
