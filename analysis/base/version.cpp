// The version that the build names; what the system says of this process.
#include "analysis/base/version.hpp"

#include <sys/resource.h>

namespace corridor {

const std::string& program_version() {
  static const std::string version{CORRIDOR_VERSION};
  return version;
}

double peak_rss_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux states KiB
}

}  // namespace corridor
