// The processes that mpirun or srun started together. In a sweep, rank 0 hands out runs one by one and every rank, 0
// among them, plays. In a run they are peers, which play it together.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/peers.hpp"

namespace corridor {

/// Messages between processes. Used by one thread.
class Ranks : public Peers {
 public:
  virtual void send(int to, const std::string& message) = 0;
  struct Message {
    int from = 0;
    std::string text;
  };
  virtual std::optional<Message> receive() = 0;  ///< From anyone; empty at once when there is none.

  /// Asked while this rank waits for its peers. When it says that a signal asks the process to end, they are not
  /// waited for much longer: a launcher sends one to all others when a rank has died.
  virtual void watch(std::function<bool()> asked_to_stop) = 0;
  /// Ends this process and all others. A launcher hands the status on.
  [[noreturn]] virtual void end_all(int status) = 0;
};

/// The processes that this one was started with, or null when it was started alone. The first call joins them. Throws
/// RunFailure when it was started by mpirun but built without MPI.
Ranks* ranks();

}  // namespace corridor
