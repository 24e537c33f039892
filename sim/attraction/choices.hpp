// Where people can go from each place, and how strongly each way draws today.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "sim/attraction/ground.hpp"

namespace corridor::attraction {

/// A way to a place: the places on it in order, the last of them meant.
struct Choice {
  std::uint32_t first = 0;  ///< `Choices::step` of the first place on it, ...
  std::uint16_t steps = 0;  ///< ... and how many there are.
  std::uint16_t end = 0;
  std::uint16_t road = 0;  ///< The first open one to the first place on the way.
  double km = 0;           ///< The whole way.
  double weight = 0;       ///< Today's.
};

class Choices {
 public:
  explicit Choices(const World& world);

  /// Ways over the roads that are open today. Steps that were given out before stay what they were.
  /// Where people choose a camp, its shortest way; else every way as far as people look ahead.
  void renew_ways(const Ground& ground);
  /// Today's weights, with so many persons in each place.
  void renew_weights(const Ground& ground, std::span<const Persons> persons);

  std::span<const Choice> from(std::size_t place) const {
    return {all_.data() + first_[place], first_[place + 1] - first_[place]};
  }
  /// By weight with u in (0, 1); any alike where all weights are 0. Null where no way leads on.
  const Choice* choose(std::size_t place, double u) const;
  /// A place on a way; the next one on it has the next number.
  std::uint16_t step(std::size_t number) const { return steps_[number]; }
  /// The first open road that leads there; none: `kNoRoad`.
  std::uint16_t road(std::size_t from, std::uint16_t to, const Ground& ground) const;
  /// What is left of a place's attraction as it fills: 1 with room to spare, 0 when full.
  double room(std::size_t place) const { return room_[place]; }
  /// A camp for which nobody sets out, and on the way to which people choose anew.
  bool is_crowded(std::size_t place) const { return crowded_[place] != 0; }

  static constexpr std::uint16_t kNoRoad = std::numeric_limits<std::uint16_t>::max();

 private:
  void look_ahead(const Ground& ground, std::size_t at, double km, double levels);
  struct OpenRoads;
  OpenRoads open_roads(const Ground& ground) const;
  void ways_to_camps(const OpenRoads& open, const Ground& ground, std::size_t from);
  void add(double km, const Ground& ground);
  void renew_room(std::span<const Persons> persons);
  void prune(std::size_t place);

  const World& world_;
  std::vector<std::vector<std::uint16_t>> roads_from_;
  std::vector<std::size_t> first_;  ///< Of each place in `all_`; one more at the end.
  std::vector<Choice> all_;
  std::vector<double> sums_, deterrence_;  ///< As `all_`.
  std::vector<std::uint16_t> steps_;
  std::vector<std::uint16_t> way_;  ///< The one at hand, from where people are.
  std::vector<double> room_;
  std::vector<std::uint8_t> crowded_;
};

}  // namespace corridor::attraction
