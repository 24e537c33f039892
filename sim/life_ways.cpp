// The ways on that many chapters of a life end in: at rest, dead, back, settled, let in, met again.
#include "sim/address.hpp"
#include "sim/life_court.hpp"
#include "sim/life_interior.hpp"
#include "sim/life_journey.hpp"
#include "sim/life_steps.hpp"

namespace corridor {

int LifeSteps::rest(Party& p, State state, Id<Jurisdiction> where) {
  enter(p, state, where);
  return kNever;
}

int LifeSteps::stay_at_home(Party& p) { return rest(p, State::kAtHome, s_.governs(origin_of(*s_.world, *s_.luck, p))); }

int LifeSteps::die(Party& p, Id<Jurisdiction> where) {
  count(Series::kDeaths, where, p);
  n_.tally.move(p.state, Id<Jurisdiction>{p.jurisdiction}, -Persons{p.persons});
  n_.deaths += p.persons;
  n_.ended_parties++;
  if (n_.witness != nullptr) tell(LifeEvent::Kind::kDied, p);
  return kNever;
}

int LifeSteps::return_to_border(Party& p, Consequence consequence, int day) {
  p.consequence = consequence;
  go_on(p, Stage::kReturned, State::kInTransit, here(p));
  return day + 1;
}

int LifeSteps::return_home(Party& p, Consequence consequence, int day) {
  p.consequence = consequence;
  p.setting = Setting::kAtBorder;
  p.place = origin_of(*s_.world, *s_.luck, p);
  go_on(p, Stage::kReturned, State::kAtHome, here(p));
  return day + 1;
}

int LifeSteps::settle(Party& p, State state, int day) {
  p.setting = Setting::kAtBorder;
  go_on(p, Stage::kLives, state, home(p));
  return state == State::kRegularised ? kNever : next_contact(p, day);
}

int LifeSteps::let_in(Party& p, Share share, State state, int day) {
  note_let_in(p);
  const std::optional<int> days = days_until_filed(s_, p, share);
  if (!days) return settle(p, state, day);
  p.docket = Docket::kReleased;
  go_on(p, Stage::kAwaitsCourt, State::kAwaitingCourt, home(p));
  return day + *days;
}

bool LifeSteps::waits_for_a_turn(const Party& p, Id<Jurisdiction> port, int day) const {
  return p.intent == Intent::kSeeksProtection && p.kind != PartyKind::kUnaccompaniedMinor &&
         s_.law_on(day).size_of(Room::kPortSlots, port) != nullptr;
}

void LifeSteps::note_let_in(const Party& p) {
  if (!from_interior(p)) count(Series::kLetIn, target(p), p);
}

int LifeSteps::let_stay(Party& p, State state, int day) {
  note_let_in(p);
  return settle(p, state, day);
}

int LifeSteps::release_to_court(Party& p, int day) {
  return let_in(p, s_.mechanism->filing_share, State::kSettled, day);
}

int LifeSteps::leave_closed_case(Party& p, int day) {
  const std::optional<int> days = days_until_reopened(s_, p);
  if (!days) return settle(p, State::kSettled, day);
  go_on(p, Stage::kAwaitsCourt, State::kSettled, home(p));
  return day + *days;
}

int LifeSteps::bring_case_in(Party& p, int day) {
  note_let_in(p);
  p.docket = Docket::kReleased;
  go_on(p, Stage::kAwaitsCourt, State::kSettled, home(p));
  return day + 1;
}

int LifeSteps::relocate(Party& p, int day) {
  p.destination = choose_new_home(s_, p);
  enter(p, State::kSettled, home(p));
  return next_contact(p, day);
}

int LifeSteps::next_contact(Party& p, int day) {
  const std::optional<int> days = days_until_look(s_, p, static_cast<int>(n_.calendar->days()) - day);
  if (!days) return kNever;
  begin_look(p);
  return day + *days;
}

}  // namespace corridor
