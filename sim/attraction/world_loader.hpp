// Reads the folder of a world in which people move by attraction.
#pragma once

#include <string>
#include <vector>

#include "sim/attraction/world.hpp"
#include "sim/input/table_form.hpp"
#include "sim/input/yaml.hpp"

namespace corridor::attraction {

/// True when the folder's world.yaml says `movement: attraction`. False also where there is none.
bool moves_by_attraction(const std::string& directory);

/// Reads and checks the whole folder, with the numbers of `mechanism` (a map from name to number, or null) in place of
/// those of parameters.yaml. What is wrong is reported; the world is sound only where nothing was.
World load_world(const std::string& directory, Problems& problems, const YamlTree& mechanism = nullptr);

/// The tables of such a world.
const std::vector<TableForm>& world_forms();
const TableForm& world_form(const std::string& file);

}  // namespace corridor::attraction
