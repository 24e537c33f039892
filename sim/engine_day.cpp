// The steps of a day, in the order in which they are played.
#include <algorithm>

#include "sim/address.hpp"
#include "sim/engine_inside.hpp"
#include "sim/life_custody.hpp"

namespace corridor {
namespace {

/// Fewer lives than this are not worth the waking of a thread.
constexpr std::size_t kLivesAtOnce = 64;

}  // namespace

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

void Engine::share() { sharing_.exchange(notebooks_, day_of_month(), surroundings_); }

void Engine::free_beds() {
  for_all_parties([&](const Notebook& notebook) {
    for (const Held& freed : notebook.freed_beds[day_of_month()]) custody_.leave(freed);
  });
}

/// Room by room: whoever is answered lives on at once and may ask for a later room the same day, together with all
/// others who ask for that one, whatever they asked for before.
void Engine::settle_requests() {
  std::vector<Request> waiting;
  for (;;) {
    for_all_parties([&](Notebook& notebook) {
      std::vector<Request>& filed = notebook.requests[day_of_month()];
      waiting.insert(waiting.end(), filed.begin(), filed.end());
      std::vector<Request>{}.swap(filed);
    });
    if (waiting.empty()) return;
    order(waiting);
    const auto others = std::ranges::find_if(
        waiting, [room = waiting.front().room](Room other) { return other != room; }, &Request::room);
    const std::vector<Request> turn(waiting.begin(), others);
    waiting.erase(waiting.begin(), others);
    settle(turn);
  }
}

/// Who asks first takes: answers are given one after another. Lives go on side by side, since none changes what another
/// is answered.
void Engine::settle(const std::vector<Request>& turn) {
  std::vector<Answer> answers(turn.size());
  std::ranges::transform(turn, answers.begin(), [this](const Request& request) { return answer(request); });
  for (Notebook& notebook : notebooks_) ++notebook.turn;  // who asks twice a day is told of in order
  const auto party_of = [&](std::size_t i) -> const Party& { return turn[i].party; };
  live_on(turn.size(), party_of, [&](Life& life, std::size_t i) {
    const Answer& told = answers[i];
    if (told.how == Answer::How::kReviewed) life.after_review(turn[i].party, told.bed.fill, today_);
    if (told.how == Answer::How::kDecided) life.after_request(turn[i].party, turn[i], told.granted, told.bed, today_);
  });
}

/// Those of other ranks share a notebook, so one by one: of them only what they ask for next matters.
template <class PartyOf, class Live>
void Engine::live_on(std::size_t parties, const PartyOf& party_of, const Live& live) {
  const auto is_here = [&](std::size_t i) { return sharing_.lives_here(party_of(i).identity); };
  workers_.share_out(parties, kLivesAtOnce, [&](std::size_t worker, std::size_t begin, std::size_t end) {
    Life life(surroundings_, notebooks_[worker]);
    for (std::size_t i = begin; i < end; ++i) {
      if (is_here(i)) live(life, i);
    }
  });
  if (sharing_.alone()) return;
  Lives lives = sharing_.lives(surroundings_, notebooks_[0]);
  for (std::size_t i = 0; i < parties; ++i) {
    if (!is_here(i)) live(lives.of(party_of(i)), i);
  }
}

Engine::Answer Engine::answer(const Request& request) {
  const Party& party = request.party;
  const Id<Jurisdiction> where{request.where};
  if (request.room == Room::kPortSlots) {
    const Draws waits = luck_.at(party.identity, stay_after(Gate::kPortOfEntry), visit_of(Gate::kPortOfEntry, party));
    const double patience = waits.exponential(1) * mechanism_.port_patience_days;
    port_lists_.join(where, party, today_ + 1 + static_cast<int>(std::min(patience, 1e5)));
    return {Answer::How::kStandsInLine};
  }
  if (request.room == Room::kCourtReleased) {
    court_line_.join(party);
    return {Answer::How::kStandsInLine};
  }
  if (request.room != Room::kBeds)
    return {Answer::How::kDecided, rooms_.take(request.room, where, party.persons), {where}};
  if (party.state == State::kDetained) return {Answer::How::kReviewed, false, {where, custody_.fill(where)}};
  const std::optional<Bed> bed = custody_.find_bed(where, fill_limit(mechanism_, bed_turn(party)));
  if (bed) custody_.enter({bed->area, from_interior(party), party.persons});
  return {Answer::How::kDecided, bed.has_value(), bed.value_or(Bed{where})};
}

void Engine::settle_ports() {
  Lives lives = sharing_.lives(surroundings_, notebooks_[0]);
  port_lists_.settle(lives, rooms_, today_);
}

void Engine::settle_court() {
  const std::vector<Party> heard = court_line_.settle(rooms_);
  live_on(
      heard.size(), [&](std::size_t i) -> const Party& { return heard[i]; },
      [&](Life& life, std::size_t i) { life.hearing(heard[i], today_); });
}

void Engine::count_night() { custody_.count_night(); }

}  // namespace corridor
