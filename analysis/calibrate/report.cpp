// What a calibration found, for reading.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/calibrate/files.hpp"

namespace corridor {
namespace {

constexpr double kStrong = 0.7;         ///< Correlations worth a line.
constexpr std::size_t kMostLines = 12;  ///< Of pairs, and of groups of cells.

std::string head(const CalibrationStudy& study, const Calibration& done) {
  return fmt::format(
      "{}\n{}\n\nScenario {}, scale 1:{}, {} on the same luck at each of {} points, seed {}.\n"
      "{} parameters fitted to {} published cells, all of them marked for calibration. The search ended because {}.\n",
      study.name, std::string(study.name.size(), '='), study.scenario_file, study.scale,
      study.replicates == 1 ? "one replicate" : fmt::format("{} replicates", study.replicates), done.search.points,
      study.seed, study.parameters.size(), study.cells.size(), done.search.ended);
}

std::string targets_part(const CalibrationStudy& study, const Calibration& done) {
  std::string text =
      "\nHow well the published figures are met (sum of sizes of differences over the sum; difference of sums)\n";
  text += fmt::format("  {:<26} {:<22} {:>6} {:>16} {:>18}\n", "series", "by", "cells", "error before", "error after");
  for (std::size_t t = 0; t < study.targets.size(); ++t) {
    const auto target = static_cast<int>(t);
    const TargetError before = error_of(study, target, done.before), after = error_of(study, target, done.after);
    text += fmt::format("  {:<26} {:<22} {:>6} {:>6.1f} % ({:>+5.1f} %) {:>6.1f} % ({:>+5.1f} %)\n",
                        study.targets[t].series, study.targets[t].granularity,
                        std::count(study.target_of.begin(), study.target_of.end(), target), 100 * before.wape,
                        100 * before.bias, 100 * after.wape, 100 * after.bias);
  }
  return text;
}

std::string parameters_part(const CalibrationStudy& study, const Calibration& done) {
  const ParameterSpace space(study.parameters);
  std::string text = "\nFitted values\n";
  text += fmt::format("  {:<58} {:>8} {:>8}   {:<18} {:>6}  {}\n", "parameter", "start", "fitted", "95 % interval",
                      "left", "");
  for (int p = 0; p < space.size(); ++p) {
    const FittedParameter& one = study.parameters[static_cast<std::size_t>(p)];
    const ParameterFinding& found = done.found.parameters[static_cast<std::size_t>(p)];
    text += fmt::format("  {:<58} {:>8} {:>8}   {:<18} {:>4.0f} %  {}{}\n", one.path, one.start,
                        space.value(p, done.search.position[p]), fmt::format("{} to {}", found.low, found.high),
                        100 * found.left, name_of(found.verdict), found.at_bound ? ", at the bound of its range" : "");
  }
  return text +
         "  Intervals hold if the model is right; they come from the curvature at the end, with the residuals' own "
         "scale\n"
         "  and fewer cells where residuals follow one another. 'left' is what remains of the spread of the range.\n";
}

std::string open_part(const CalibrationStudy& study, const Calibration& done) {
  const std::vector<std::string> sentences = open_questions(ParameterSpace(study.parameters), done.found);
  std::string text = "\nWhat these figures do not say\n";
  for (const std::string& sentence : sentences) text += "  " + sentence + "\n";
  return sentences.empty() ? text + "  Every combination of the parameters is narrowed.\n" : text;
}

std::string correlations_part(const CalibrationStudy& study, const Calibration& done) {
  std::vector<std::pair<double, std::string>> pairs;
  for (std::size_t a = 0; a < study.parameters.size(); ++a) {
    for (std::size_t b = a + 1; b < study.parameters.size(); ++b) {
      const double r = done.found.correlation(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
      if (std::abs(r) < kStrong) continue;
      pairs.emplace_back(r,
                         fmt::format("  {:+.2f}  {} and {}\n", r, study.parameters[a].path, study.parameters[b].path));
    }
  }
  if (pairs.empty()) return "";
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& one, const auto& other) { return std::abs(one.first) > std::abs(other.first); });
  std::string text = "\nParameters whose errors go together\n";
  for (std::size_t i = 0; i < std::min(pairs.size(), kMostLines); ++i) text += pairs[i].second;
  return text;
}

/// Groups of cells (a target at one place, nationality, party and detail) whose sums are furthest off.
std::string groups_part(const CalibrationStudy& study, const Calibration& done) {
  struct Sums {
    double published = 0, before = 0, after = 0;
  };
  std::map<std::string, Sums> groups;
  for (std::size_t i = 0; i < study.cells.size(); ++i) {
    const ObservedRow& row = study.cells[i];
    const CalibrationTarget& target = study.targets[static_cast<std::size_t>(study.target_of[i])];
    std::string name = fmt::format("{} by {}", target.series, target.granularity);
    for (const std::string* part : {&row.place, &row.nationality, &row.party, &row.detail}) {
      if (!part->empty()) name += " " + *part;
    }
    Sums& sums = groups[name];
    sums.published += row.value;
    sums.before += done.before[static_cast<Eigen::Index>(i)];
    sums.after += done.after[static_cast<Eigen::Index>(i)];
  }
  std::vector<std::pair<double, std::string>> lines;
  for (const auto& [name, sums] : groups) {
    if (!(sums.published > 0)) continue;
    const double after = sums.after / sums.published - 1;
    lines.emplace_back(std::abs(after), fmt::format("  {:<58} {:>+7.1f} % {:>+7.1f} %\n", name,
                                                    100 * (sums.before / sums.published - 1), 100 * after));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& one, const auto& other) { return one.first > other.first; });
  std::string text =
      fmt::format("\nGroups of cells that are furthest off\n  {:<58} {:>9} {:>9}\n", "", "before", "after");
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) text += lines[i].second;
  return text;
}

std::string rounds_part(const Calibration& done) {
  std::string text = "\nRounds (objective: sum of Huber losses over the scales at the start of the round)\n";
  for (const Round& round : done.search.rounds) {
    text += fmt::format("  {:>2}  {:.1f} -> {:.1f} (promised {:.1f}), longest move {:.1f} % of a range{}\n",
                        round.number, round.before, round.after, round.predicted, 100 * round.longest,
                        round.design ? ", slopes played anew" : "");
  }
  return text;
}

}  // namespace

std::string calibration_report(const CalibrationStudy& study, const Calibration& done) {
  return head(study, done) + targets_part(study, done) + parameters_part(study, done) + open_part(study, done) +
         correlations_part(study, done) + groups_part(study, done) + rounds_part(done);
}

}  // namespace corridor
