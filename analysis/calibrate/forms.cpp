// The forms of a calibration's tables.
#include "analysis/calibrate/forms.hpp"

#include <fmt/format.h>

#include "analysis/tables/codes.hpp"
#include "analysis/tables/forms.hpp"
#include "policies/register.hpp"
#include "sim/vocabulary.hpp"

namespace corridor {
namespace {

using namespace column;

constexpr const char* kOwnUnit = "as in unit";

Column parameter() { return name("parameter", "its path"); }
Column series() { return name("series", "as observables.csv calls it").coded({"series"}); }
Column granularity() { return text("granularity", "the kind of period and what its cells are split by"); }
Column yes_or_no(const char* column, const char* about) {
  return choice(column, {"yes", "no"}, about).coded({"yes_no"});
}
Column verdict() { return text("verdict", "whether the published figures can tell it").coded({"identified"}); }

Column spread_left() {
  return real("spread_left", "share", "of the range before, what the published figures leave open");
}

void add_parameters(TableForm& form, const CalibrationStudy& study) {
  for (const FittedParameter& one : study.parameters)
    form.columns.push_back(real(one.path, one.unit, "the value of this parameter"));
}

constexpr Meaning kVerdicts[]{
    {"identified", "Identified", "the published figures tell it: they leave little of its range open"},
    {"weak", "Weak", "the published figures narrow it down, not far"},
    {"not identified", "Not identified", "the published figures leave its range open"}};
constexpr Meaning kAnswers[]{{"yes", "Yes", "it is so"}, {"no", "No", "it is not so"}};

}  // namespace

Codes calibration_codes(const CalibrationStudy& study) {
  const Scenario scenario = load_scenario(study.scenario_file, {}, study.scenario_files);
  Codes codes = run_codes(*scenario.world, register_of(*scenario.world));
  add_codes(codes, codes_of("identified", kVerdicts));
  add_codes(codes, codes_of("yes_no", kAnswers));
  return codes;
}

const TableForm& calibration_form() {
  static const TableForm form{
      .file = "calibration.csv",
      .about = "a parameter and what was found",
      .columns = {parameter(), text("unit", "of its values").or_empty(), real("range_low", kOwnUnit, "of the search"),
                  real("range_high", kOwnUnit, "of the search"), real("start", kOwnUnit, "where the search began"),
                  real("fitted", kOwnUnit, "where it ended"), real("low", kOwnUnit, "lower end of the 95 % interval"),
                  real("high", kOwnUnit, "upper end of the 95 % interval"), spread_left(), verdict(),
                  yes_or_no("at_bound", "whether it ended at an end of its range")},
      .key = {"parameter"}};
  return form;
}

const TableForm& identified_form() {
  static const TableForm form{.file = "identified.csv",
                              .about = "a parameter's part in a combination of parameters, best known first",
                              .columns = {count("direction", "", "the combination, from 1"), spread_left(), verdict(),
                                          parameter(), real("loading", "1", "its part; squares sum to 1")},
                              .key = {"direction", "parameter"}};
  return form;
}

const TableForm& correlations_form() {
  static const TableForm form{.file = "correlations.csv",
                              .about = "how far two parameters stand in for each other",
                              .columns = {parameter(), name("other", "another parameter"),
                                          number("correlation", -1, 1, "1", "of their errors after the fit")},
                              .key = {"parameter", "other"},
                              .may_have_no_rows = true};
  return form;
}

const TableForm& sensitivity_form() {
  static const TableForm form{.file = "sensitivity.csv",
                              .about = "what a parameter does to a target at the end of the search",
                              .columns = {parameter(), series(), granularity(),
                                          real("percent_for_ten_percent", "percent",
                                               "change of the simulated total for ten percent more of the parameter"),
                                          real("error", "percent", "standard error of that")},
                              .key = {"parameter", "series", "granularity"}};
  return form;
}

const TableForm& targets_form() {
  static const TableForm form{
      .file = "targets.csv",
      .about = "a group of published cells that was fitted",
      .columns = {series(), granularity(), real("weight", "1", "as the study gives it"),
                  count("cells", "cells", "fitted"),
                  real("independent_share", "share", "of the cells, as many as say something of their own"),
                  real("wape_before", "share", "absolute error over the published sum at the start").or_empty(),
                  real("wape_after", "share", "the same at the end").or_empty(),
                  real("bias_before", "share", "error with signs at the start").or_empty(),
                  real("bias_after", "share", "the same at the end").or_empty()}};
  return form;
}

const TableForm& residuals_form() {
  static const TableForm form{
      .file = "residuals.csv",
      .about = "a published cell beside the simulated one, at the start and at the end",
      .columns = {series(), granularity(), text("period", "2019-06, FY2017, 2018-01..2018-08"),
                  name("place", "empty: all").or_empty().coded({"place"}),
                  name("nationality", "empty: all").or_empty().coded({"nationality"}),
                  name("party", "empty: all").or_empty().coded({"party"}),
                  text("detail", "empty: all").or_empty().coded({"detail", "detail_part"}),
                  real("published", "persons, or events", "over the period"),
                  real("before", "persons, or events", "simulated at the start, mean over replicates"),
                  real("after", "persons, or events", "simulated at the end, mean over replicates")},
      .key = {"series", "period", "place", "nationality", "party", "detail"}};
  return form;
}

TableForm rounds_form(const CalibrationStudy& study) {
  TableForm form{.file = "rounds.csv",
                 .about = "a round of the search",
                 .columns = {count("round", "", "from 1"), yes_or_no("design", "whether it played a whole design"),
                             real("objective_before", "1", "sum of robust losses over cells"),
                             real("objective_promised", "1", "what the local model expected of the step"),
                             real("objective_after", "1", "what the step gave"),
                             real("longest_move", "share", "of a parameter, in its range")},
                 .key = {"round"}};
  add_parameters(form, study);
  return form;
}

TableForm plays_form(const CalibrationStudy& study) {
  TableForm form{.file = "plays.csv",
                 .about = "what one play gave in every published cell; residuals.csv has the cells in the same order",
                 .columns = {replicate_column()},
                 .may_have_no_rows = true,
                 .note = "Only added to while it is played; a line whose checksum is wrong is played again."};
  add_parameters(form, study);
  for (std::size_t cell = 0; cell < study.cells.size(); ++cell)
    form.columns.push_back(real(fmt::format("cell_{}", cell + 1), "persons, or events", "simulated"));
  form.columns.push_back(name("checksum", "CRC-32 of the line before it, in hexadecimal"));
  return form;
}

std::vector<TableForm> calibration_forms(const CalibrationStudy& study) {
  return {calibration_form(), identified_form(), correlations_form(), sensitivity_form(),
          targets_form(),     residuals_form(),  rounds_form(study),  plays_form(study)};
}

}  // namespace corridor
