// Where the files lie that ship with the program: worlds, scenarios, published series. An installed program finds them
// beside itself, one that was just built in the tree that it was built from.
#pragma once

#include <string>
#include <vector>

namespace corridor {

/// The folder above the `scenarios` that ship: that of the environment variable CORRIDOR_SHARE, else what a Python
/// package has brought along, else `share/corridor` beside the program's own `bin`, else the source tree. "" when there
/// is none.
std::string shipped_root();

/// Says that a Python package has loaded this code, and in which folder it lies.
void loaded_by_package(const std::string& folder);

/// The file or folder that ships and has this path, which begins with `scenarios/`; "" when none does.
std::string shipped_path(const std::string& path);

/// What a path means: itself where it exists. A path that begins with `scenarios/`, and that is not below the current
/// folder, means the file or folder that ships. Otherwise the path as it was given.
std::string here_or_shipped(const std::string& path);

/// "scenarios/NAME.yaml" for each file of scenarios that ships in that folder, by name.
std::vector<std::string> shipped_files(const std::string& folder = "scenarios");

}  // namespace corridor
