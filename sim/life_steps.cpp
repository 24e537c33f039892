// What every chapter of a life uses: turns in queues, decisions at gates, stocks, requests, stays.
#include <algorithm>
#include <cmath>

#include "sim/decision.hpp"
#include "sim/life.hpp"

namespace corridor {

void Life::begin_as_resident(Party party, bool awaits_court) {
  const int day =
      awaits_court ? file(party, Room::kCourtReleased, Id<Jurisdiction>{party.destination}, 0) : next_contact(party, 0);
  if (day != kNever) n_.calendar->put(n_.lane, static_cast<std::size_t>(day), party);
}

void Life::turn_at_port(Party party, int day) {
  today_ = day;
  party.channel = Channel::kAtPort;
  party.stage = Stage::kInBorderCustody;
  enter(party, State::kBorderCustody, target(party));
  live(party, day + 1);
}

void Life::give_up_at_port(Party party, int day) {
  today_ = day;
  enter(party, State::kInTransit, here(party));
  const std::span<const Step> steps = s_.routes->steps(party.place, party.nationality, party.kind, party.guided != 0);
  for (const Step& step : steps) {
    if (s_.world->places[step.to].side == Side::kDestination) party.target = step.to;
  }
  party.stage = Stage::kCrosses;
  live(party, day + 1);
}

void Life::after_request(Party party, const Request& request, bool granted, Id<Jurisdiction> held_at, int day) {
  const bool processing = party.stage == Stage::kInBorderCustody;
  today_ = day;
  if (granted) {
    const Gate gate = processing ? Gate::kProcessing : Gate::kDetention;
    const Link& link =
        law_on(day).chain(gate, Id<Jurisdiction>{request.where}, class_of(party))[party.link - std::size_t{1}];
    day = processing ? accept_processing(party, link.outcome, link.by, day)
                     : accept_detention(party, link.outcome, link.by, held_at, day);
    if (day == kNever) return;
  }
  live(party, day);
}

Life::Decision Life::decide(Gate gate, Id<Jurisdiction> where, const Party& p, std::uint32_t visit, int day,
                            std::size_t first_link, double response) const {
  const std::span<const Link> chain = law_on(day).chain(gate, where, class_of(p));
  const std::size_t taken = link_taken(chain, *s_.luck, p.identity, gate, visit, first_link, response);
  if (taken == chain.size()) return {default_outcome(gate), kBase, Room::kNone, 0};
  return {chain[taken].outcome, chain[taken].by, chain[taken].room, static_cast<std::uint8_t>(taken + 1)};
}

Life::Decision Life::meet(Gate gate, Id<Jurisdiction> where, const Party& p, std::uint32_t visit, int day,
                          double response) {
  const Decision decision = decide(gate, where, p, visit, day, 0, response);
  charge(gate, where, p, decision.outcome, decision.by);
  return decision;
}

void Life::enter(Party& p, State state, Id<Jurisdiction> where) {
  if (p.state == state && p.jurisdiction == where.value) return;
  n_.tally.move(p.state, Id<Jurisdiction>{p.jurisdiction}, -Persons{p.persons});
  n_.tally.move(state, where, p.persons);
  p.state = state;
  p.jurisdiction = where.value;
  if (n_.witness != nullptr) tell(LifeEvent::Kind::kEntered, p);
}

void Life::tell(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome, PolicyIndex by) {
  if (!n_.witness->watches(p.identity)) return;
  n_.seen.push_back({p, today_, law_on(today_).chain(gate, where, class_of(p)), n_.turn, where.value,
                     LifeEvent::Kind::kDecided, gate, outcome, by});
}

void Life::tell(LifeEvent::Kind kind, const Party& p) {
  if (!n_.witness->watches(p.identity)) return;
  n_.seen.push_back({p, today_, {}, n_.turn, p.jurisdiction, kind, Gate::kDeparture, Outcome::kPassed, kBase});
}

int Life::die(Party& p, Id<Jurisdiction> where) {
  count(Series::kDeaths, where, p);
  n_.tally.move(p.state, Id<Jurisdiction>{p.jurisdiction}, -Persons{p.persons});
  n_.deaths += p.persons;
  n_.ended_parties++;
  if (n_.witness != nullptr) tell(LifeEvent::Kind::kDied, p);
  return kNever;
}

int Life::file(Party& p, Room room, Id<Jurisdiction> where, int day) {
  const std::uint32_t tie_break = s_.luck->at(p.identity, Purpose::kTieBreak, attempt(p) + p.visits).bits[0];
  n_.requests[static_cast<std::size_t>(day - s_.month_begin)].push_back({tie_break, where.value, room, p});
  return kNever;
}

int Life::after(int day, double mean_days, const Party& p, Purpose purpose, std::uint32_t visit) const {
  return day + 1 + whole_days(std::max(0.0, mean_days - 0.5) * s_.luck->at(p.identity, purpose, visit).exponential(1));
}

Id<Jurisdiction> Life::area(const Party& p) const {
  return s_.world->area_of(from_interior(p) ? Id<Jurisdiction>{p.destination} : target(p));
}

std::uint16_t origin_of(const World& world, const Luck& luck, const Party& party) {
  return choose(world.origins[party.nationality], luck.at(family_of(party.identity), Purpose::kTraits, 0)[2]).value;
}

}  // namespace corridor
