// Commands on several processes of this machine, as a shell starts them.
#pragma once

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/tools/command.hpp"

namespace corridor::tools {

/// True when the program was built with MPI and it is installed.
inline bool has_mpi() {
  const bool built = std::filesystem::exists(std::filesystem::path(CORRIDOR_BINARY).parent_path() / "corridor_mpi.so");
  return built && std::system("command -v mpirun >/dev/null") == 0;
}

/// What starts so many ranks, before the command of each.
inline std::string mpirun(int ranks) {
  return fmt::format("OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 mpirun --oversubscribe -n {}", ranks);
}

/// The exit status of a shell in the folder; -1 when a signal ended it. What it says is in the file `log` there.
inline int shell(const TemporaryFolder& folder, const std::string& command) {
  const int how = std::system(fmt::format("cd '{}' && {{ {} ; }} > log 2>&1", folder.path().string(), command).c_str());
  return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

}  // namespace corridor::tools
