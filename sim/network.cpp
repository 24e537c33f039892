// Graph algorithms on the route network, all from Boost.Graph.
#include "sim/network.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <string_view>
#include <utility>

namespace corridor {

struct Network::Graph : boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                              boost::property<boost::edge_weight_t, double>> {
  using adjacency_list::adjacency_list;
};

Network::~Network() = default;

Network::Network(const World& world) : graph_(std::make_unique<Graph>(world.places.size())) {
  for (const Route& route : world.routes) boost::add_edge(route.from.index(), route.to.index(), route.days, *graph_);
  for (const Place& place : world.places) {
    const JurisdictionKind kind = world.jurisdictions[place.jurisdiction.index()].kind;
    beyond_.push_back(place.side == Side::kDestination);
    border_.push_back(kind == JurisdictionKind::kSector || kind == JurisdictionKind::kPort);
  }
}

std::vector<int> Network::components() const {
  std::vector<int> component(boost::num_vertices(*graph_));
  boost::connected_components(*graph_, component.data());
  return component;
}

bool Network::connected() const {
  const std::vector<int> component = components();
  return std::all_of(component.begin(), component.end(), [](int number) { return number == 0; });
}

std::vector<double> Network::days_from(Id<Place> from) const {
  const double never = std::numeric_limits<double>::infinity();
  std::vector<double> days(boost::num_vertices(*graph_), never);
  boost::dijkstra_shortest_paths(*graph_, from.index(), boost::distance_map(days.data()).distance_inf(never));
  return days;
}

std::vector<bool> Network::reachable_on_this_side(Id<Place> from) const {
  std::vector<bool> reached(boost::num_vertices(*graph_), false);
  std::vector<std::size_t> open{from.index()};
  reached[from.index()] = true;
  while (!open.empty()) {
    const std::size_t place = open.back();
    open.pop_back();
    if (beyond_[place]) continue;  // the journey to the border ends here
    for (const auto next : boost::make_iterator_range(boost::adjacent_vertices(place, *graph_))) {
      if (reached[next]) continue;
      reached[next] = true;
      open.push_back(next);
    }
  }
  return reached;
}

std::vector<Id<Place>> Network::unreachable_on_this_side(Id<Place> from) const {
  const std::vector<bool> reached = reachable_on_this_side(from);
  std::vector<Id<Place>> missing;
  for (std::size_t place = 0; place < reached.size(); ++place) {
    if (!reached[place] && (!beyond_[place] || border_[place])) missing.emplace_back(place);
  }
  return missing;
}

bool Network::reaches_border(Id<Place> from) const {
  const std::vector<bool> reached = reachable_on_this_side(from);
  for (std::size_t place = 0; place < reached.size(); ++place) {
    if (reached[place] && border_[place]) return true;
  }
  return false;
}

std::vector<std::uint16_t> nearest_ports(const World& world) {
  const Network network(world);
  std::vector<std::uint16_t> nearest(world.places.size(), kNoPort);
  std::vector<double> best(world.places.size(), std::numeric_limits<double>::infinity());
  const auto name_of = [&](std::size_t place) {  // ties do not hang on the order of a table
    return place == kNoPort ? std::string_view() : std::string_view(world.places[place].id);
  };
  for (std::size_t port = 0; port < world.places.size(); ++port) {
    if (world.jurisdictions[world.places[port].jurisdiction.index()].kind != JurisdictionKind::kPort) continue;
    const std::vector<double> days = network.days_from(Id<Place>{port});
    for (std::size_t place = 0; place < days.size(); ++place) {
      if (!(std::pair(days[place], name_of(port)) < std::pair(best[place], name_of(nearest[place])))) continue;
      best[place] = days[place];
      nearest[place] = static_cast<std::uint16_t>(port);
    }
  }
  return nearest;
}

std::vector<Id<Jurisdiction>> governed_by(const World& world) {
  std::vector<Id<Jurisdiction>> jurisdictions;
  for (const Place& place : world.places) jurisdictions.push_back(place.jurisdiction);
  return jurisdictions;
}

double great_circle_km(double latitude1, double longitude1, double latitude2, double longitude2) {
  constexpr double kRadius = 6371.0088;
  constexpr double kRadians = std::numbers::pi / 180;
  const double up = std::sin((latitude2 - latitude1) * kRadians / 2);
  const double across = std::sin((longitude2 - longitude1) * kRadians / 2);
  const double h = up * up + std::cos(latitude1 * kRadians) * std::cos(latitude2 * kRadians) * across * across;
  return 2 * kRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace corridor
