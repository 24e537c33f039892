// Scarce capacity: beds, slots, turns. Requests are filed in parallel and settled one by one in a fixed order, so that
// who gets the last bed never depends on threads: room by room, then by a keyed tie-break.
#pragma once

#include <map>
#include <vector>

#include "sim/gates.hpp"
#include "sim/party.hpp"

namespace corridor {

/// A party that asks for a place in a room on a day.
struct Request {
  std::uint32_t tie_break = 0;
  std::uint16_t where = 0;  ///< Jurisdiction where it asks.
  Room room = Room::kNone;
  Party party;
};

/// Puts requests in the order of settlement: rooms in turn, then the keyed tie-break, then identity.
void order(std::vector<Request>& requests);

/// How many persons more a room takes. A stock (beds) fills and empties. A flow (slots) starts anew each day; what was
/// left the last day on which somebody asked is carried over, but one place at most, and an overdraft in full.
class Rooms {
 public:
  explicit Rooms(std::uint32_t scale) : scale_(scale) {}

  /// Opens a day under its law.
  void open(const GateTables& law);

  /// True, and the places are taken, when `persons` find room. A party enters whole as long as one place is left.
  bool take(Room room, Id<Jurisdiction> where, Persons persons);
  /// Gives places of a stock back.
  void leave(Room room, Persons persons) { occupied_[room] -= persons; }

 private:
  double& left_today(Room room, Id<Jurisdiction> where);

  std::uint32_t scale_;
  const GateTables* law_ = nullptr;
  std::map<Room, Persons> occupied_;  ///< Stocks.
  std::map<std::pair<Room, std::uint16_t>, double>
      left_;  ///< Flows: places left today, by the jurisdiction that provides them.
  std::map<std::pair<Room, std::uint16_t>, double>
      carried_;  ///< What is carried over: at most one place, or an overdraft.
};

/// Where persons in custody are counted: by area, those met at the border apart from those arrested in the country.
inline std::size_t custody_cell(Id<Jurisdiction> area, bool from_interior) {
  return area.index() * 2 + (from_interior ? 1 : 0);
}

}  // namespace corridor
