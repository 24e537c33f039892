// Turns the ground from one day to the next: events that begin and end, ages of conflicts.
#include "sim/attraction/ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace corridor::attraction {

namespace {
constexpr DayNumber kNever = std::numeric_limits<DayNumber>::min();
}

Ground::Ground(const World& world)
    : world_(world),
      fights_(world.places.size()),
      closed_by_(world.roads.size(), 0),
      last_closed_(world.roads.size(), kNever),
      camp_closed_by_(world.places.size(), 0),
      camp_(world.places.size()),
      town_(world.places.size()),
      chance_changed_(world.places.size()),
      chance_(world.places.size(), -1),
      score_(world.places.size()),
      origins_(world.places.size()) {}

void Ground::turn_to(DayNumber today) {
  today_ = today;
  roads_changed_ = today == 0;
  fights_changed_ = false;
  apply_events();
  renew_places();
  renew_origins();
}

void Ground::close_roads(const Event& event, int by) {
  for (std::size_t r = 0; r < world_.roads.size(); ++r) {
    const Road& road = world_.roads[r];
    const std::string &from = world_.places[road.from].country, &to = world_.places[road.to].country;
    const bool meant = event.kind == EventKind::kPlaceClosed ? road.from == event.place || road.to == event.place
                                                             : (from == event.country && to == event.other) ||
                                                                   (from == event.other && to == event.country);
    if (!meant) continue;
    closed_by_[r] += by;
    if (by > 0) last_closed_[r] = today_;
    roads_changed_ = true;
  }
}

/// On the first day, what began before it begins; windows that are over by then never do.
void Ground::apply_events() {
  const auto is_over = [&](const Event& event) { return event.to <= std::max(0, event.from); };
  for (const Event& event : world_.events) {  // ends come first: a window may begin where another ends
    if (event.to != today_ || is_over(event)) continue;
    if (event.kind == EventKind::kConflict) fights_[event.place] = {};
    if (event.kind == EventKind::kCampClosed) --camp_closed_by_[event.place];
    if (event.kind == EventKind::kBorderClosed || event.kind == EventKind::kPlaceClosed) close_roads(event, -1);
    fights_changed_ |= event.kind == EventKind::kConflict;
  }
  for (const Event& event : world_.events) {
    if (std::max(0, event.from) != today_ || is_over(event)) continue;
    if (event.kind == EventKind::kConflict) fights_[event.place] = {event.intensity, event.from};
    if (event.kind == EventKind::kCampClosed) ++camp_closed_by_[event.place];
    if (event.kind == EventKind::kBorderClosed || event.kind == EventKind::kPlaceClosed) close_roads(event, 1);
    fights_changed_ |= event.kind == EventKind::kConflict;
  }
}

double Ground::chance_now(std::size_t at) const {
  const Place& place = world_.places[at];
  const Parameters& rule = world_.parameters;
  double chance = rule.default_movechance;
  if (fights_[at].intensity > 0) {
    chance = rule.conflict_movechance;
  } else if (camp_[at] != 0) {
    chance = place.kind == PlaceKind::kCamp ? rule.camp_movechance : rule.idpcamp_movechance;
  } else if (place.kind == PlaceKind::kHub || place.kind == PlaceKind::kJunction) {
    chance = rule.hub_movechance;
  }
  if (rule.movechance_pop_scale_factor != 0) {
    const auto size = static_cast<double>(std::max(place.population, place.capacity));
    chance *= std::pow(size / rule.movechance_pop_base, rule.movechance_pop_scale_factor);
  }
  return std::min(1.0, chance);
}

void Ground::renew_places() {
  const Parameters& rule = world_.parameters;
  any_chance_changed_ = false;
  for (std::size_t at = 0; at < world_.places.size(); ++at) {
    const Place& place = world_.places[at];
    const Fight& fight = fights_[at];
    camp_[at] = place.is_camp() && camp_closed_by_[at] == 0;
    town_[at] =
        fight.intensity == 0 && camp_[at] == 0 && place.kind != PlaceKind::kHub && place.kind != PlaceKind::kJunction;
    const double chance = chance_now(at);
    chance_changed_[at] = chance != chance_[at];
    any_chance_changed_ |= chance_changed_[at] != 0;
    chance_[at] = chance;
    score_[at] = place.country == world_.home ? 1 : rule.foreign_weight;
    if (camp_[at] != 0) score_[at] *= rule.camp_weight;
    if (fight.intensity > 0)
      score_[at] *= std::pow(rule.conflict_weight, rule.decay(today_ - fight.since) * fight.intensity);
  }
}

/// Ages are those of the evening before, unless fighting began or ended today.
void Ground::renew_origins() {
  const DayNumber as_of = fights_changed_ ? today_ : today_ - 1;
  double sum = 0;
  for (std::size_t at = 0; at < world_.places.size(); ++at) {
    const Fight& fight = fights_[at];
    if (fight.intensity > 0)
      sum += static_cast<double>(world_.places[at].population) * fight.intensity *
             world_.parameters.decay(as_of - fight.since);
    origins_[at] = sum;
  }
}

}  // namespace corridor::attraction
