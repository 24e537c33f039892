// The `corridor` command line: parses it, plays the chosen verb, and turns whatever happens into an exit status.
#pragma once

namespace corridor::tools {

/// Never throws. Returns the exit status (tools/console.hpp).
int run_command(int argc, char** argv);

}  // namespace corridor::tools
