// Compares points with the frames that outlines give.
#include "analysis/page/outlines.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/page/assets.hpp"

namespace corridor {

std::string outlines_around(const std::vector<MapPoint>& points) {
  constexpr double kMost = 0.9;
  for (const char* file : {"map.json", "map_mediterranean.json"}) {
    const std::string text{report_text(file)};
    const nlohmann::json frame = nlohmann::json::parse(text).at("views").at("corridor");
    const double west = frame[0][0], north = frame[0][1], east = frame[1][0], south = frame[1][1];
    const auto within = std::count_if(points.begin(), points.end(), [&](const MapPoint& point) {
      return west <= point.first && point.first <= east && south <= point.second && point.second <= north;
    });
    if (static_cast<double>(within) >= kMost * static_cast<double>(points.size())) return text;
  }
  return "null";
}

}  // namespace corridor
