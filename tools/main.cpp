// The `corridor` command.
#include "tools/command.hpp"

int main(int argc, char** argv) { return corridor::tools::run_command(argc, argv); }
