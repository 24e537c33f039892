// The fitted values as a scenario file.
#pragma once

#include <Eigen/Dense>
#include <string>

#include "analysis/calibrate/study.hpp"

namespace corridor {

/// A scenario that extends the study's and sets the values at a position; `directory` is where it will lie.
std::string calibrated_layer(const CalibrationStudy& study, const Eigen::VectorXd& position,
                             const std::string& directory);

}  // namespace corridor
