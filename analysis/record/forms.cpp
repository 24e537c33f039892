// The forms of published series and stylised facts.
#include "analysis/record/forms.hpp"

#include "sim/vocabulary.hpp"

namespace corridor {
namespace {

using namespace column;

Column used_for() {
  return choice("used_for", {kCalibration, kInput, kValidation}, "what it was used for; only validation judges")
      .coded({"used_for"});
}

/// Error of a forecast over validation cells, the model's on the same, how many.
void add_forecast(TableForm& form, const std::string& name, const std::string& about) {
  form.columns.push_back(real(name, "share", "error, as wape, of " + about).or_empty());
  form.columns.push_back(real(name + "_model", "share", "the model's error on the cells that it forecast").or_empty());
  form.columns.push_back(count(name + "_cells", "cells", "that it forecast"));
}

/// Below 0 without bound where the model is worse.
Column skill(const char* name, const std::string& against) {
  return real(name, "1", "1 - the model's error / that of " + against + ", over the cells that it forecast").or_empty();
}

TableForm make_fit_form() {
  TableForm form{
      .file = "fit.csv",
      .about = "how far a series of the run lies from what was published",
      .columns = {name("series", "as observables.csv calls it").coded({"series"}),
                  text("granularity", "the kind of period and what its cells are split by"),
                  real("observed", "persons, or events", "published, summed; of a level the mean over periods"),
                  real("simulated", "persons, or events", "the same of the run, averaged over replicates"),
                  real("wape", "share", "sum of absolute differences over the published sum").or_empty(),
                  real("bias", "share", "the same with signs").or_empty(), used_for(),
                  count("cells", "cells", "compared")},
      .key = {"series", "granularity", "used_for"},
      .may_have_no_rows = true};
  add_forecast(form, "last_calibrated", "the last value before calibration ended");
  add_forecast(form, "season_calibrated", "the same months of the last year before calibration ended");
  add_forecast(form, "last_known", "the last value published before the cell");
  add_forecast(form, "season_known", "the same months of the year before the cell");
  form.columns.push_back(skill("skill", "the better forecast made where calibration ended"));
  form.columns.push_back(skill("skill_rolling", "the better of the last two forecasts"));
  return form;
}

constexpr Meaning kUses[]{
    {kCalibration, "Calibration", "parameters were set on it: no evidence that the model is right"},
    {kInput, "Input", "the model is fed with it, cell by cell: it agrees by construction"},
    {kValidation, "Validation", "nothing was set on it: only this judges"}};
constexpr Meaning kMade[]{
    {"where_calibration_ended", "Where calibration ended", "the forecast knows what the model knows"},
    {"rolling", "Rolling", "the forecast knows all that was published before the cell"}};
constexpr Meaning kForecasts[]{
    {"last_calibrated", "Last value, calibrated", "the last value before calibration ended"},
    {"season_calibrated", "Same season, calibrated", "the same months of the last year before calibration ended"},
    {"last_known", "Last value", "the last value published before the cell"},
    {"season_known", "Same season", "the same months of the year before the cell"}};

}  // namespace

Codes record_codes() {
  Codes codes = codes_of("used_for", kUses);
  add_codes(codes, codes_of("made", kMade));
  add_codes(codes, codes_of("forecast", kForecasts));
  return codes;
}

const TableForm& fit_form() {
  static const TableForm form = make_fit_form();
  return form;
}

const TableForm& skill_form() {
  static const TableForm form{
      .file = "skill.csv",
      .about = "the model's error against that of the better simple forecast, on validation figures",
      .columns = {name("series", "as observables.csv calls it").coded({"series"}),
                  text("granularity", "the kind of period and what its cells are split by"),
                  text("year", "all; FY2019; CY2019 where figures are by calendar year; of the period's last month"),
                  choice("made", {"where_calibration_ended", "rolling"},
                         "where calibration ended, knowing what the model knows; or rolling on, knowing all before")
                      .coded({"made"}),
                  choice("forecast", {"last_calibrated", "season_calibrated", "last_known", "season_known"},
                         "the better one, as in fit.csv")
                      .coded({"forecast"}),
                  count("cells", "cells", "that it forecast"),
                  real("model", "share", "the model's error on them, as wape"),
                  real("error", "share", "the forecast's"),
                  real("skill", "1", "1 - model / error: 1 exact, 0 no better than the forecast, below 0 worse")},
      .key = {"series", "granularity", "year", "made"},
      .may_have_no_rows = true};
  return form;
}

const TableForm& fit_cells_form() {
  static const TableForm form{
      .file = "fit_cells.csv",
      .about = "a published figure beside the simulated one",
      .columns = {name("series", "as observables.csv calls it").coded({"series"}),
                  text("granularity", "the kind of period and what the cell is split by"),
                  text("period", "2019-06, FY2017, 2018-01..2018-08"),
                  name("place", "empty: all").or_empty().coded({"place"}),
                  name("nationality", "empty: all").or_empty().coded({"nationality"}),
                  name("party", "empty: all").or_empty().coded({"party"}),
                  text("detail", "empty: all").or_empty().coded({"detail", "detail_part"}),
                  real("observed", "persons, or events", "published; of a level the mean over the months"),
                  real("simulated", "persons, or events", "the same of the run, averaged over replicates"), used_for(),
                  source()},
      .key = {"series", "period", "place", "nationality", "party", "detail"},
      .may_have_no_rows = true};
  return form;
}

const TableForm& observed_form() {
  static const TableForm form{
      .file = "figures.csv",
      .about = "a published figure: persons or events in a cell over whole months",
      .columns = {reference("series", "series", "as observables.csv calls it"),
                  text("granularity",
                       "the kind of period and what the cell is split by: month x nationality, FY x place"),
                  text("period",
                       "2019-06, FY2017, FY2016-Q1, CY2018, 2019-H1, 2019-Q2, 2018-01..2018-08 (both within)"),
                  reference("place", "jurisdiction", "empty: all").or_empty(),
                  reference("nationality", "nationality", "empty: all").or_empty(),
                  choice("party", {kPartyKindNames.begin(), kPartyKindNames.end()}, "empty: all").or_empty(),
                  text("detail", "parts between slashes that the simulated detail must have; empty: all").or_empty(),
                  number("value", 0, kMostPublished, "persons, or events",
                         "over the period; of a level, its mean over the months"),
                  source(), used_for()},
      .key = {"series", "period", "place", "nationality", "party", "detail"},
      .note = "The file may have any name: every CSV of the folder is read."};
  return form;
}

const TableForm& facts_form() {
  static const TableForm form{
      .file = "facts.csv",
      .about = "a stylised fact: something known of these years that a run should show",
      .columns = {name("id", "a short name"), text("statement", "what is known, in a sentence"),
                  text("measure", "how a run shows it: series[filters, period] / ..."),
                  number("low", -kMostPublished, kMostPublished, "of the measure", "the fact holds from here"),
                  number("high", -kMostPublished, kMostPublished, "of the measure", "to here, both within"),
                  text("published", "what was published, in words and numbers"), used_for(),
                  choice("known", {"holds", "fails"}, "what the shipped model is known to do"), source()},
      .key = {"id"}};
  return form;
}

}  // namespace corridor
