// The processes of one sweep on several machines, started together by mpirun or srun. Rank 0 hands out runs one by one;
// every rank, 0 among them, plays.
#pragma once

#include <optional>
#include <string>

namespace corridor {

/// Messages between processes. Used by one thread.
class Ranks {
 public:
  virtual ~Ranks() = default;
  virtual int rank() const = 0;
  virtual int count() const = 0;
  virtual void send(int to, const std::string& message) = 0;
  struct Message {
    int from = 0;
    std::string text;
  };
  virtual std::optional<Message> receive() = 0;  ///< From anyone; empty at once when there is none.
};

/// The processes that this one was started with, or null when it was started alone. The first call joins them. Throws
/// RunFailure when it was started by mpirun but built without MPI.
Ranks* ranks();

}  // namespace corridor
