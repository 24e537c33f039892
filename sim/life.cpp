// A party's life, chapter by chapter: on the way, before the border, in custody, before the court, in the country, and
// back.
#include "sim/life.hpp"

#include <algorithm>
#include <functional>

#include "sim/address.hpp"
#include "sim/details.hpp"
#include "sim/life_court.hpp"
#include "sim/life_custody.hpp"
#include "sim/life_journey.hpp"

namespace corridor {

/// The table of contents, by stage.
constexpr std::array<Life::Chapter, kStages> Life::kChapters{{
    {Stage::kLeaves, &Life::leave_home},
    {Stage::kTravels, &Life::travel},
    {Stage::kStoppedOnTheWay, &Life::be_stopped},
    {Stage::kTransitCustody, &Life::leave_transit_custody},
    {Stage::kApproaches, &Life::approach_border},
    {Stage::kAtPort, &Life::come_to_port},
    {Stage::kCrosses, &Life::cross},
    {Stage::kInBorderCustody, &Life::be_processed},
    {Stage::kNeedsBed, &Life::ask_for_bed},
    {Stage::kInDetention, &Life::leave_detention},
    {Stage::kInShelter, &Life::release_to_court},
    {Stage::kWaitsAbroad, &Life::hear_abroad},
    {Stage::kAwaitsCourt, &Life::come_before_court},
    {Stage::kHeard, &Life::be_heard},
    {Stage::kLives, &Life::live_settled},
    {Stage::kReturned, &Life::decide_after_return},
}};

void Life::live(Party& party, int day) {
  static_assert(std::ranges::adjacent_find(kChapters, std::greater_equal{}, &Chapter::stage) == kChapters.end(),
                "chapters stand in the order of stages");
  while (day < s_.month_end) {
    today_ = day;
    day = (this->*kChapters[index_of(party.stage)].verb)(party, day);
    n_.tally.events += 1;
    if (day == kNever) return;
  }
  n_.calendar->put(n_.lane, static_cast<std::size_t>(day), party);
}

int Life::leave_home(Party& p, int day) {
  const Decision decision = meet<Gate::kDeparture>(Id<Jurisdiction>{0}, p, day, response_to_risk(s_, p));
  if (decision.outcome == Outcome::kStayed || p.again == kMostAsked) return rest(p, State::kAtHome, here(p));
  if (decision.outcome == Outcome::kWaited) return after(day, s_.mechanism->wait_days, p, Gate::kDeparture);
  begin_journey(p);
  go_on(p, Stage::kTravels, State::kInTransit, here(p));
  return day;
}

int Life::travel(Party& p, int day) {
  const std::optional<Hop> hop = next_hop(s_, p);
  if (!hop) return return_home(p, Consequence::kTurnedBack, day);
  note_hop(p);
  if (hop->crosses_border) {
    if (p.attempts == 0) charge(Gate::kTransit, here(p), p, Outcome::kPassed, kBase);
    p.target = hop->to;
    p.stage = Stage::kApproaches;
    return day;
  }
  p.place = hop->to;
  enter(p, State::kInTransit, here(p));
  n_.tally.expose(here(p), p.persons);
  const std::span<const Link> dangers = chain<Gate::kTransit>(here(p), p, day);
  const Link* link = link_that_ends(dangers, hop->days, hop->stopped);
  if (link == nullptr) {
    pass(Gate::kTransit, here(p), p);
    return day + hop->whole_days;
  }
  note_stop(p, {link->outcome, link->by});
  p.stage = Stage::kStoppedOnTheWay;
  return day + days_until_stopped(*hop, dangers.back().amount);
}

/// Under the law of the day on which the step began.
int Life::be_stopped(Party& p, int day) {
  const auto [end, by] = take_stop(p);
  charge(Gate::kTransit, here(p), p, end, by);
  if (end == Outcome::kDied) return die(p, here(p));
  if (end == Outcome::kSettledOnTheWay) return rest(p, State::kInTransitCountry, here(p));
  return be_held_in_transit(p, day);
}

/// Stopped on the way, or taken back from the border before the destination met them.
int Life::be_held_in_transit(Party& p, int day) {
  go_on(p, Stage::kTransitCustody, State::kTransitCustody, here(p));
  return after(day, s_.mechanism->transit_custody_days, p, Gate::kTransit);
}

int Life::leave_transit_custody(Party& p, int day) {
  const Decision decision = meet<Gate::kTransitCustody>(here(p), p, day);
  if (decision.outcome == Outcome::kReturned) return return_home(p, Consequence::kTransitReturned, day);
  if (decision.outcome == Outcome::kAsylum) return rest(p, State::kInTransitCountry, here(p));
  go_on(p, Stage::kTravels, State::kInTransit, here(p));
  return day + 1;
}

int Life::approach_border(Party& p, int day) {
  if (p.attempts == kMostAttempts) return return_home(p, Consequence::kTurnedBack, day);
  begin_attempt(p);
  const Decision decision = meet<Gate::kApproach>(target(p), p, day, response_to_ports(s_, p));
  if (decision.outcome == Outcome::kWaited) return after(day, s_.mechanism->wait_days, p, Gate::kApproach);
  if (decision.outcome == Outcome::kGaveUp) return return_home(p, Consequence::kTurnedBack, day);
  const bool to_port = decision.outcome == Outcome::kToPort && s_.port_near(p) != kNoPort;
  p.stage = to_port ? Stage::kAtPort : Stage::kCrosses;
  return day + 1;
}

int Life::come_to_port(Party& p, int day) {
  const Id<Jurisdiction> port = s_.governs(s_.port_near(p));
  const Decision decision = meet<Gate::kPortOfEntry>(port, p, day);
  p.target = s_.port_near(p);
  if (decision.outcome == Outcome::kTurnedBack) return return_to_border(p, Consequence::kTurnedBack, day);
  if (decision.outcome == Outcome::kListed ||
      (decision.outcome == Outcome::kProcessed && waits_for_a_turn(p, port, day))) {
    enter(p, State::kPortList, here(p));
    return file(p, Gate::kPortOfEntry, Room::kPortSlots, port, day);
  }
  p.channel = Channel::kAtPort;
  go_on(p, Stage::kInBorderCustody, State::kBorderCustody, port);
  return decision.outcome == Outcome::kParoled ? accept_processing(p, Outcome::kParoled, decision.by, day) : day;
}

int Life::cross(Party& p, int day) {
  const Id<Jurisdiction> sector = target(p);
  const Draws draws = s_.luck->at(p.identity, purpose_of(Gate::kCrossing), visit_of(Gate::kCrossing, p));
  p.channel = Channel::kBetweenPorts;
  const Link* link = link_that_ends(chain<Gate::kCrossing>(sector, p, day), 1, draws[0]);
  const Outcome end = link == nullptr ? Outcome::kGotAway : link->outcome;
  charge(Gate::kCrossing, sector, p, end, link == nullptr ? kBase : link->by);
  if (end == Outcome::kGotAway) {
    count(Series::kGotAway, sector, p, details::sight(draws[1] < s_.mechanism->got_away_seen_share));
    return settle(p, State::kSettled, day);
  }
  if (end == Outcome::kDied) return die(p, sector);
  if (end == Outcome::kTurnedBack) return return_to_border(p, Consequence::kTurnedBack, day);
  if (end == Outcome::kIntercepted) return be_held_in_transit(p, day);
  go_on(p, Stage::kInBorderCustody, State::kBorderCustody, sector);
  return day;
}

int Life::be_processed(Party& p, int day) {
  const Decision decision = decide<Gate::kProcessing>(target(p), p, day, p.link);
  if (decision.room == Room::kNone) return accept_processing(p, decision.outcome, decision.by, day);
  p.link = decision.next;
  return file(p, Gate::kProcessing, decision.room, target(p), day, decision.luck);
}

int Life::accept_processing(Party& p, Outcome outcome, PolicyIndex by, int day) {
  p.link = 0;
  charge(Gate::kProcessing, target(p), p, outcome, by);
  p.setting = Setting::kAtBorder;
  switch (outcome) {
    case Outcome::kExpelled:
      return return_to_border(p, Consequence::kExpelled, day);
    case Outcome::kRemovedFast:
      p.prior_removal = 1;
      [[fallthrough]];
    case Outcome::kReturned:
      return s_.contiguous(p) ? return_to_border(p, Consequence::kRepatriated, day)
                              : return_home(p, Consequence::kRepatriated, day);
    case Outcome::kWaitAbroad:
      p.docket = Docket::kAbroad;
      go_on(p, Stage::kWaitsAbroad, State::kWaitingAbroad, here(p));
      return after(day, s_.mechanism->hearing_abroad_days, p, Gate::kProcessing);
    case Outcome::kToShelter:
      go_on(p, Stage::kInShelter, State::kShelter, target(p));
      return after(day, s_.mechanism->shelter_days, p, Gate::kProcessing);
    case Outcome::kSeparated:
      return be_separated(p, day);
    case Outcome::kProsecuted:
      return be_prosecuted(p, day);
    case Outcome::kToDetention:  // without a policy that says otherwise, everyone has a hearing
      p.stage = Stage::kNeedsBed;
      p.docket = by == kBase ? Docket::kDetained : Docket::kScreening;
      p.fast_track = by != kBase && takes_fast_track(s_, p) ? 1 : 0;
      return day;
    case Outcome::kParoled:  // leave to be in the country
      return let_in(p, s_.mechanism->parole_filing_share, State::kRegularised, day);
    default:
      return release_to_court(p, day);
  }
}

/// The children go to a shelter and live on from there; the parent is prosecuted.
int Life::be_separated(Party& p, int day) {
  if (!can_be_separated(p)) return be_prosecuted(p, day);
  Party children = separate_children(p);
  count(Series::kSeparations, target(p), children);
  n_.new_parties++;
  enter(children, State::kShelter, target(p));
  live(children, after(day, s_.mechanism->shelter_days, children, Gate::kProcessing));
  return be_prosecuted(p, day);
}

int Life::be_prosecuted(Party& p, int day) {
  p.stage = Stage::kNeedsBed;
  p.docket = Docket::kDetained;
  p.fast_track = takes_fast_track(s_, p) ? 1 : 0;
  return after(day, s_.mechanism->prosecution_days, p, Gate::kProcessing);
}

int Life::ask_for_bed(Party& p, int day) {
  const Id<Jurisdiction> area = custody_area(s_, p);
  const Decision decision = decide<Gate::kDetention>(area, p, day, p.link);
  if (decision.outcome != Outcome::kBed) return accept_detention(p, decision.outcome, decision.by, {}, day);
  p.link = decision.next;
  return file(p, Gate::kDetention, Room::kBeds, area, day,
              decision.luck);  // beds are always counted, even where nobody limits them
}

int Life::accept_detention(Party& p, Outcome outcome, PolicyIndex by, const Bed& bed, int day) {
  p.link = 0;
  charge(Gate::kDetention, custody_area(s_, p), p, outcome, by);
  if (outcome != Outcome::kBed) {
    p.fast_track = 0;
    return release_to_court(p, day);
  }
  count(Series::kBookIns, bed.area, p, details::custody(from_interior(p)));
  if (bed_turn(p) == BedTurn::kMayBeLetGo && !awaits_screening(p) && is_let_go(s_, p, kOnIntake, bed.fill))
    p.docket = Docket::kReleased;
  go_on(p, Stage::kInDetention, State::kDetained, bed.area);
  return after(day, mean_days_held(s_, p), p, Gate::kDetention);
}

int Life::leave_detention(Party& p, int day) {
  if (awaits_screening(p)) return be_screened(p, day);
  give_bed_back(p, day);
  if (is_let_go_early(p)) return release_to_court(p, day);
  return p.fast_track != 0 ? be_removed(p, day) : be_heard_in_detention(p, day);
}

/// The officer's decision on a stated fear. Who convinces goes on to the court: adults in the same bed, unless it is
/// needed, families outside.
int Life::be_screened(Party& p, int day) {
  const Decision decision = meet<Gate::kCourt>(held_at(p), p, day);
  const bool believed = decision.outcome != Outcome::kRemovalOrder;
  p.docket = Docket::kDetained;
  if (believed && p.kind == PartyKind::kSingleAdult) return ask_for_review(p, day);
  give_bed_back(p, day);
  return believed ? release_to_court(p, day) : be_removed(p, day);
}

int Life::be_heard_in_detention(Party& p, int day) {
  p.docket = Docket::kDetained;
  const Decision decision = meet<Gate::kCourt>(held_at(p), p, day);
  if (decision.outcome == Outcome::kClosed)  // let go while the case goes on, on the docket of the released
    return release_to_court(p, day);
  return decision.outcome == Outcome::kRelief ? let_stay(p, State::kRegularised, day) : be_removed(p, day);
}

int Life::be_removed(Party& p, int day) {
  const Decision decision = meet<Gate::kRemoval>(held_at(p), p, day);
  p.fast_track = 0;
  if (decision.outcome != Outcome::kRemoved) return let_stay(p, State::kSettled, day);
  p.prior_removal = 1;
  return return_home(p, Consequence::kRemoved, day);
}

/// The case is filed, or opened again after it was closed: that is no new receipt.
int Life::come_before_court(Party& p, int day) {
  if (p.state == State::kAwaitingCourt) count(Series::kCourtReceipts, home(p), p, details::docket(Docket::kReleased));
  enter(p, State::kAwaitingCourt, home(p));
  return file(p, Gate::kCourt, Room::kCourtReleased, home(p), day);
}

int Life::be_heard(Party& p, int day) {
  const Decision decision = meet<Gate::kCourt>(s_.world->area_of(home(p)), p, day);
  if (decision.outcome == Outcome::kClosed) return leave_closed_case(p, day);
  return settle(p, decision.outcome == Outcome::kRelief ? State::kRegularised : State::kSettled, day);
}

int Life::hear_abroad(Party& p, int day) {
  const Decision decision = meet<Gate::kCourt>(s_.world->area_of(target(p)), p, day);
  if (decision.outcome == Outcome::kParoled) return bring_case_in(p, day);
  if (decision.outcome == Outcome::kWaited && p.again < kMostAsked)
    return after(day, s_.mechanism->wait_days, p, Gate::kCourt);
  if (decision.outcome == Outcome::kRelief) return let_stay(p, State::kRegularised, day);
  return return_to_border(p, Consequence::kLostAbroad, day);
}

int Life::live_settled(Party& p, int day) {
  const Outcome contact = be_looked_at(p, day);
  if (contact == Outcome::kPassed) return next_contact(p, day);
  if (contact == Outcome::kRegularised) return rest(p, State::kRegularised, home(p));
  if (contact == Outcome::kRelocated) return relocate(p, day);
  if (contact != Outcome::kLeftCountry) return be_booked(p, contact, day);
  return_home(p, Consequence::kRepatriated, day);
  return kNever;
}

int Life::be_booked(Party& p, Outcome contact, int day) {
  p.setting = setting_of(contact);
  const Criminality before = p.criminality;
  if (p.setting != Setting::kAtLarge && before == Criminality::kNone) p.criminality = Criminality::kPending;
  const Decision decision = meet<Gate::kTransfer>(home(p), p, day);
  const Draws draws = s_.luck->at(p.identity, Purpose::kConviction, visit_of(Gate::kTransfer, p));
  if (decision.outcome != Outcome::kTransferred && decision.outcome != Outcome::kDelegated) {
    const bool charged = before != Criminality::kConvicted && p.setting != Setting::kAtLarge;
    p.criminality = charged && draws[0] < s_.mechanism->conviction_share ? Criminality::kConvicted : before;
    p.setting = Setting::kAtBorder;
    return next_contact(p, day);
  }
  p.fast_track = draws[1] < s_.mechanism->standing_order_share || p.prior_removal != 0 ? 1 : 0;
  p.docket = Docket::kDetained;
  p.stage = Stage::kNeedsBed;
  return day;
}

int Life::decide_after_return(Party& p, int day) {
  const bool at_border = p.state == State::kInTransit;
  if (p.again == kMostAsked) return stay_at_home(p);
  const Decision decision = meet<Gate::kReturn>(Id<Jurisdiction>{0}, p, day);
  if (decision.outcome == Outcome::kWaited) return after(day, s_.mechanism->wait_days, p, Gate::kReturn);
  const bool sets_out = decision.outcome == Outcome::kTriedAgain && (at_border || p.journeys < kMostJourneys);
  if (!sets_out) return stay_at_home(p);
  p.stage = Stage::kTravels;
  const double mean_days = at_border ? s_.mechanism->retry_days : s_.mechanism->restart_days;
  const int departure = after(day, mean_days, p, Gate::kReturn);
  if (!at_border) begin_journey(p);
  return departure;
}

}  // namespace corridor
