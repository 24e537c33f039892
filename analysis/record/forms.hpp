// The tables of what is known, declared: published series and stylised facts.
#pragma once

#include "analysis/base/dictionary.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

/// What a published figure was used for. Only `validation` judges the model.
inline constexpr const char* kCalibration = "calibration";  ///< Parameters were set on it.
inline constexpr const char* kInput = "input";              ///< The model is fed with it, cell by cell.
inline constexpr const char* kValidation = "validation";    ///< Nothing was set on it.

/// The most that a published figure can be: no count of persons comes near.
inline constexpr double kMostPublished = 1e12;

/// A table of published series (scenarios/observed). References are to `ObservedNames`.
const TableForm& observed_form();
/// A table of stylised facts (scenarios/facts).
const TableForm& facts_form();
/// fit.csv: errors by series, granularity and use. Of each forecast: its error, the model's over the same cells, how
/// many cells; empty where there is none.
const TableForm& fit_form();
/// skill.csv: error against that of the better simple forecast, over all years and by year; a row for each that exists.
const TableForm& skill_form();
/// fit_cells.csv: every published cell beside the simulated one.
const TableForm& fit_cells_form();
/// Lists `used_for`, `made` and `forecast`.
Codes record_codes();

}  // namespace corridor
