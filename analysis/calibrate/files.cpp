// Tables of a calibration as CSV, and its values as a scenario.
#include "analysis/calibrate/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/calibrate/forms.hpp"
#include "analysis/tables/run_tables.hpp"

namespace corridor {
namespace {

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.4g}", value) : std::string{}; }

std::string parameter_rows(const CalibrationStudy& study, const Calibration& done) {
  const ParameterSpace space(study.parameters);
  std::string text = header_of(calibration_form());
  for (int p = 0; p < space.size(); ++p) {
    const FittedParameter& one = study.parameters[static_cast<std::size_t>(p)];
    const ParameterFinding& found = done.found.parameters[static_cast<std::size_t>(p)];
    text += fmt::format("{},{},{},{},{},{},{},{},{:.3f},{},{}\n", one.path, csv_field(one.unit), one.low, one.high,
                        one.start, space.value(p, done.search.position[p]), found.low, found.high, found.left,
                        name_of(found.verdict), found.at_bound ? "yes" : "no");
  }
  return text;
}

std::string direction_rows(const CalibrationStudy& study, const Calibration& done) {
  std::string text = header_of(identified_form());
  for (std::size_t d = 0; d < done.found.directions.size(); ++d) {
    const Combination& one = done.found.directions[d];
    for (std::size_t p = 0; p < study.parameters.size(); ++p) {
      text += fmt::format("{},{:.3f},{},{},{:.3f}\n", d + 1, one.left, name_of(one.verdict), study.parameters[p].path,
                          one.loadings[static_cast<Eigen::Index>(p)]);
    }
  }
  return text;
}

std::string correlation_rows(const CalibrationStudy& study, const Calibration& done) {
  std::string text = header_of(correlations_form());
  for (std::size_t a = 0; a < study.parameters.size(); ++a) {
    for (std::size_t b = a + 1; b < study.parameters.size(); ++b) {
      text += fmt::format("{},{},{:.3f}\n", study.parameters[a].path, study.parameters[b].path,
                          done.found.correlation(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)));
    }
  }
  return text;
}

std::string sensitivity_rows(const CalibrationStudy& study, const Calibration& done) {
  std::string text = header_of(sensitivity_form());
  for (std::size_t p = 0; p < study.parameters.size(); ++p) {
    for (std::size_t t = 0; t < study.targets.size(); ++t) {
      const Sensitivity one = sensitivity_of(study, done, static_cast<int>(p), static_cast<int>(t));
      text += fmt::format("{},{},{},{:.3f},{:.3f}\n", study.parameters[p].path, study.targets[t].series,
                          study.targets[t].granularity, one.effect, one.error);
    }
  }
  return text;
}

std::string target_rows(const CalibrationStudy& study, const Calibration& done) {
  std::string text = header_of(targets_form());
  for (std::size_t t = 0; t < study.targets.size(); ++t) {
    const auto target = static_cast<int>(t);
    const TargetError before = error_of(study, target, done.before), after = error_of(study, target, done.after);
    text += fmt::format("{},{},{},{},{:.3f},{},{},{},{}\n", study.targets[t].series, study.targets[t].granularity,
                        study.targets[t].weight, std::count(study.target_of.begin(), study.target_of.end(), target),
                        done.search.independent[t], number(before.wape), number(after.wape), number(before.bias),
                        number(after.bias));
  }
  return text;
}

std::string residual_rows(const CalibrationStudy& study, const Calibration& done) {
  std::string text = header_of(residuals_form());
  for (std::size_t i = 0; i < study.cells.size(); ++i) {
    const ObservedRow& row = study.cells[i];
    const CalibrationTarget& target = study.targets[static_cast<std::size_t>(study.target_of[i])];
    text += fmt::format("{},{},{},{},{},{},{},{},{:.6g},{:.6g}\n", row.series, target.granularity, row.period,
                        csv_field(row.place), csv_field(row.nationality), row.party, csv_field(row.detail), row.value,
                        done.before[static_cast<Eigen::Index>(i)], done.after[static_cast<Eigen::Index>(i)]);
  }
  return text;
}

}  // namespace

TargetError error_of(const CalibrationStudy& study, int target, const Eigen::VectorXd& simulated) {
  double published = 0, all = 0, apart = 0;
  for (std::size_t i = 0; i < study.cells.size(); ++i) {
    if (study.target_of[i] != target) continue;
    const double here = simulated[static_cast<Eigen::Index>(i)];
    published += study.cells[i].value;
    all += here;
    apart += std::abs(here - study.cells[i].value);
  }
  return {apart / published, (all - published) / published};
}

Sensitivity sensitivity_of(const CalibrationStudy& study, const Calibration& done, int parameter, int target) {
  const ParameterSpace space(study.parameters);
  const double value = space.value(parameter, done.search.position[parameter]);
  const double tenth = (space.logarithmic(parameter) ? std::log(1.1) : value / 10) / space.width(parameter);
  double sum = 0, effect = 0, variance = 0;
  for (std::size_t i = 0; i < study.cells.size(); ++i) {
    if (study.target_of[i] != target) continue;
    const auto cell = static_cast<Eigen::Index>(i);
    const double here = done.after[cell];
    sum += here;
    effect += here * done.search.model.slopes(cell, parameter);
    variance += here * here * done.search.model.noise[cell] * done.search.model.covariance(parameter, parameter);
  }
  if (!(sum > 0)) return {};
  return {100 * std::expm1(effect / sum * tenth), 100 * std::sqrt(variance) / sum * tenth};
}

std::string rounds_table(const CalibrationStudy& study, const std::vector<Round>& rounds) {
  const ParameterSpace space(study.parameters);
  std::string text = header_of(rounds_form(study));
  for (const Round& round : rounds) {
    text += fmt::format("{},{},{:.6g},{:.6g},{:.6g},{:.4f}", round.number, round.design ? "yes" : "no", round.before,
                        round.predicted, round.after, round.longest);
    for (const double value : space.values(round.position)) text += fmt::format(",{}", value);
    text += "\n";
  }
  return text;
}

std::vector<std::string> write_calibration_tables(const CalibrationStudy& study, const Calibration& done) {
  const std::vector<std::pair<std::string, std::string>> tables{
      {"calibration.csv", parameter_rows(study, done)},    {"identified.csv", direction_rows(study, done)},
      {"correlations.csv", correlation_rows(study, done)}, {"sensitivity.csv", sensitivity_rows(study, done)},
      {"targets.csv", target_rows(study, done)},           {"residuals.csv", residual_rows(study, done)}};
  std::vector<std::string> names;
  for (const auto& [name, text] : tables) {
    write_whole_file(done.directory, name, text);
    names.push_back(name);
  }
  write_dictionary(done.directory, "calibration", study.name, calibration_forms(study), calibration_codes(study));
  return with_dictionary(std::move(names));
}

const std::vector<std::string>& calibration_file_names() {
  static const std::vector<std::string> names =
      with_dictionary({"report.txt", "calibration.csv", "identified.csv", "correlations.csv", "sensitivity.csv",
                       "targets.csv", "residuals.csv", "rounds.csv", "calibrated.yaml", "plays.csv", "study.json"});
  return names;
}

}  // namespace corridor
