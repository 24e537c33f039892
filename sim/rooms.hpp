// Scarce capacity: beds, slots, turns. Requests are filed in parallel and settled one by one in a fixed order, so that
// who gets the last bed never depends on threads: room by room, then by a keyed tie-break.
#pragma once

#include <map>
#include <type_traits>
#include <vector>

#include "sim/gates.hpp"
#include "sim/party.hpp"

namespace corridor {

/// A party that asks for a place in a room on a day.
struct Request {
  std::uint32_t tie_break = 0;
  std::uint16_t where = 0;  ///< Jurisdiction where it asks.
  Room room = Room::kNone;
  std::uint8_t turn = 0;  ///< Lower ones come first, whatever the tie-break.
  Party party;
};
static_assert(std::has_unique_object_representations_v<Request>,
              "nothing between its members goes into checkpoints and messages");

/// Puts requests in the order of settlement: rooms one by one, then turns, then the keyed tie-break, then identity.
void order(std::vector<Request>& requests);

/// Turns: how many persons more are taken today, by who provides them. (Beds, which fill and empty, are in
/// sim/custody.hpp.) Each day brings its places. Those that nobody took are kept, up to one, or more where one party
/// stands for many: as many as make chance, which is larger among few, waste as large a part of the places (sim/ODD.md,
/// 7.12). A party enters whole; what it took too much is owed.
class Rooms {
 public:
  explicit Rooms(std::uint32_t scale) : scale_(scale) {}

  /// Opens a day under its law, which must stay until the next one opens.
  void open(const GateTables& law);

  /// True, and the places are taken, when `persons` find room: as long as one place is left, or nobody limits them.
  bool take(Room room, Id<Jurisdiction> where, Persons persons);
  /// Persons of the run taken in a day by today's law; infinity where nobody limits them.
  double a_day(Room room, Id<Jurisdiction> where) const;
  /// True where today's places go to names in the order of a list.
  bool by_name(Room room, Id<Jurisdiction> where) const;

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(asked_, left_);
  }

 private:
  /// Those who asked so far, whole numbers.
  struct Asked {
    double persons = 0, squares = 0;  ///< Squares of the persons of each party, summed.

    template <class Archive>
    void serialize(Archive& archive) {
      archive(persons, squares);
    }
  };
  double most_kept(const RoomSize& size) const;

  std::uint32_t scale_;
  const GateTables* law_ = nullptr;
  std::map<Room, Asked> asked_;
  std::map<std::pair<Room, Id<Jurisdiction>>, double> left_;  ///< By room and who provides it; below 0: owed.
};

}  // namespace corridor
