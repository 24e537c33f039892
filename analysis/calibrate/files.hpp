// The tables of a calibration.
#pragma once

#include <string>
#include <vector>

#include "analysis/calibrate/result.hpp"

namespace corridor {

/// Errors of one target's cells: sum of sizes of differences over the sum published, and the difference of the sums.
struct TargetError {
  double wape = 0, bias = 0;
};
TargetError error_of(const CalibrationStudy& study, int target, const Eigen::VectorXd& simulated);

/// Change of a target's sum, in percent, when a parameter rises by a tenth; with its standard error.
struct Sensitivity {
  double effect = 0, error = 0;
};
Sensitivity sensitivity_of(const CalibrationStudy& study, const Calibration& done, int parameter, int target);

std::string rounds_table(const CalibrationStudy& study, const std::vector<Round>& rounds);

/// Writes every table but rounds.csv and plays.csv. Returns their names.
std::vector<std::string> write_calibration_tables(const CalibrationStudy& study, const Calibration& done);

/// Names of every file that a calibration can write.
const std::vector<std::string>& calibration_file_names();

}  // namespace corridor
