// How far a study is.
#pragma once

#include <cstdint>
#include <string>

namespace corridor {

struct StudyState {
  std::uint64_t planned = 0, done = 0, failed = 0;  ///< Runs: points times replicates; equal points count each time.
  std::string first_failure;                        ///< Message and input, or where that is; "" when none failed.
};

}  // namespace corridor
