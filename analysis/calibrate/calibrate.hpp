// Fits parameters of a scenario to published series: `corridor calibrate`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/calibrate/bench.hpp"
#include "analysis/calibrate/result.hpp"

namespace corridor {

struct CalibrationOptions {
  std::string output_directory;
  int threads = 0;     ///< Plays at once; 0: as many as there are cores.
  bool force = false;  ///< Put results in place of those that the folder holds.
};

/// Who listens to a calibration.
struct CalibrationListener {
  BenchListener bench;
  std::function<void(const Round&)> on_round;
};

/// Searches and writes calibration.csv, identified.csv, correlations.csv, sensitivity.csv, targets.csv, residuals.csv,
/// rounds.csv, calibrated.yaml and report.txt into the folder; plays.csv on the way. A folder in which the same study
/// was interrupted is gone on with. Throws ConfigError when the folder holds results, or another study's plays (without
/// force); RunFailure when it cannot be written.
Calibration calibrate(const CalibrationStudy& study, const CalibrationOptions& options,
                      const CalibrationListener& listener = {});

}  // namespace corridor
