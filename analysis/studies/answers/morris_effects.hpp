// Morris' elementary effects: mean mu, mean size mu* (Campolongo et al. 2007), and spread sigma, with intervals.
#pragma once

#include <span>
#include <vector>

#include "analysis/base/intervals.hpp"
#include "analysis/studies/design/morris.hpp"

namespace corridor {

/// Of one group. Effects are changes of the response for the whole range of an input.
struct MorrisEffect {
  Estimate mu, mu_star, sigma;  ///< Of a group of several inputs only mu_star has a meaning.
  std::vector<double> effects;  ///< One a trajectory.
};

/// `values`: one a point, trajectory after trajectory; a trajectory with a NaN is left out.
std::vector<MorrisEffect> morris_effects(MorrisDesign& design, std::size_t groups, std::span<const double> values);

}  // namespace corridor
