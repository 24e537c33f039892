// A FLEE case as a world and a scenario of ours: the text of each file.
#pragma once

#include <map>
#include <string>

#include "analysis/import/flee_case.hpp"

namespace corridor::flee {

/// Files by name: world.yaml, parameters.yaml, the tables, scenario.yaml, IMPORT.md. `id` names the world. Notes what
/// it had to decide in `from.notes`.
std::map<std::string, std::string> as_world(Case& from, const std::string& id);

}  // namespace corridor::flee
