// The version that the build names.
#include "analysis/base/version.hpp"

namespace corridor {

const std::string& program_version() {
  static const std::string version{CORRIDOR_VERSION};
  return version;
}

}  // namespace corridor
