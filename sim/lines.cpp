// Settling the lines of a day.
#include "sim/lines.hpp"

#include <algorithm>

namespace corridor {

void PortLists::join(Id<Jurisdiction> port, const Party& party, int gives_up) {
  lines_[port].push_back({gives_up, party});
}

void PortLists::settle(Life& life, Rooms& rooms, int today) {
  for (auto& [port, line] : lines_) {
    const auto stays =
        std::stable_partition(line.begin(), line.end(), [today](const Waiting& w) { return w.gives_up > today; });
    std::for_each(stays, line.end(), [&](const Waiting& w) { life.give_up_at_port(w.party, today); });
    line.erase(stays, line.end());
    while (!line.empty() && rooms.take(Room::kPortSlots, port, line.front().party.persons)) {
      life.turn_at_port(line.front().party, today);
      line.pop_front();
    }
  }
}

void PortLists::count(Tally& tally) const {
  for (const auto& [port, line] : lines_) {
    for (const Waiting& w : line)
      tally.count(Series::kPortList, port, w.party.nationality, w.party.kind, 0, w.party.persons);
  }
}

void CourtLine::settle(Life& life, Rooms& rooms, int today) {
  while (!line_.empty() && rooms.take(Room::kCourtReleased, Id<Jurisdiction>{0}, line_.front().persons)) {
    life.hearing(line_.front(), today);
    line_.pop_front();
  }
}

Persons CourtLine::persons() const {
  Persons sum = 0;
  for (const Party& party : line_) sum += party.persons;
  return sum;
}

}  // namespace corridor
