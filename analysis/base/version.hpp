// What this program is, and what it takes of the machine.
#pragma once

#include <string>

namespace corridor {

/// Program version, as in the manifest.
const std::string& program_version();

/// The most memory that this process has held so far, MiB.
double peak_rss_mib();

}  // namespace corridor
