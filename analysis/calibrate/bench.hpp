// Plays the points of a calibration, several at once, and remembers them, so that an interrupted calibration goes on
// where it stopped.
#pragma once

#include <Eigen/Dense>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/calibrate/study.hpp"

namespace corridor {

/// How far the plays of a batch are.
struct BenchProgress {
  int done = 0, total = 0;  ///< Plays of this batch.
  int played = 0;           ///< Plays of the whole calibration, those found in the folder included.
};

/// Who listens to a bench. The first two may be called from any of its threads.
struct BenchListener {
  std::function<void(const BenchProgress&)> on_progress;       ///< After each play.
  std::function<bool()> go_on;                                 ///< Asked after each simulated day; false stops.
  std::function<void(const std::vector<Problem>&)> on_damage;  ///< Lines of plays.csv that cannot be read: once, first.
};

class CalibrationBench {
 public:
  /// Plays found in `directory`/plays.csv, of the same study, are not played again; others are added there as they end.
  /// A line that is damaged is left out and told, so that what it held is played again.
  CalibrationBench(const CalibrationStudy& study, std::string directory, int threads, BenchListener listener);

  /// Residuals, log of simulated over published, [point][cell], averaged over replicates on the same luck at every
  /// point. Nothing when stopped.
  std::optional<Eigen::MatrixXd> residuals(const Eigen::MatrixXd& positions);

  /// What was simulated at a point that was played: by cell, persons, averaged over replicates.
  Eigen::VectorXd simulated(const Eigen::VectorXd& position) const;

  /// Variance that luck brings to the logarithm of each cell, if people were drawn one by one.
  Eigen::VectorXd expected_noise() const;

  int played() const { return static_cast<int>(plays_.size()); }
  int found() const { return found_; }  ///< Of those, how many were in the folder.

  /// Writes plays.csv anew, in an order that does not depend on which play ended first.
  void write_in_order() const;

 private:
  struct Key {
    std::vector<double> values;
    int replicate = 0;
    auto operator<=>(const Key&) const = default;
  };

  std::vector<Key> due(const Eigen::MatrixXd& positions) const;  ///< What has not been played yet.
  bool play_all(const std::vector<Key>& keys);                   ///< False when stopped.
  std::vector<double> play(const Key& key) const;                ///< By cell; empty when stopped.
  void read_found();
  bool add_found(const std::vector<std::string_view>& fields);  ///< False when they are no play of this study.
  std::string line_of(const Key& key, const std::vector<double>& cells) const;
  double residual(std::size_t cell, double simulated) const;

  const CalibrationStudy* study_;
  ParameterSpace space_;
  std::string directory_;
  int threads_;
  BenchListener listener_;
  std::map<Key, std::vector<double>> plays_;
  int found_ = 0;
};

}  // namespace corridor
