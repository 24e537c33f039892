// Trajectories on a grid (Morris 1991): from a random start, one step for each input in random order. Starts and orders
// come from a scrambled Sobol' sequence, so that a given number of trajectories covers the grid evenly; intervals that
// take them for independent are then rather too wide than too narrow.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/studies/design/design.hpp"
#include "analysis/studies/design/luck.hpp"
#include "analysis/studies/design/scrambled_sobol.hpp"

namespace corridor {

/// Coordinates of the points of one trajectory, and which group moved, which way, between one and the next.
struct MorrisTrajectory {
  std::vector<Point> points;       ///< In units of the factors.
  std::vector<std::size_t> moved;  ///< Group that moves between points i and i + 1.
  std::vector<double> steps;       ///< Step in coordinates of the unit cube, with its sign (of a group: +).
};

class MorrisDesign : public Design {
 public:
  explicit MorrisDesign(const Study& study);
  std::uint64_t size() const override { return trajectories_ * set_size(); }
  std::uint64_t set_size() const override { return study_->groups.size() + 1; }
  Point at(std::uint64_t index) override;

  std::uint64_t trajectories() const { return trajectories_; }
  MorrisTrajectory trajectory(std::uint64_t number);

 private:
  MorrisTrajectory drawn(std::uint64_t number, std::uint32_t attempt);
  std::vector<double> coordinates(std::uint64_t number, std::uint32_t attempt);
  double coordinate(const Factor& factor, std::uint64_t level) const;

  const Study* study_;
  DesignLuck luck_;
  ScrambledSobol sequence_;
  std::uint64_t trajectories_ = 0;
  std::uint64_t kept_ = ~std::uint64_t{0};
  MorrisTrajectory last_;
};

std::unique_ptr<Design> make_morris(const Study& study);

}  // namespace corridor
