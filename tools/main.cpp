// The `corridor` command.
#include <cstdio>
#include <cstdlib>

#include "tools/command.hpp"
#include "tools/console.hpp"

int main(int argc, char** argv) {
  corridor::tools::hold_standard_streams();
  const int status = corridor::tools::run_command(argc, argv);
  if (status != 1) return status;
  // What failed may be a file that HDF5 could not write because the disk was full: it would end the process by a signal
  // when it tries again at exit.
  std::fflush(nullptr);
  std::_Exit(status);
}
