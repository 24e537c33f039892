// Lines in which people wait their turn: lists at ports of entry, and the court's released docket. First come, first
// served.
#pragma once

#include <cstdint>
#include <deque>
#include <map>

#include "sim/rooms.hpp"
#include "sim/sharing.hpp"

namespace corridor {

/// Lists at ports, of names. They move up by the turns of the day; who has waited as long as they can bear goes away,
/// and the name stays until it is called: where names are called it takes a turn, as it does for those who keep lists,
/// elsewhere it is passed over with the next who is still there. So a list that stands still keeps its names.
class PortLists {
 public:
  /// `gives_up`: the day on which the party stops waiting, from the first day that is lived.
  void join(Id<Jurisdiction> port, const Party& party, int gives_up);
  /// False while nobody takes turns at the port: then its list takes no more names.
  static bool is_open(Id<Jurisdiction> port, const Rooms& rooms) { return rooms.a_day(Room::kPortSlots, port) > 0; }
  /// Those who give up today go first, then turns are given as long as there is room; ports that share turns give them
  /// in order of arrival.
  void settle(Lives& lives, Rooms& rooms, int today);
  void count(Tally& tally) const;  ///< Persons named on the list, by port: as those who keep lists count.

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(lines_, turns_);
  }

 private:
  static constexpr int kGone = -1;
  struct Name {
    std::uint64_t turn = 0;  ///< How many came before, at all ports.
    int gives_up = 0;        ///< Day, or kGone.
    Party party;

    template <class Archive>
    void serialize(Archive& archive) {
      archive(turn, gives_up, party);
    }
  };
  static bool is_there(const Name& name) { return name.gives_up != kGone; }
  std::map<Id<Jurisdiction>, std::deque<Name>> lines_;  ///< By port.
  std::uint64_t turns_ = 0;
};

/// Released people with a pending case, in order of arrival: a line for each country, whose own courts hear it.
class CourtLine {
 public:
  void join(const Party& party, Id<Jurisdiction> country) {
    lines_[country].push_back({turns_++, party});
    persons_ += party.persons;
  }
  /// Hears cases as far as the calendars of the day go; countries that share one are heard in order of arrival.
  void settle(Lives& lives, Rooms& rooms, int today);
  Persons persons() const { return persons_; }

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(lines_, turns_, persons_);
  }

 private:
  struct Case {
    std::uint64_t turn = 0;  ///< How many came before.
    Party party;

    template <class Archive>
    void serialize(Archive& archive) {
      archive(turn, party);
    }
  };
  std::map<Id<Jurisdiction>, std::deque<Case>> lines_;
  std::uint64_t turns_ = 0;
  Persons persons_ = 0;
};

}  // namespace corridor
