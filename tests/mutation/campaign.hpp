// Many trials in processes of their own, so that a crash or a loop without end is one fault among others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/mutation/ground.hpp"

namespace corridor::mutation {

struct Fault {
  std::uint64_t seed = 0;
  std::string text;  ///< What was done to which file, and what came of it.
};

struct Campaign {
  std::vector<Fault> faults;
  std::uint64_t accepted = 0;  ///< Trials whose input was taken and played: as a check that many are.
};

/// Plays trials [first, first + count) of a kind.
Campaign run_campaign(Kind kind, std::uint64_t first, std::uint64_t count);

}  // namespace corridor::mutation
