// The tables of a calibration, declared.
#pragma once

#include <vector>

#include "analysis/base/dictionary.hpp"
#include "analysis/calibrate/study.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

const TableForm& calibration_form();   ///< calibration.csv
const TableForm& identified_form();    ///< identified.csv
const TableForm& correlations_form();  ///< correlations.csv
const TableForm& sensitivity_form();   ///< sensitivity.csv
const TableForm& targets_form();       ///< targets.csv
const TableForm& residuals_form();     ///< residuals.csv
/// rounds.csv: one column a parameter.
TableForm rounds_form(const CalibrationStudy& study);
/// plays.csv: one column a parameter, one a cell.
TableForm plays_form(const CalibrationStudy& study);

/// All of them.
std::vector<TableForm> calibration_forms(const CalibrationStudy& study);
/// The codes of runs of its world, and the lists `identified` and `yes_no`.
Codes calibration_codes(const CalibrationStudy& study);

}  // namespace corridor
