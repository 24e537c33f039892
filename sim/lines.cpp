// Settling the lines of a day.
#include "sim/lines.hpp"

#include <algorithm>

namespace corridor {

void PortLists::join(Id<Jurisdiction> port, const Party& party, int gives_up) {
  lines_[port].push_back({turns_++, gives_up, party});
}

void PortLists::settle(Lives& lives, Rooms& rooms, int today) {
  for (auto& [port, line] : lines_) {
    for (Name& name : line) {
      if (!is_there(name) || name.gives_up > today) continue;
      name.gives_up = kGone;
      lives.of(name.party).give_up_at_port(name.party, today);
    }
  }
  const auto called = [&](Id<Jurisdiction> port, std::deque<Name>& line) {
    return rooms.by_name(Room::kPortSlots, port) ? line.begin() : std::ranges::find_if(line, is_there);
  };
  std::map<std::uint64_t, Id<Jurisdiction>> calls;  // by turn: the next name of each port that still takes people
  for (auto& [port, line] : lines_) {
    if (const auto next = called(port, line); next != line.end()) calls.emplace(next->turn, port);
  }
  while (!calls.empty()) {
    const Id<Jurisdiction> port = calls.begin()->second;
    calls.erase(calls.begin());
    std::deque<Name>& line = lines_.at(port);
    const auto next = called(port, line);
    const Name name = *next;
    if (!rooms.take(Room::kPortSlots, port, name.party.persons)) continue;
    line.erase(line.begin(), next + 1);  // with those before, who are passed over
    if (is_there(name)) lives.of(name.party).turn_at_port(name.party, today);
    if (const auto after = called(port, line); after != line.end()) calls.emplace(after->turn, port);
  }
}

void PortLists::count(Tally& tally) const {
  for (const auto& [port, line] : lines_) {
    for (const Name& name : line)
      tally.count(Series::kPortList, port, name.party.nationality, name.party.kind, 0, name.party.persons);
  }
}

void CourtLine::settle(Lives& lives, Rooms& rooms, int today) {
  std::map<std::uint64_t, Id<Jurisdiction>> next;  // by turn: the first case of each country that is still heard
  for (const auto& [country, line] : lines_) {
    if (!line.empty()) next.emplace(line.front().turn, country);
  }
  while (!next.empty()) {
    const Id<Jurisdiction> country = next.begin()->second;
    next.erase(next.begin());
    std::deque<Case>& line = lines_.at(country);
    const Party party = line.front().party;
    if (!rooms.take(Room::kCourtReleased, country, party.persons)) continue;
    line.pop_front();
    persons_ -= party.persons;
    lives.of(party).hearing(party, today);
    if (!line.empty()) next.emplace(line.front().turn, country);
  }
}

}  // namespace corridor
