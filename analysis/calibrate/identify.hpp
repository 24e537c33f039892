// What the published figures say of each parameter, and what they leave open: the curvature at the fitted point against
// the width of the ranges that were searched.
//
// A parameter known only to lie in its range has a variance of 1/12 of the range squared. Figures with curvature L
// along a direction leave 1 / (12 + L) of it. The eigenvectors of the curvature are the combinations of parameters
// about which the figures speak one by one (practical identifiability, Brun, Reichert and Kuensch 2001,
// doi:10.1029/2000WR900350).
#pragma once

#include <Eigen/Dense>
#include <string>
#include <vector>

#include "analysis/calibrate/space.hpp"

namespace corridor {

enum class Verdict { kIdentified, kWeak, kOpen };
inline constexpr double kIdentifiedBelow = 0.5, kOpenAbove = 0.8;  ///< Share of the spread of the range that is left.

struct ParameterFinding {
  double low = 0, high = 0;  ///< 95 % interval of the value, within the range.
  double left = 1;           ///< Standard deviation left, as a share of that of the range.
  double left_alone = 1;     ///< The same if all other parameters were known.
  Verdict verdict = Verdict::kOpen;
  bool at_bound = false;  ///< The fitted value lies on a bound of its range.
};

/// A combination of parameters that the figures see as one.
struct Combination {
  double left = 1;  ///< As above, along this combination.
  Verdict verdict = Verdict::kOpen;
  Eigen::VectorXd loadings;  ///< By parameter, of unit length, on the scale of ranges.
};

struct Identification {
  Eigen::MatrixXd curvature;
  std::vector<ParameterFinding> parameters;
  std::vector<Combination> directions;  ///< Best known first.
  Eigen::MatrixXd correlation;          ///< [parameter][parameter], of the errors that are left.
};

/// `curvature` at `position`, by whole ranges: what `information` gives.
Identification identify(const ParameterSpace& space, const Eigen::VectorXd& position, const Eigen::MatrixXd& curvature);

/// Sentences on what is open: parameters of which the figures say nothing even if all others were known, then
/// combinations of the others that the figures do not see, most open first.
std::vector<std::string> open_questions(const ParameterSpace& space, const Identification& found);

const char* name_of(Verdict verdict);  ///< "identified", "weak", "not identified".

}  // namespace corridor
