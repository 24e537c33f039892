// How life goes on when others have said that it does: the first day of residents, requests that were settled, and
// lines that moved.
#include "sim/life.hpp"
#include "sim/life_custody.hpp"
#include "sim/life_journey.hpp"

namespace corridor {

void Life::begin_as_resident(Party& party, bool awaits_court) {
  const int day =
      awaits_court ? file(party, Gate::kCourt, Room::kCourtReleased, home(party), 0) : next_contact(party, 0);
  if (day != kNever) n_.calendar->put(n_.lane, static_cast<std::size_t>(day), party);
}

void Life::after_request(Party party, const Request& request, bool granted, const Bed& bed, int day) {
  const bool processing = party.stage == Stage::kInBorderCustody;
  today_ = day;
  if (granted) {
    const Gate gate = processing ? Gate::kProcessing : Gate::kDetention;
    const Link& link =
        s_.law_on(day).chain(gate, Id<Jurisdiction>{request.where}, class_of(party))[party.link - std::size_t{1}];
    day = processing ? accept_processing(party, link.outcome, link.by, day)
                     : accept_detention(party, link.outcome, link.by, bed, day);
    if (day == kNever) return;
  }
  live(party, day);
}

void Life::after_review(Party party, double fill, int day) {
  today_ = day;
  if (!is_let_go(s_, party, kOnReview, fill))
    return live(party, after(day, s_.mechanism->detention_days_protection, party, Gate::kCourt));
  party.docket = Docket::kReleased;
  live(party, day + 1);
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
  count(Series::kTurnedBack, target(party), party);
  enter(party, State::kInTransit, here(party));
  if (const std::optional<std::uint16_t> crossing = crossing_beside_port(s_, party)) {
    note_hop(party);
    party.target = *crossing;
    party.stage = Stage::kCrosses;
    live(party, day + 1);
  } else {
    live(party, return_home(party, Consequence::kTurnedBack, day));
  }
}

void Life::hearing(Party party, int day) {
  party.stage = Stage::kHeard;
  live(party, day + 1);
}

}  // namespace corridor
