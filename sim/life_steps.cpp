// What every chapter of a life uses: decisions at gates, stocks, requests, stays, and the witness who is told.
#include "sim/life_steps.hpp"

#include <algorithm>

#include "sim/address.hpp"
#include "sim/decision.hpp"
#include "sim/life_custody.hpp"
#include "sim/life_interior.hpp"

namespace corridor {

Decision LifeSteps::decide(Gate gate, std::span<const Link> chain, const Party& p, std::size_t first_link,
                           double response) const {
  const std::size_t taken = link_taken(chain, *s_.luck, p.identity, gate, visit_of(gate, p), first_link, response);
  if (taken == chain.size()) return {default_outcome(gate), kBase, Room::kNone, 0, 0};
  const Link& link = chain[taken];
  return {link.outcome, link.by, link.room, static_cast<std::uint8_t>(taken + 1), link.luck};
}

Outcome LifeSteps::be_looked_at(const Party& p, int day) {
  const double u = s_.luck->at(p.identity, purpose_of(Gate::kContact), visit_of(Gate::kContact, p))[0];
  const Link* link = contact_on(s_, p, day, u);
  if (link == nullptr) {
    pass(Gate::kContact, home(p), p);
    return Outcome::kPassed;
  }
  charge(Gate::kContact, home(p), p, link->outcome, link->by);
  return link->outcome;
}

void LifeSteps::enter(Party& p, State state, Id<Jurisdiction> where) {
  if (p.state == state && p.jurisdiction == where.value) return;
  n_.tally.move(p.state, Id<Jurisdiction>{p.jurisdiction}, -Persons{p.persons});
  n_.tally.move(state, where, p.persons);
  p.state = state;
  p.jurisdiction = where.value;
  if (n_.witness != nullptr) tell(LifeEvent::Kind::kEntered, p);
}

int LifeSteps::file(const Party& p, Gate gate, Room room, Id<Jurisdiction> where, int day, std::uint32_t luck) {
  const std::uint32_t tie_break = s_.luck->at(p.identity, turn_at(gate), visit_of(gate, p), luck).bits[0];
  const std::uint8_t turn = room == Room::kBeds ? static_cast<std::uint8_t>(bed_turn(p)) : std::uint8_t{0};
  n_.requests[static_cast<std::size_t>(day - s_.month_begin)].push_back({tie_break, where.value, room, turn, p});
  return kNever;
}

int LifeSteps::ask_for_review(const Party& p, int day) {
  n_.requests[static_cast<std::size_t>(day - s_.month_begin)].push_back({0, held_at(p).value, Room::kBeds, 0, p});
  return kNever;
}

void LifeSteps::give_bed_back(const Party& p, int day) {
  n_.freed_beds[static_cast<std::size_t>(day - s_.month_begin)].push_back({held_at(p), from_interior(p), p.persons});
}

int LifeSteps::after(int day, double mean_days, const Party& p, Gate decided) const {
  const Draws draws = s_.luck->at(p.identity, stay_after(decided), visit_of(decided, p));
  return day + 1 + s_.mechanism->whole_days(std::max(0.0, mean_days - 0.5) * draws.exponential(1));
}

void LifeSteps::tell(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome, PolicyIndex by) {
  if (!n_.witness->watches(p.identity)) return;
  n_.seen.push_back({p, today_, s_.law_on(today_).chain(gate, where, class_of(p)), n_.turn, where.value,
                     LifeEvent::Kind::kDecided, gate, outcome, by});
}

void LifeSteps::tell(LifeEvent::Kind kind, const Party& p) {
  if (!n_.witness->watches(p.identity)) return;
  n_.seen.push_back({p, today_, {}, n_.turn, p.jurisdiction, kind, Gate::kDeparture, Outcome::kPassed, kBase});
}

}  // namespace corridor
