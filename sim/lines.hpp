// Lines in which people wait their turn: lists at ports of entry, and the court's released docket. First come, first
// served.
#pragma once

#include <cstdint>
#include <deque>
#include <map>

#include "sim/life.hpp"
#include "sim/rooms.hpp"

namespace corridor {

/// Lists at ports. They move up by the slots of the day; who has waited as long as they can bear goes away.
class PortLists {
 public:
  /// `gives_up`: the day on which the party stops waiting, from the first day that is lived.
  void join(Id<Jurisdiction> port, const Party& party, int gives_up);
  /// Those who give up today go first, then turns are given as long as there is room.
  void settle(Life& life, Rooms& rooms, int today);
  void count(Tally& tally) const;  ///< Persons who wait, by port.

 private:
  struct Waiting {
    int gives_up = 0;
    Party party;
  };
  std::map<Id<Jurisdiction>, std::deque<Waiting>> lines_;  ///< By port.
};

/// Released people with a pending case, in order of arrival.
class CourtLine {
 public:
  void join(const Party& party) { line_.push_back(party); }
  /// Hears cases as far as the calendar of the day goes.
  void settle(Life& life, Rooms& rooms, int today);
  Persons persons() const;

 private:
  std::deque<Party> line_;
};

}  // namespace corridor
