// report.txt of a calibration, in plain words.
#pragma once

#include <string>

#include "analysis/calibrate/result.hpp"

namespace corridor {

/// report.txt of a calibration: what was fitted, how well, what the figures do not say.
std::string calibration_report(const CalibrationStudy& study, const Calibration& done);

}  // namespace corridor
