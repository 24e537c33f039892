// Loads MPI only where a launcher of MPI started this process.
#include "analysis/studies/play/ranks.hpp"

#include <cstdlib>

#include "analysis/studies/plugins/plugin.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

/// What launchers leave in the environment: Open MPI, MPICH and Intel MPI, PMIx (srun --mpi=pmix).
bool launched() {
  for (const char* size : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* const value = std::getenv(size);
    if (value != nullptr && std::atoi(value) > 1) return true;
  }
  return std::getenv("PMIX_RANK") != nullptr;
}

Ranks* join() {
  if (!launched()) return nullptr;
  if (!has_plugin("corridor_mpi"))
    throw RunFailure(
        "started as one of several processes, but built without MPI; install it and build again, or use --shard");
  using Entry = Ranks* (*)();
  Ranks* const all = reinterpret_cast<Entry>(load_plugin("corridor_mpi", "corridor_mpi"))();
  return all->count() > 1 ? all : nullptr;
}

}  // namespace

Ranks* ranks() {
  static Ranks* const all = join();
  return all;
}

}  // namespace corridor
