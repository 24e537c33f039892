// The parts of a study file, each read and checked on its own.
#pragma once

#include <string>
#include <vector>

#include "analysis/studies/study/study.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// `design:`. Names of choices are needed for `cross`, so it is read after the parameters.
DesignRequest read_design(YamlReader& study, const std::string& file);

/// `parameters:`, against the scenario's world or a practice model.
std::vector<Factor> read_factors(YamlReader& study, const Study& subject);

/// `model:`.
PracticeRequest read_practice(YamlReader& study);
/// How many inputs a practice model has; 0: as many as there are parameters.
std::size_t practice_inputs(const std::string& function);

/// `responses:`.
std::vector<Response> read_responses(YamlReader& study, const Study& subject);

/// `questions:`.
Questions read_questions(YamlReader& study, const Study& subject);

}  // namespace corridor
