// Which of the shipped outlines of countries a map is drawn on.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace corridor {

/// Degrees east and north.
using MapPoint = std::pair<double, double>;

/// The outlines, as JSON, whose frame holds nine tenths of the points; "null" when none does: a page then has no map.
std::string outlines_around(const std::vector<MapPoint>& points);

}  // namespace corridor
