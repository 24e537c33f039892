// Looks ahead over open roads, and weighs what lies at the end of each way.
#include "sim/attraction/choices.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>

namespace corridor::attraction {

struct Choices::OpenRoads : boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                                  boost::property<boost::edge_weight_t, double>> {
  using adjacency_list::adjacency_list;
};

Choices::Choices(const World& world)
    : world_(world), roads_from_(world.places.size()), room_(world.places.size(), 1), crowded_(world.places.size(), 0) {
  for (std::size_t road = 0; road < world.roads.size(); ++road)
    roads_from_[world.roads[road].from].push_back(static_cast<std::uint16_t>(road));
}

/// The way at hand is a choice.
void Choices::add(double km, const Ground& ground) {
  all_.push_back({static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint16_t>(way_.size() - 1), way_.back(),
                  road(way_[0], way_[1], ground), km, 0});
  steps_.insert(steps_.end(), way_.begin() + 1, way_.end());
}

/// Every way without a loop of at most so many roads; a junction is no end, and costs no look.
void Choices::look_ahead(const Ground& ground, std::size_t at, double km, double levels) {
  if (levels < 1) return;
  for (const std::uint16_t road : roads_from_[at]) {
    const std::uint16_t to = world_.roads[road].to;
    if (!ground.is_open(road) || std::find(way_.begin(), way_.end(), to) != way_.end()) continue;
    way_.push_back(to);
    const double there = km + world_.roads[road].km;
    const bool junction = world_.places[to].kind == PlaceKind::kJunction;
    if (!junction) add(there, ground);
    look_ahead(ground, to, there, junction ? levels : levels - 1);
    way_.pop_back();
  }
}

Choices::OpenRoads Choices::open_roads(const Ground& ground) const {
  OpenRoads open(world_.places.size());
  for (std::size_t road = 0; road < world_.roads.size(); ++road) {
    const Road& one = world_.roads[road];
    if (ground.is_open(road)) boost::add_edge(one.from, one.to, one.km, open);
  }
  return open;
}

/// The shortest to each camp that can be reached over open roads (Dijkstra 1959, doi:10.1007/BF01386390).
void Choices::ways_to_camps(const OpenRoads& open, const Ground& ground, std::size_t from) {
  std::vector<double> km(world_.places.size());
  std::vector<std::size_t> before(world_.places.size());
  boost::dijkstra_shortest_paths(open, from, boost::predecessor_map(before.data()).distance_map(km.data()));
  for (std::size_t camp = 0; camp < world_.places.size(); ++camp) {
    if (!world_.places[camp].is_camp() || before[camp] == camp) continue;  // none, or not to be reached
    way_.clear();
    for (std::size_t at = camp; at != from; at = before[at]) way_.push_back(static_cast<std::uint16_t>(at));
    way_.push_back(static_cast<std::uint16_t>(from));
    std::reverse(way_.begin(), way_.end());
    add(km[camp], ground);
  }
}

void Choices::renew_ways(const Ground& ground) {
  all_.clear();
  first_.clear();
  const bool by_destination = world_.parameters.chooses_destination != 0;
  const OpenRoads open = by_destination ? open_roads(ground) : OpenRoads{};
  for (std::size_t place = 0; place < world_.places.size(); ++place) {
    first_.push_back(all_.size());
    way_.assign(1, static_cast<std::uint16_t>(place));
    if (by_destination) {
      ways_to_camps(open, ground, place);
    } else {
      look_ahead(ground, place, 0, world_.parameters.awareness_level);
    }
  }
  first_.push_back(all_.size());
  sums_.assign(all_.size(), 0);
  deterrence_.clear();
  const Parameters& rule = world_.parameters;
  for (const Choice& choice : all_) deterrence_.push_back(std::pow(rule.softening + choice.km, rule.distance_power));
}

void Choices::renew_room(std::span<const Persons> persons) {
  const Parameters& rule = world_.parameters;
  for (std::size_t place = 0; place < room_.size(); ++place) {
    const double capacity = static_cast<double>(world_.places[place].capacity) * rule.capacity_scaling;
    const double begins = rule.capacity_buffer * capacity, there = static_cast<double>(persons[place]);
    room_[place] = 1;
    if (capacity < 1 || there <= begins) continue;
    room_[place] = there >= capacity ? 0 : 1 - (there - begins) / (capacity - begins);
  }
}

void Choices::prune(std::size_t place) {
  const double threshold = world_.parameters.pruning_threshold;
  if (threshold <= 1) return;
  double best = 0;
  for (std::size_t c = first_[place]; c < first_[place + 1]; ++c) best = std::max(best, all_[c].weight);
  for (std::size_t c = first_[place]; c < first_[place + 1]; ++c) {
    if (all_[c].weight < best / threshold) all_[c].weight = 0;
  }
}

void Choices::renew_weights(const Ground& ground, std::span<const Persons> persons) {
  const Parameters& rule = world_.parameters;
  renew_room(persons);
  for (std::size_t place = 0; place < room_.size(); ++place)
    crowded_[place] = ground.is_camp(place) && room_[place] < rule.crowded_share;
  std::vector<double> draw(room_.size());
  for (std::size_t place = 0; place < draw.size(); ++place) {
    draw[place] = (rule.weight_softening + ground.score(place)) * room_[place];
    if (rule.chooses_destination != 0 && !ground.is_camp(place)) draw[place] = 0;  // a camp that is not open
    if (rule.known_way_weight != 0 && ground.is_camp(place))
      draw[place] *= std::pow(1 + static_cast<double>(persons[place]) / rule.known_way_persons, rule.known_way_weight);
  }
  for (std::size_t c = 0; c < all_.size(); ++c) {
    const double weight = draw[all_[c].end] / deterrence_[c];
    all_[c].weight = rule.weight_power == 1 ? weight : std::pow(weight, rule.weight_power);
  }
  for (std::size_t place = 0; place < room_.size(); ++place) {
    prune(place);
    double sum = 0;
    for (std::size_t c = first_[place]; c < first_[place + 1]; ++c) sums_[c] = sum += all_[c].weight;
  }
}

const Choice* Choices::choose(std::size_t place, double u) const {
  const std::size_t begin = first_[place], end = first_[place + 1];
  if (begin == end) return nullptr;
  const double total = sums_[end - 1];
  if (total <= 0) return &all_[begin + std::min(end - begin - 1, static_cast<std::size_t>(u * double(end - begin)))];
  const double at = u * total;
  std::size_t chosen = begin;
  while (chosen + 1 < end && sums_[chosen] <= at) ++chosen;
  return &all_[chosen];
}

std::uint16_t Choices::road(std::size_t from, std::uint16_t to, const Ground& ground) const {
  for (const std::uint16_t road : roads_from_[from]) {
    if (world_.roads[road].to == to && ground.is_open(road)) return road;
  }
  return kNoRoad;
}

}  // namespace corridor::attraction
