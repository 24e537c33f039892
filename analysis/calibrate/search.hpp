// The search for parameters: rounds of plays, each on the same luck, towards published figures.
//
// A round plays a design round the current point when slopes are needed, takes the robust step that the slopes suggest,
// plays the whole step and half of it, and goes where the figures are met better. It ends when a step brings less than
// one percent, or when the slopes of a fresh, closer design bring nothing.
#pragma once

#include <Eigen/Dense>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/calibrate/linear.hpp"

namespace corridor {

/// What is known of the published cells before anything is played.
struct SearchCells {
  std::vector<int> group;          ///< By cell: the target it belongs to.
  std::vector<int> chain;          ///< By cell: cells of one chain follow one another in time; each in one piece.
  std::vector<double> weight;      ///< By target.
  Eigen::VectorXd expected_noise;  ///< By cell: variance of log cell that luck alone brings, roughly.
};

/// Plays points ([point][parameter], positions in ranges) and gives residuals ([point][cell]); nothing when told to
/// stop.
using Bench = std::function<std::optional<Eigen::MatrixXd>(const Eigen::MatrixXd&)>;

struct SearchSettings {
  int rounds = 6;
  double reach = 0.08;  ///< How far a design goes from its centre, as a share of the range.
};

struct Round {
  int number = 0;
  bool design = false;       ///< A design was played in it.
  double before = 0;         ///< Objective at its start, with the scales of its start.
  double predicted = 0;      ///< What the linear picture promised for the whole step.
  double after = 0;          ///< Objective where it went, on the same scales; `before` when it stayed.
  double longest = 0;        ///< The largest move of a parameter, as a share of its range.
  Eigen::VectorXd position;  ///< Where it ended.
};

struct SearchResult {
  bool complete = true;  ///< False when it was told to stop.
  std::string ended;     ///< Why it ended, for the report.
  Eigen::VectorXd position;
  Eigen::VectorXd start_residuals, residuals;
  LocalModel model;                 ///< The last slopes.
  CellScales scales;                ///< At the end.
  Eigen::MatrixXd curvature;        ///< Information at the end; fewer cells count where residuals follow one another.
  std::vector<double> independent;  ///< By target: share of its cells that count as independent.
  std::vector<Round> rounds;
  int points = 0;  ///< How many points were played.
};

/// Called after each round.
using RoundCallback = std::function<void(const Round&)>;

SearchResult search(const Eigen::VectorXd& start, const SearchCells& cells, const Bench& bench,
                    const SearchSettings& settings = {}, const RoundCallback& on_round = {});

/// Scales of cells by the residuals of their target: 1.4826 times the median of their sizes, with what luck brings; at
/// least two percent, at most a half.
CellScales scales_at(const Eigen::VectorXd& residuals, const SearchCells& cells);

/// By target, the share of cells that count as independent, (1 - r) / (1 + r) with r the correlation of residuals that
/// follow one another in time (Bartlett 1946); between 0.1 and 1.
std::vector<double> independent_shares(const Eigen::VectorXd& residuals, const SearchCells& cells);

}  // namespace corridor
