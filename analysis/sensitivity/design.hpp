// The points that a study plays, in the order in which it plays them: any beginning of it is balanced.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/sensitivity/study.hpp"

namespace corridor {

/// A sequence of points that can be made again one by one; nothing is kept for each point. Not for several threads at
/// once.
class Design {
 public:
  virtual ~Design() = default;
  virtual std::uint64_t size() const = 0;     ///< Points.
  virtual Point at(std::uint64_t index) = 0;  ///< In units of the factors.
  /// Points that belong together, one whole set after another: a trajectory, or the rows of one base point. An early
  /// stop keeps whole sets.
  virtual std::uint64_t set_size() const { return 1; }
};

/// The design that a study asks for. Throws ConfigError when its constraints leave (nearly) nothing.
std::unique_ptr<Design> make_design(const Study& study);

/// How the number of runs comes about, a line each: "8 scramblings", "256 base points", "2 + 3 rows".
struct DesignCount {
  std::uint64_t number = 0;
  std::string of;
};
std::vector<DesignCount> count_design(const Study& study, const Design& design);

// One maker a method; `study.design` says which.
std::unique_ptr<Design> make_grid(const Study& study);
std::unique_ptr<Design> make_list(const Study& study);
std::unique_ptr<Design> make_one_at_a_time(const Study& study);
std::unique_ptr<Design> make_latin_hypercube(const Study& study);
std::unique_ptr<Design> make_morris(const Study& study);
std::unique_ptr<Design> make_sobol(const Study& study);

/// The point that one-at-a-time designs stand at: every factor's base, or its median (a choice: its first option).
Point base_point(const Study& study);

}  // namespace corridor
