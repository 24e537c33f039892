// The route network as a graph: is it connected, which places cannot be reached, how many days lie between two places.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/world.hpp"

namespace corridor {

/// A view of a world's places and routes (Boost.Graph, undirected, parallel routes kept). Copies what it needs.
class Network {
 public:
  explicit Network(const World& world);
  ~Network();

  /// One number for each place; places with the same number can reach one another.
  std::vector<int> components() const;
  bool connected() const;

  /// Shortest plain travel days from a place to every place (Dijkstra); infinity where no route leads.
  std::vector<double> days_from(Id<Place> from) const;

  /// Places that a journey from `from` cannot come to without passing through the destination country.
  std::vector<Id<Place>> unreachable_on_this_side(Id<Place> from) const;

  /// True when a journey that starts at `from` can come to some sector or port.
  bool reaches_border(Id<Place> from) const;

 private:
  struct Graph;

  std::vector<bool> reachable_on_this_side(Id<Place> from) const;

  std::unique_ptr<Graph> graph_;
  std::vector<bool> beyond_;  ///< By place: in the destination country.
  std::vector<bool> border_;  ///< By place: a sector or a port of entry.
};

/// In place of a port, where there is none.
inline constexpr std::uint16_t kNoPort = 0xFFFF;
/// For each place on this side of the border, the place index of the port that is the fewest travel days away, or
/// kNoPort.
std::vector<std::uint16_t> nearest_ports(const World& world);

/// For each place the jurisdiction that it lies in: what lives ask at every step, in little room.
std::vector<Id<Jurisdiction>> governed_by(const World& world);

/// Great-circle distance between two points in kilometres (haversine, mean Earth radius 6371.0088 km).
double great_circle_km(double latitude1, double longitude1, double latitude2, double longitude2);

}  // namespace corridor
