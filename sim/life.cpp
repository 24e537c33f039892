// A party's life, chapter by chapter: on the way, before the border, in custody, before the court, in the country, and
// back.
#include "sim/life.hpp"

#include <algorithm>
#include <cmath>

#include "sim/contact.hpp"
#include "sim/decision.hpp"
#include "sim/input/errors.hpp"

namespace corridor {

void Life::live(Party party, int day) {
  while (day < s_.month_end) {
    today_ = day;
    day = next_chapter(party, day);
    n_.tally.events += 1;
    if (day == kNever) return;
  }
  n_.calendar->put(n_.lane, static_cast<std::size_t>(day), party);
}

int Life::next_chapter(Party& p, int day) {
  switch (p.stage) {
    case Stage::kLeaves:
      return leave_home(p, day);
    case Stage::kTravels:
      return travel(p, day);
    case Stage::kTransitCustody:
      return leave_transit_custody(p, day);
    case Stage::kApproaches:
      return approach_border(p, day);
    case Stage::kAtPort:
      return come_to_port(p, day);
    case Stage::kCrosses:
      return cross(p, day);
    case Stage::kInBorderCustody:
      return be_processed(p, day);
    case Stage::kNeedsBed:
      return ask_for_bed(p, day);
    case Stage::kInDetention:
      return leave_detention(p, day);
    case Stage::kInShelter:
      return leave_shelter(p, day);
    case Stage::kWaitsAbroad:
      return hear_abroad(p, day);
    case Stage::kAwaitsCourt:
      return come_before_court(p, day);
    case Stage::kHeard:
      return be_heard(p, day);
    case Stage::kLives:
      return live_settled(p, day);
    case Stage::kReturned:
      return decide_after_return(p, day);
    case Stage::kRests:
      return kNever;
  }
  throw Defect("a party is in no chapter of life");
}

// --- On the way ------------------------------------------------------------------------------------------------------

int Life::leave_home(Party& p, int day) {
  const Id<Jurisdiction> root{0};
  const bool controlled = !s_.world->nationalities[p.nationality].contiguous;
  const double response = std::exp(-s_.mechanism->risk_elasticity * s_.risk->above_reference(controlled));
  const Decision decision = meet(Gate::kDeparture, root, p, p.hops, day, response);
  if (decision.outcome == Outcome::kStayed || p.hops == 255) {
    enter(p, State::kAtHome, here(p));
    return kNever;
  }
  if (decision.outcome == Outcome::kWaited) {
    p.hops++;
    return after(day, s_.mechanism->wait_days, p, Purpose::kRetry, p.hops);
  }
  enter(p, State::kInTransit, here(p));
  p.journeys++;
  p.hops = 0;
  p.stage = Stage::kTravels;
  return day;
}

int Life::travel(Party& p, int day) {
  const Draws draws =
      s_.luck->at(p.identity, Purpose::kHop, static_cast<std::uint32_t>(p.journeys << 16 | p.attempts << 8 | p.hops));
  const std::span<const Step> steps = s_.routes->steps(p.place, p.nationality, p.kind, p.guided != 0);
  if (steps.empty() || p.hops == 255) return return_home(p, Consequence::kTurnedBack, day);
  p.hops++;
  std::size_t chosen = 0;
  while (chosen + 1 < steps.size() && draws[0] >= steps[chosen].cumulative) ++chosen;
  const Step& step = steps[chosen];
  const double days = step.days * (p.guided != 0 ? s_.mechanism->pace_guided : s_.mechanism->pace_unguided);
  if (s_.world->places[step.to].side == Side::kDestination) {
    if (p.attempts == 0) charge(Gate::kTransit, here(p), p, Outcome::kPassed, kBase);
    p.target = step.to;
    p.stage = Stage::kApproaches;
    return day;
  }
  p.place = step.to;
  enter(p, State::kInTransit, here(p));
  n_.tally.expose(here(p), p.persons);
  const int arrival = day + static_cast<int>(days + draws[2]);
  const std::span<const Link> chain = law_on(day).chain(Gate::kTransit, here(p), class_of(p));
  const Link* link = link_that_ends(chain, days, draws[1]);
  if (link == nullptr || link->outcome == Outcome::kPassed) {
    pass(Gate::kTransit, here(p), p);
    return arrival;
  }
  charge(Gate::kTransit, here(p), p, link->outcome, link->by);
  switch (link->outcome) {
    case Outcome::kDied:
      return die(p, here(p));
    case Outcome::kSettledOnTheWay:
      enter(p, State::kInTransitCountry, here(p));
      return kNever;
    default:
      break;
  }
  enter(p, State::kTransitCustody, here(p));
  p.stage = Stage::kTransitCustody;
  return after(arrival, s_.mechanism->transit_custody_days, p, Purpose::kStay, ++p.visits);
}

int Life::leave_transit_custody(Party& p, int day) {
  const Decision decision = meet(Gate::kTransitCustody, here(p), p, p.visits, day);
  count(Series::kTransitApprehensions, here(p), p, position_of(Gate::kTransitCustody, decision.outcome));
  if (decision.outcome == Outcome::kReturned) return return_home(p, Consequence::kTransitReturned, day);
  if (decision.outcome == Outcome::kAsylum) {
    enter(p, State::kInTransitCountry, here(p));
    return kNever;
  }
  enter(p, State::kInTransit, here(p));
  p.stage = Stage::kTravels;
  return day + 1;
}

// --- Before the border -----------------------------------------------------------------------------------------------

int Life::approach_border(Party& p, int day) {
  if (p.attempts == 255) return return_home(p, Consequence::kTurnedBack, day);
  p.attempts++;
  const Id<Jurisdiction> sector = target(p);
  const Decision decision = meet(Gate::kApproach, sector, p, attempt(p), day);
  switch (decision.outcome) {
    case Outcome::kToPort:
      p.stage = (*s_.nearest_port)[p.place] == 0xFFFF ? Stage::kCrosses : Stage::kAtPort;
      return day + 1;
    case Outcome::kWaited:
      return after(day, s_.mechanism->wait_days, p, Purpose::kRetry, attempt(p));
    case Outcome::kGaveUp:
      return return_home(p, Consequence::kTurnedBack, day);
    default:
      p.stage = Stage::kCrosses;
      return day + 1;
  }
}

int Life::come_to_port(Party& p, int day) {
  const std::uint16_t port_place = (*s_.nearest_port)[p.place];
  const Id<Jurisdiction> port = s_.world->places[port_place].jurisdiction;
  const Decision decision = meet(Gate::kPortOfEntry, port, p, attempt(p), day);
  p.target = port_place;
  if (decision.outcome == Outcome::kTurnedBack) {
    count(Series::kTurnedBack, port, p);
    return return_to_border(p, Consequence::kTurnedBack, day);
  }
  if (decision.outcome == Outcome::kListed) {
    enter(p, State::kPortList, here(p));
    return file(p, Room::kPortSlots, port, day);
  }
  p.channel = Channel::kAtPort;
  enter(p, State::kBorderCustody, port);
  p.stage = Stage::kInBorderCustody;
  if (decision.outcome == Outcome::kParoled) return accept_processing(p, Outcome::kParoled, decision.by, day);
  return day;
}

int Life::cross(Party& p, int day) {
  const Id<Jurisdiction> sector = target(p);
  const std::span<const Link> chain = law_on(day).chain(Gate::kCrossing, sector, class_of(p));
  const Link* ending = link_that_ends(chain, 1, s_.luck->at(p.identity, purpose_of(Gate::kCrossing), attempt(p))[0]);
  const Link link = ending != nullptr ? *ending : Link{.outcome = Outcome::kGotAway};
  p.channel = Channel::kBetweenPorts;
  charge(Gate::kCrossing, sector, p, link.outcome, link.by);
  if (link.outcome == Outcome::kGotAway) {
    count(Series::kGotAway, sector, p);
    return settle_at_destination(p, State::kSettled, day);
  }
  if (link.outcome == Outcome::kDied) return die(p, sector);
  if (link.outcome == Outcome::kTurnedBack) {
    count(Series::kTurnedBack, sector, p);
    return return_to_border(p, Consequence::kTurnedBack, day);
  }
  enter(p, State::kBorderCustody, sector);
  p.stage = Stage::kInBorderCustody;
  return day;
}

// --- In border custody -----------------------------------------------------------------------------------------------

int Life::be_processed(Party& p, int day) {
  const Decision decision = decide(Gate::kProcessing, target(p), p, attempt(p), day, p.link);
  if (decision.room != Room::kNone) {
    p.link = decision.next;
    return file(p, decision.room, target(p), day);
  }
  return accept_processing(p, decision.outcome, decision.by, day);
}

int Life::accept_processing(Party& p, Outcome outcome, PolicyIndex by, int day) {
  const Id<Jurisdiction> where = target(p);
  const bool contiguous = s_.world->nationalities[p.nationality].contiguous;
  p.link = 0;
  charge(Gate::kProcessing, where, p, outcome, by);
  count(p.channel == Channel::kAtPort ? Series::kEncountersAtPorts : Series::kEncountersBetweenPorts, where, p,
        outcome == Outcome::kExpelled ? 1 : 0);
  count(Series::kProcessing, where, p, position_of(Gate::kProcessing, outcome));
  if (p.cohort != 0xFFFF) n_.tally.trace(p.cohort, p.nationality, p.kind, p.persons);
  p.setting = Setting::kAtBorder;
  switch (outcome) {
    case Outcome::kExpelled:
      return return_to_border(p, Consequence::kExpelled, day);
    case Outcome::kRemovedFast:
      p.prior_removal = 1;
      [[fallthrough]];
    case Outcome::kReturned:
      return contiguous ? return_to_border(p, Consequence::kRepatriated, day)
                        : return_home(p, Consequence::kRepatriated, day);
    case Outcome::kWaitAbroad:
      count(Series::kEnrolmentsAbroad, s_.world->places[(*s_.nearest_port)[p.place]].jurisdiction, p);
      count(Series::kCourtReceipts, where, p, index_of(Docket::kAbroad));
      p.docket = Docket::kAbroad;
      p.stage = Stage::kWaitsAbroad;
      enter(p, State::kWaitingAbroad, here(p));
      return after(day, s_.mechanism->hearing_abroad_days, p, Purpose::kStay, ++p.visits);
    case Outcome::kToShelter:
      p.stage = Stage::kInShelter;
      enter(p, State::kShelter, where);
      return after(day, s_.mechanism->shelter_days, p, Purpose::kStay, ++p.visits);
    case Outcome::kSeparated:
      separate(p, day);
      [[fallthrough]];
    case Outcome::kProsecuted:
      p.stage = Stage::kNeedsBed;
      p.docket = Docket::kDetained;
      p.fast_track = p.intent == Intent::kEvades ? 1 : 0;
      return after(day, s_.mechanism->prosecution_days, p, Purpose::kStay, ++p.visits);
    case Outcome::kToDetention:  // without a policy that says otherwise, everyone has a hearing
      p.stage = Stage::kNeedsBed;
      p.docket = by == kBase ? Docket::kDetained : Docket::kScreening;
      p.fast_track = p.intent == Intent::kEvades && by != kBase ? 1 : 0;
      return day;
    case Outcome::kParoled:  // leave to be in the country
      return let_in(p, s_.mechanism->parole_filing_share, State::kRegularised, day);
    default:
      return release_to_court(p, day);
  }
}

void Life::separate(Party& p, int day) {
  if (p.persons < 2 || p.kind != PartyKind::kFamilyUnit) return;  // who was separated once stays apart
  Party children = p;
  children.identity |= kSeparatedBit;
  children.kind = PartyKind::kUnaccompaniedMinor;
  children.persons = static_cast<std::uint8_t>(p.persons - 1);
  children.intent = Intent::kSeeksProtection;
  children.stage = Stage::kInShelter;
  count(Series::kSeparations, target(p), children);
  p.persons = 1;
  p.kind = PartyKind::kSingleAdult;
  n_.new_parties++;
  enter(children, State::kShelter, target(p));
  live(children, after(day, s_.mechanism->shelter_days, children, Purpose::kStay, ++children.visits));
}

int Life::leave_shelter(Party& p, int day) { return release_to_court(p, day); }

// --- In detention ----------------------------------------------------------------------------------------------------

int Life::ask_for_bed(Party& p, int day) {
  const Decision decision = decide(Gate::kDetention, area(p), p, p.visits, day, p.link);
  if (decision.outcome == Outcome::kBed) {  // beds are always counted, even where nobody limits them
    p.link = decision.next;
    return file(p, Room::kBeds, area(p), day);
  }
  return accept_detention(p, decision.outcome, decision.by, {}, day);
}

int Life::accept_detention(Party& p, Outcome outcome, PolicyIndex by, Id<Jurisdiction> held_at, int day) {
  p.link = 0;
  charge(Gate::kDetention, area(p), p, outcome, by);
  if (outcome != Outcome::kBed) {
    p.fast_track = 0;
    return release_to_court(p, day);
  }
  count(Series::kBookIns, held_at, p, from_interior(p) ? 1 : 0);
  enter(p, State::kDetained, held_at);
  p.stage = Stage::kInDetention;
  const Mechanism& m = *s_.mechanism;
  const double mean = from_interior(p)                   ? m.detention_days_interior
                      : p.kind == PartyKind::kFamilyUnit ? m.detention_days_family
                      : p.fast_track != 0                ? m.detention_days_fast
                      : p.docket == Docket::kScreening   ? m.detention_days_screening
                                                         : m.detention_days_protection;
  return after(day, mean, p, Purpose::kStay, ++p.visits);
}

/// The officer's decision on a stated fear. Who convinces goes on to the court: adults in the same bed, families
/// outside.
bool Life::convinces_officer(Party& p, int day) {
  const Decision decision = meet(Gate::kCourt, held_at(p), p, p.visits, day);
  const bool believed = decision.outcome != Outcome::kRemovalOrder;
  count(Series::kFearScreenings, held_at(p), p, believed ? 0 : 1);
  p.docket = Docket::kDetained;
  return believed;
}

int Life::leave_detention(Party& p, int day) {
  const Id<Jurisdiction> where = held_at(p);
  const bool screened = p.docket == Docket::kScreening && p.fast_track == 0;
  const bool believed = screened && convinces_officer(p, day);
  if (believed && p.kind == PartyKind::kSingleAdult)
    return after(day, s_.mechanism->detention_days_protection, p, Purpose::kStay, ++p.visits);
  n_.freed_beds[static_cast<std::size_t>(day - s_.month_begin)].push_back(
      {custody_cell(where, from_interior(p)), p.persons});
  if (believed) return release_to_court(p, day);
  if (p.fast_track != 0 || screened) return be_removed(p, day);
  p.docket = Docket::kDetained;
  const Decision decision = meet(Gate::kCourt, where, p, p.visits, day);
  if (decision.outcome == Outcome::kClosed) {  // let go while the case goes on, on the docket of the released
    return release_to_court(p, day);
  }
  count(Series::kCourtReceipts, where, p, index_of(Docket::kDetained));
  count_completion(p, where, decision.outcome == Outcome::kRelief ? Outcome::kRelief : Outcome::kRemovalOrder);
  if (decision.outcome == Outcome::kRelief) return settle_at_destination(p, State::kRegularised, day);
  return be_removed(p, day);
}

int Life::be_removed(Party& p, int day) {
  const Id<Jurisdiction> where = held_at(p);
  const Decision decision = meet(Gate::kRemoval, where, p, p.visits, day);
  p.fast_track = 0;
  if (decision.outcome != Outcome::kRemoved) return settle_at_destination(p, State::kSettled, day);
  count(Series::kRemovals, where, p, (from_interior(p) ? 0U : 3U) + index_of(p.criminality));
  p.prior_removal = 1;
  return return_home(p, Consequence::kRemoved, day);
}

// --- Before the court ------------------------------------------------------------------------------------------------

int Life::release_to_court(Party& p, int day) { return let_in(p, s_.mechanism->filing_share, State::kSettled, day); }

/// Into the country: `share` are called before a court, the others live there in `state`.
int Life::let_in(Party& p, Share share, State state, int day) {
  const Draws filing = s_.luck->at(p.identity, Purpose::kFiling, ++p.visits);
  if (filing[0] >= share) return settle_at_destination(p, state, day);
  p.docket = Docket::kReleased;
  p.stage = Stage::kAwaitsCourt;
  enter(p, State::kAwaitingCourt, Id<Jurisdiction>{p.destination});
  return day + 1 + whole_days(s_.mechanism->filing_days * filing.exponential(1));
}

/// The case is filed, or opened again after it was closed: that is no new receipt.
int Life::come_before_court(Party& p, int day) {
  if (p.state == State::kAwaitingCourt) {
    count(Series::kCourtReceipts, Id<Jurisdiction>{p.destination}, p, index_of(Docket::kReleased));
  } else {
    enter(p, State::kAwaitingCourt, Id<Jurisdiction>{p.destination});
  }
  return file(p, Room::kCourtReleased, Id<Jurisdiction>{p.destination}, day);
}

int Life::be_heard(Party& p, int day) {
  const Id<Jurisdiction> where = s_.world->area_of(Id<Jurisdiction>{p.destination});
  const Decision decision = meet(Gate::kCourt, where, p, p.visits, day);
  count_completion(p, where, decision.outcome);
  if (decision.outcome == Outcome::kClosed) return leave_closed_case(p, day);
  return settle_at_destination(p, decision.outcome == Outcome::kRelief ? State::kRegularised : State::kSettled, day);
}

int Life::leave_closed_case(Party& p, int day) {
  const Draws later = s_.luck->at(p.identity, Purpose::kFiling, p.visits++);
  if (later[2] >= s_.mechanism->reopened_share) return settle_at_destination(p, State::kSettled, day);
  enter(p, State::kSettled, Id<Jurisdiction>{p.destination});
  p.stage = Stage::kAwaitsCourt;
  return day + 1 + whole_days(s_.mechanism->reopening_days * later.exponential(3));
}

void Life::count_completion(const Party& p, Id<Jurisdiction> where, Outcome outcome) {
  const std::size_t outcomes = outcomes_of(Gate::kCourt).size();
  count(Series::kCourtCompletions, where, p, index_of(p.docket) * outcomes + position_of(Gate::kCourt, outcome));
}

int Life::hear_abroad(Party& p, int day) {
  const Id<Jurisdiction> where = s_.world->area_of(target(p));
  const Decision decision = meet(Gate::kCourt, where, p, p.visits, day);
  count_completion(p, where, decision.outcome);
  if (decision.outcome == Outcome::kRelief) return settle_at_destination(p, State::kRegularised, day);
  return return_to_border(p, Consequence::kLostAbroad, day);
}

void Life::hearing(Party party, int day) {
  party.stage = Stage::kHeard;
  live(party, day + 1);
}

// --- In the country --------------------------------------------------------------------------------------------------

int Life::settle_at_destination(Party& p, State state, int day) {
  enter(p, state, Id<Jurisdiction>{p.destination});
  p.setting = Setting::kAtBorder;
  p.stage = Stage::kLives;
  return state == State::kRegularised ? kNever : next_contact(p, day);
}

int Life::next_contact(Party& p, int day) {
  const PerDay bound = contact_bound(p);
  if (bound == 0) return kNever;
  const double days = s_.luck->at(p.identity, Purpose::kNextContact, p.contacts).exponential(0) / bound;
  p.contacts++;
  return days > 1e6 ? kNever : day + 1 + static_cast<int>(days);
}

PerDay Life::contact_bound(const Party& p) const {
  return corridor::contact_bound(*s_.base, Id<Jurisdiction>{p.destination}, class_of(p), s_.mechanism->contact_bound);
}

namespace {

/// The link on which a rate in [0, bound) falls, when the rate of moving away is `pressure` times that of the chain;
/// null when nothing happens.
const Link* contact_at(std::span<const Link> chain, PerDay rate, double pressure) {
  PerDay before = 0, sum = 0;
  for (const Link& link : chain) {
    const PerDay width = link.amount - before;
    before = link.amount;
    sum += link.outcome == Outcome::kRelocated ? width * pressure : width;
    if (rate < sum) return &link;
  }
  return nullptr;
}

}  // namespace

/// Where people of the same origin live, but less often where arrests are frequent: the second choice is kept.
std::uint16_t Life::choose_new_home(const Party& p) const {
  const Weighted<Jurisdiction>& known = s_.world->destinations[p.nationality];
  const Draws move = s_.luck->at(p.identity, Purpose::kMove, p.contacts);
  const Id<Jurisdiction> first = choose(known, move[0]);
  if (move[1] * s_.risk->pressure_to_move(first) < 1) return first.value;
  return choose(known, move[2]).value;
}

int Life::live_settled(Party& p, int day) {
  const Id<Jurisdiction> home{p.destination};
  const std::span<const Link> chain = law_on(day).chain(Gate::kContact, home, class_of(p));
  const PerDay bound = contact_bound(p);
  const double total = chain.empty() ? 0 : chain.back().amount;
  if (total > bound) throw Defect("contact rate above its bound in " + s_.world->jurisdictions[home.index()].id);
  const Link* link = contact_at(chain, s_.luck->at(p.identity, purpose_of(Gate::kContact), p.contacts)[0] * bound,
                                s_.risk->pressure_to_move(home));
  if (link == nullptr) {
    pass(Gate::kContact, home, p);
    return next_contact(p, day);
  }
  charge(Gate::kContact, home, p, link->outcome, link->by);
  switch (link->outcome) {
    case Outcome::kLeftCountry:
      return_home(p, Consequence::kRepatriated, day);
      return kNever;
    case Outcome::kRegularised:
      enter(p, State::kRegularised, home);
      return kNever;
    case Outcome::kRelocated:
      p.destination = choose_new_home(p);
      enter(p, State::kSettled, Id<Jurisdiction>{p.destination});
      return next_contact(p, day);
    default:
      return be_booked(p, link->outcome, day);
  }
}

int Life::be_booked(Party& p, Outcome contact, int day) {
  const Id<Jurisdiction> home{p.destination};
  p.setting = static_cast<Setting>(index_of(contact) - index_of(Outcome::kBookedLocal));
  const Criminality before = p.criminality;
  if (p.setting != Setting::kAtLarge && before == Criminality::kNone) p.criminality = Criminality::kPending;
  const Decision decision = meet(Gate::kTransfer, home, p, p.contacts, day);
  if (decision.outcome != Outcome::kTransferred && decision.outcome != Outcome::kDelegated) {
    const bool convicted =
        before != Criminality::kConvicted && p.setting != Setting::kAtLarge &&
        s_.luck->at(p.identity, Purpose::kConviction, p.contacts)[0] < s_.mechanism->conviction_share;
    p.criminality = convicted ? Criminality::kConvicted : before;
    p.setting = Setting::kAtBorder;
    return next_contact(p, day);
  }
  const std::size_t method = decision.outcome == Outcome::kDelegated ? 4 : index_of(p.setting);
  count(Series::kInteriorArrests, home, p, method * 3 + index_of(p.criminality));
  const bool ordered =
      s_.luck->at(p.identity, Purpose::kConviction, p.contacts)[1] < s_.mechanism->standing_order_share;
  p.fast_track = ordered || p.prior_removal != 0 ? 1 : 0;
  p.docket = Docket::kDetained;
  p.stage = Stage::kNeedsBed;
  p.visits++;
  return day;
}

// --- Back ------------------------------------------------------------------------------------------------------------

int Life::return_to_border(Party& p, Consequence consequence, int day) {
  p.consequence = consequence;
  p.stage = Stage::kReturned;
  enter(p, State::kInTransit, here(p));
  return day + 1;
}

int Life::return_home(Party& p, Consequence consequence, int day) {
  p.consequence = consequence;
  p.stage = Stage::kReturned;
  p.setting = Setting::kAtBorder;
  p.place = origin_of(*s_.world, *s_.luck, p);
  enter(p, State::kAtHome, here(p));
  return day + 1;
}

int Life::decide_after_return(Party& p, int day) {
  const Id<Jurisdiction> root{0};
  const Decision decision = meet(Gate::kReturn, root, p, attempt(p) + p.visits, day);
  if (decision.outcome == Outcome::kWaited) {
    p.visits++;
    return after(day, s_.mechanism->wait_days, p, Purpose::kRetry, attempt(p) + p.visits);
  }
  if (decision.outcome != Outcome::kTriedAgain) {
    enter(p, State::kAtHome, s_.world->places[origin_of(*s_.world, *s_.luck, p)].jurisdiction);
    p.stage = Stage::kRests;
    return kNever;
  }
  p.stage = Stage::kTravels;
  if (p.state == State::kInTransit) return after(day, s_.mechanism->retry_days, p, Purpose::kRetry, attempt(p));
  const int departure = after(day, s_.mechanism->restart_days, p, Purpose::kRetry, attempt(p));
  p.journeys++;
  p.attempts = 0;
  p.hops = 0;
  return departure;
}

}  // namespace corridor
