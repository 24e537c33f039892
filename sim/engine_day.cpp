// The steps of a day, in the order in which they are played.
#include <algorithm>

#include "sim/address.hpp"
#include "sim/engine_inside.hpp"

namespace corridor {

void Engine::fix_law() { rooms_.open(law_.on(today_)); }

void Engine::live() {
  std::vector<std::unique_ptr<Block>> due = calendar_.due(static_cast<std::size_t>(today_));
  workers_.share_out(due.size(), 2, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    Life life(surroundings_, notebooks_[worker]);
    for (std::size_t b = begin; b < end; ++b) {
      for (std::size_t i = 0; i < due[b]->size; ++i) life.live(due[b]->parties[i], today_);
    }
  });
  calendar_.recycle(std::move(due));
}

void Engine::free_beds() {
  for (const Notebook& notebook : notebooks_) {
    for (const Notebook::FreedBeds& freed : notebook.freed_beds[day_of_month()]) {
      custody_.leave(freed.area_and_custody, freed.persons);
      rooms_.leave(Room::kBeds, freed.persons);
    }
  }
}

/// Whoever is settled lives on at once, and may ask again the same day.
void Engine::settle_requests() {
  for (;;) {
    std::vector<Request> requests;
    for (Notebook& notebook : notebooks_) {
      std::vector<Request>& filed = notebook.requests[day_of_month()];
      requests.insert(requests.end(), filed.begin(), filed.end());
      std::vector<Request>{}.swap(filed);
    }
    if (requests.empty()) return;
    order(requests);
    for (const Request& request : requests) settle(request);
  }
}

void Engine::settle(const Request& request) {
  const Party& party = request.party;
  const Id<Jurisdiction> where{request.where};
  if (request.room == Room::kPortSlots) {
    const Draws waits = luck_.at(party.identity, stay_after(Gate::kPortOfEntry), visit_of(Gate::kPortOfEntry, party));
    const double patience = waits.exponential(1) * mechanism_.port_patience_days;
    port_lists_.join(where, party, today_ + 1 + static_cast<int>(std::min(patience, 1e5)));
    return;
  }
  if (request.room == Room::kCourtReleased) {
    court_line_.join(party);
    return;
  }
  const bool granted = rooms_.take(request.room, where, party.persons);
  Id<Jurisdiction> held_at = where;
  if (granted && request.room == Room::kBeds) {
    held_at = custody_.area_with_bed(where, law_.on(today_).places(Room::kBeds, where));
    custody_.enter(custody_cell(held_at, from_interior(party)), party.persons);
  }
  Life(surroundings_, notebooks_[0]).after_request(party, request, granted, held_at, today_);
}

void Engine::settle_ports() {
  Life life(surroundings_, notebooks_[0]);
  port_lists_.settle(life, rooms_, today_);
}

void Engine::settle_court() {
  Life life(surroundings_, notebooks_[0]);
  court_line_.settle(life, rooms_, today_);
}

void Engine::count_night() { custody_.count_night(); }

}  // namespace corridor
