// The steps of a day, in the order in which they are played.
#include <algorithm>
#include <array>
#include <utility>

#include "sim/address.hpp"
#include "sim/engine_inside.hpp"
#include "sim/life_custody.hpp"

namespace corridor {

void Engine::fix_law() {
  rooms_.open(law_.on(today_));
  custody_.open(law_.on(today_));
}

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

void Engine::share() { sharing_.exchange(notebooks_, day_of_month()); }

void Engine::free_beds() {
  for_all_parties([&](const Notebook& notebook) {
    for (const Held& freed : notebook.freed_beds[day_of_month()]) custody_.leave(freed);
  });
}

/// Room by room: whoever is settled lives on today and may ask for a later room the same day, together with all
/// others who ask for that one, whatever they asked for before.
void Engine::settle_requests() {
  Lives lives = sharing_.lives_until_tonight(surroundings_, notebooks_[0], today_);
  std::array<std::vector<Request>, kRoomNames.size()> waiting;
  for (;;) {
    for_all_parties([&](Notebook& notebook) {
      for (const Request& request : std::exchange(notebook.requests[day_of_month()], {}))
        waiting[index_of(request.room)].push_back(request);
    });
    const auto next = std::ranges::find_if_not(waiting, &std::vector<Request>::empty);
    if (next == waiting.end()) return;
    std::vector<Request> turn = std::exchange(*next, {});
    order(turn);
    for (const Request& request : turn) settle(request, lives);
  }
}

void Engine::settle(const Request& request, Lives& lives) {
  const Party& party = request.party;
  const Id<Jurisdiction> where{request.where};
  if (request.room == Room::kPortSlots) {
    const Draws waits = luck_.at(party.identity, stay_after(Gate::kPortOfEntry), visit_of(Gate::kPortOfEntry, party));
    const double patience = waits.exponential(1) * mechanism_.port_patience_days;
    if (!PortLists::is_open(where, rooms_)) return lives.of(party).give_up_at_port(party, today_);
    port_lists_.join(where, party, today_ + 1 + static_cast<int>(std::min(patience, 1e5)));
    return;
  }
  if (request.room == Room::kCourtReleased) {
    const Id<Jurisdiction> country = world_.ancestor(where, JurisdictionKind::kCountry);
    court_line_.join(party, country ? country : where);
    return;
  }
  Life& life = lives.of(party);
  if (request.room != Room::kBeds) {
    life.after_request(party, request, rooms_.take(request.room, where, party.persons), {where}, today_);
    return;
  }
  if (party.state == State::kDetained) return life.after_review(party, custody_.fill(where), today_);
  const std::optional<Bed> bed = custody_.find_bed(where, fill_limit(mechanism_, bed_turn(party)));
  if (bed) custody_.enter({bed->area, from_interior(party), party.persons});
  life.after_request(party, request, bed.has_value(), bed.value_or(Bed{where}), today_);
}

void Engine::settle_ports() {
  Lives lives = sharing_.lives_until_tonight(surroundings_, notebooks_[0], today_);
  port_lists_.settle(lives, rooms_, today_);
}

void Engine::settle_court() {
  Lives lives = sharing_.lives_until_tonight(surroundings_, notebooks_[0], today_);
  court_line_.settle(lives, rooms_, today_);
}

void Engine::count_night() { custody_.count_night(); }

}  // namespace corridor
