// Elementary effects from trajectories.
#include "analysis/studies/answers/morris_effects.hpp"

#include <algorithm>
#include <cmath>

namespace corridor {

std::vector<MorrisEffect> morris_effects(MorrisDesign& design, std::size_t groups, std::span<const double> values) {
  std::vector<MorrisEffect> all(groups);
  const std::size_t points = groups + 1;
  for (std::uint64_t number = 0; number < values.size() / points; ++number) {
    const auto y = values.subspan(number * points, points);
    if (std::any_of(y.begin(), y.end(), [](double one) { return std::isnan(one); })) continue;
    const MorrisTrajectory trajectory = design.trajectory(number);
    for (std::size_t i = 0; i < groups; ++i)
      all[trajectory.moved[i]].effects.push_back((y[i + 1] - y[i]) / trajectory.steps[i]);
  }
  for (MorrisEffect& one : all) {
    std::vector<double> sizes;
    for (const double effect : one.effects) sizes.push_back(std::abs(effect));
    one.mu = mean_estimate(one.effects);
    one.mu_star = mean_estimate(sizes);
    one.sigma = deviation_estimate(one.effects);
  }
  return all;
}

}  // namespace corridor
