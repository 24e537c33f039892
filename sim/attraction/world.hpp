// A world in which people move by attraction: places, roads, what is in force when, who sets out, who was counted
// where.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/attraction/parameters.hpp"
#include "sim/units.hpp"

namespace corridor::attraction {

/// Days are counted from the first day of the world: 0 is that day.
using DayNumber = int;
inline constexpr DayNumber kForGood = std::numeric_limits<DayNumber>::max();

/// What a place is while nothing else is in force there.
enum class PlaceKind : std::uint8_t { kTown, kConflictZone, kCamp, kInternalCamp, kHub, kJunction };
inline const std::vector<std::string> kPlaceKinds{"town", "conflict_zone", "camp", "internal_camp", "hub", "junction"};

struct Place {
  std::string id, country;
  PlaceKind kind = PlaceKind::kTown;
  double latitude = 0, longitude = 0;
  Persons population = 0;  ///< Weight as an origin while there is conflict.
  Persons capacity = 0;    ///< Of a camp; 0: no limit.
  Persons at_start = 0;    ///< There on the first day; they count as residents of a camp do.

  bool is_camp() const { return kind == PlaceKind::kCamp || kind == PlaceKind::kInternalCamp; }
};

/// One road, one way. A road of routes.csv is two of them; two rows for one pair are two roads.
struct Road {
  std::uint16_t from = 0, to = 0;
  double km = 0;
};

/// What can be in force: fighting in a place, a border that nobody crosses, a place that nobody enters or leaves, a
/// camp that is not open yet (or no more) and is a town like others.
enum class EventKind : std::uint8_t { kConflict, kBorderClosed, kPlaceClosed, kCampClosed };
inline const std::vector<std::string> kEventKinds{"conflict", "border_closed", "place_closed", "camp_closed"};

/// One window of an event. Windows of one name are one event, which can be left out as a whole.
struct Event {
  std::string id;
  EventKind kind = EventKind::kConflict;
  std::uint16_t place = 0;            ///< Of all but borders.
  std::string country, other;         ///< Of a border, as places name their countries.
  DayNumber from = 0, to = kForGood;  ///< [from, to)
  double intensity = 1;               ///< Of a conflict, in (0, 1].
  friend bool operator==(const Event&, const Event&) = default;
};

/// Persons counted in a place on a day, as published, in the order of the table.
struct Count {
  std::uint16_t place = 0;
  DayNumber day = 0;
  Persons persons = 0;
};

/// The published stock of a place on a day: a straight line between two counts, whole persons; the first count before
/// it, the last after it. Where days repeat or go back, the first later row of the table and the row before it count.
class StockSeries {
 public:
  explicit StockSeries(std::vector<std::pair<DayNumber, Persons>> counts) : counts_(std::move(counts)) {}
  bool empty() const { return counts_.empty(); }
  Persons at(DayNumber day) const;
  const std::vector<std::pair<DayNumber, Persons>>& counts() const { return counts_; }

 private:
  std::vector<std::pair<DayNumber, Persons>> counts_;
};

struct World {
  std::string directory, id, name, home;  ///< `home`: the country that people leave.
  Day start;                              ///< The first day.
  std::vector<Place> places;
  std::vector<Road> roads;
  std::vector<Event> events;
  std::vector<Persons> arrivals;  ///< Who sets out, by day.
  std::vector<Count> counts;
  Parameters parameters;

  /// The published series of each camp, in the order of places; without counts for other places.
  std::vector<StockSeries> series() const;
  DayNumber days() const { return static_cast<DayNumber>(arrivals.size()); }  ///< How many can be played.
};

/// The first event of fighting whose window overlaps that of an earlier one at the same place (a place has one fight at
/// a time); none: the number of events.
std::size_t first_overlapping_fight(const std::vector<Event>& events);

/// The world without these events; a name may be an event or a kind of events.
World without_events(World world, const std::vector<std::string>& names);

}  // namespace corridor::attraction
