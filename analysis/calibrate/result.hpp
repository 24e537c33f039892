// What a calibration has found, before it is written.
#pragma once

#include <Eigen/Dense>
#include <string>
#include <vector>

#include "analysis/calibrate/identify.hpp"
#include "analysis/calibrate/search.hpp"
#include "analysis/calibrate/study.hpp"

namespace corridor {

/// A calibration that has ended, with what its files are made of.
struct Calibration {
  std::string directory;
  SearchResult search;
  Identification found;            ///< Empty when it was interrupted.
  Eigen::VectorXd before, after;   ///< Simulated cells at the start and at the end.
  int plays = 0, plays_found = 0;  ///< Plays it stands on; of those, how many were in the folder already.
  std::vector<std::string> files;  ///< Names written.
};

}  // namespace corridor
