// A calibration study: a scenario, the parameters to fit, and the published series to fit them to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/calibrate/space.hpp"
#include "analysis/record/fit.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// Published cells of one series at one granularity.
struct CalibrationTarget {
  std::string series, granularity;  ///< As in fit.csv: `month`, `FY x place`, ...
  double weight = 1;                ///< Of each cell, beside those of other targets; 0: shown, not fitted.
};

struct CalibrationStudy {
  std::string file, name, description;
  std::string scenario_file;
  ScenarioFiles scenario_files;  ///< As they were read with the study: every play is made from these.
  std::string observed_directory;
  std::uint32_t scale = 1;
  std::uint64_t seed = 1;
  int replicates = 1;
  int rounds = 6;
  double reach = 0.08;  ///< How far a design goes from its centre, as a share of each range.
  std::vector<FittedParameter> parameters;
  std::vector<CalibrationTarget> targets;
  std::vector<ObservedRow> cells;  ///< By target, then by what they are split by, then by time.
  std::vector<int> target_of;      ///< By cell: its target.
  Month last_month{};              ///< Of the last cell: nothing later need be played.
  std::vector<Problem> warnings;   ///< Of the scenario, and of what is fitted.
};

/// What sets the parameters to these values, in the order of the study, and ends the period after the last cell.
ScenarioChanges changes_for(const CalibrationStudy& study, const std::vector<double>& values);

}  // namespace corridor
