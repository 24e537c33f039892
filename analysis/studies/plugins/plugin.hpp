// Parts of the program that load libraries of their own, and only when asked for: OpenTURNS, MPI.
#pragma once

#include <string>

namespace corridor {

/// Opens `NAME.so` beside the running program, or where it was built, and returns the address of `symbol`. Throws
/// RunFailure when there is none.
void* load_plugin(const std::string& name, const std::string& symbol);

/// True when `NAME.so` is in either place.
bool has_plugin(const std::string& name);

}  // namespace corridor
