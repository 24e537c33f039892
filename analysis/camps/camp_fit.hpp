// How far simulated stocks of camps are from counted ones, beside simple splits of the true total.
#pragma once

#include <string>
#include <vector>

#include "sim/attraction/world.hpp"

namespace corridor {

/// Persons in each camp, day by day.
using CampStocks = std::vector<std::vector<double>>;

/// Which places are compared: camps that were counted.
std::vector<std::size_t> counted_camps(const attraction::World& world);

/// The published stocks of those, for so many days.
CampStocks published_stocks(const attraction::World& world, const std::vector<std::size_t>& camps, int days);

/// The averaged relative difference (ARD): mean over days of the sum over camps of |simulated - published| over the
/// published total of the day (at least 1). 0 is perfect; 2 is everybody in the wrong place.
double relative_difference(const CampStocks& simulated, const CampStocks& published);

/// The same with the simulated total of each day scaled to the published one: shares alone.
double rescaled_difference(CampStocks simulated, const CampStocks& published);

/// The published total of each day, split. By the shares of the first month, in its stocks of all days; by capacity,
/// which knows the outcome where capacities were taken from the counts (empty where no camp has one); equally.
CampStocks split_by_first_month(const CampStocks& published);
CampStocks split_by_capacity(const attraction::World& world, const std::vector<std::size_t>& camps,
                             const CampStocks& published);
CampStocks split_equally(const CampStocks& published);

}  // namespace corridor
