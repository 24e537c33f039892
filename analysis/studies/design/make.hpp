// Makes the design that a study asks for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/studies/design/design.hpp"

namespace corridor {

/// The design that a study asks for. Throws ConfigError when its constraints leave (nearly) nothing.
std::unique_ptr<Design> make_design(const Study& study);

/// How the number of runs comes about, a line each: "8 scramblings", "256 base points", "2 + 3 rows".
struct DesignCount {
  std::uint64_t number = 0;
  std::string of;
};
std::vector<DesignCount> count_design(const Study& study, const Design& design);

}  // namespace corridor
