// The other processes that play the same run, as the engine sees them: what everybody says, and sums over everybody.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/input/errors.hpp"

namespace corridor {

/// Another rank has ended, or does not answer.
class LostPeers : public RunFailure {
 public:
  using RunFailure::RunFailure;
};

/// Ranks of one run. Every rank makes the same calls in the same order, from one thread. Calls throw LostPeers.
class Peers {
 public:
  virtual ~Peers() = default;
  virtual int rank() const = 0;   ///< From 0.
  virtual int count() const = 0;  ///< At least 1.

  /// What each rank says, by rank.
  virtual std::vector<std::string> gather(const std::string& own) = 0;
  /// Adds each number up over ranks; every rank gets the sums.
  virtual void sum(std::span<std::int64_t> numbers) = 0;
};

}  // namespace corridor
