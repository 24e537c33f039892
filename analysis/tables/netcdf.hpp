// results.nc: the tables of a run as dense arrays, NetCDF-4 under the CF conventions, for xarray, R and Panoply.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/world.hpp"

namespace corridor {

/// Writes DIRECTORY/results.nc from observables.csv, stocks.csv, indicators.csv of the folder and the manifest. One
/// variable for each series (persons; dimensions replicate, time and those it is split by), `stocks`, and one for each
/// indicator (1): the same variables, dimensions and labels for every run of `world`, whatever happened in it, but for
/// `replicate` and `time` (`result_variables`). Months that a replicate did not play hold the fill value. The same
/// tables give the same bytes. Throws RunFailure; Defect for a row that no run of the world can have.
void write_netcdf(const std::string& directory, const nlohmann::json& manifest, const World& world);

}  // namespace corridor
