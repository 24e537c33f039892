// Checks the terms of an estimand against the names that a run has, before anything is played.
#pragma once

#include <string>

#include "analysis/record/measure.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/input/errors.hpp"

namespace corridor {

/// Problems at `at`: names of series, gates, outcomes, indicators, places and kinds that the world does not have,
/// periods outside the scenario's, and a run that no term is of.
void check_estimand(const Measure& estimand, const Scenario& scenario, const Position& at, Problems& problems);

}  // namespace corridor
