// results.nc: the tables of a run as dense arrays, NetCDF-4 under the CF conventions, for xarray, R and Panoply.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace corridor {

/// Writes DIRECTORY/results.nc from observables.csv, stocks.csv, indicators.csv of the folder and the manifest. One
/// variable for each series (persons; dimensions replicate, time and those it is split by), `stocks`, and one for each
/// indicator (1). Months that a replicate did not play hold the fill value. The same tables give the same bytes. Throws
/// RunFailure.
void write_netcdf(const std::string& directory, const nlohmann::json& manifest);

}  // namespace corridor
