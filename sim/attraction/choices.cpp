// Looks ahead over open roads, and weighs what lies at the end of each way.
#include "sim/attraction/choices.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::attraction {

Choices::Choices(const World& world) : world_(world), roads_from_(world.places.size()), room_(world.places.size(), 1) {
  for (std::size_t road = 0; road < world.roads.size(); ++road)
    roads_from_[world.roads[road].from].push_back(static_cast<std::uint16_t>(road));
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
    if (!junction) {
      plans_.push_back({static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(way_.size() - 1)});
      steps_.insert(steps_.end(), way_.begin() + 1, way_.end());
      all_.push_back(
          {static_cast<std::uint32_t>(plans_.size() - 1), to, this->road(way_[0], way_[1], ground), there, 0});
    }
    look_ahead(ground, to, there, junction ? levels : levels - 1);
    way_.pop_back();
  }
}

void Choices::renew_ways(const Ground& ground) {
  all_.clear();
  first_.clear();
  for (std::size_t place = 0; place < world_.places.size(); ++place) {
    first_.push_back(all_.size());
    way_.assign(1, static_cast<std::uint16_t>(place));
    look_ahead(ground, place, 0, world_.parameters.awareness_level);
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
  std::vector<double> draw(room_.size());
  for (std::size_t place = 0; place < draw.size(); ++place) {
    draw[place] = (rule.weight_softening + ground.score(place)) * room_[place];
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
  const auto first = sums_.begin() + static_cast<long>(begin), last = sums_.begin() + static_cast<long>(end - 1);
  return &all_[static_cast<std::size_t>(std::upper_bound(first, last, u * total) - sums_.begin())];
}

std::uint16_t Choices::road(std::size_t from, std::uint16_t to, const Ground& ground) const {
  for (const std::uint16_t road : roads_from_[from]) {
    if (world_.roads[road].to == to && ground.is_open(road)) return road;
  }
  return kNoRoad;
}

}  // namespace corridor::attraction
