// A party's life as a story: one short verb for each chapter, in the order of life. A verb reads the world and the law
// of the day, writes only its own party, counts what happened, and says on which day the party is needed next.
#pragma once

#include <algorithm>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/law.hpp"
#include "sim/luck.hpp"
#include "sim/mechanism.hpp"
#include "sim/party.hpp"
#include "sim/risk.hpp"
#include "sim/rooms.hpp"
#include "sim/route_choice.hpp"
#include "sim/tally.hpp"
#include "sim/witness.hpp"

namespace corridor {

/// What all parties read and nobody writes while a day is lived.
struct Surroundings {
  const World* world;
  const Mechanism* mechanism;
  const Law* law;
  const RouteChoice* routes;
  const PerceivedRisk* risk;
  const Luck* luck;
  const GateTables* base;  ///< The tables without any policy: bounds of the contact rates.
  const std::vector<std::uint16_t>*
      nearest_port;                    ///< Place -> place index of the nearest port; 0xFFFF where there is none.
  int month_begin = 0, month_end = 0;  ///< Days of the month in hand, from the start of the period.
};

/// What one worker writes while a day is lived: its own lane of the calendar, its own counts, its own requests.
struct Notebook {
  Notebook(const World& world, Calendar& all_days, std::size_t worker)
      : tally(world), calendar(&all_days), lane(worker) {}
  Tally tally;
  Calendar* calendar;
  std::size_t lane;
  std::vector<std::vector<Request>> requests;  ///< By day of the month.
  struct FreedBeds {
    std::size_t area_and_custody;  ///< Area * 2, and 1 more for those arrested in the country.
    Persons persons;
  };
  std::vector<std::vector<FreedBeds>>
      freed_beds;  ///< By day of the month: a party may be lived ahead of the settlements.
  std::uint64_t new_parties = 0, ended_parties = 0;
  Persons deaths = 0;
  const Witness* witness = nullptr;  ///< Someone who watches, or nobody.
  std::uint32_t turn = 0;            ///< Which part of the day is played, for the order of events.
  std::vector<LifeEvent> seen;       ///< What there is to tell the witness of this month.
};

class Life {
 public:
  Life(const Surroundings& surroundings, Notebook& notebook) : s_(surroundings), n_(notebook) {}

  /// Lives from `day` until the party asks for scarce room, rests for good, or the month ends.
  void live(Party party, int day);

  /// A resident at the start of the period: waits for the next contact, or for a hearing that was pending.
  void begin_as_resident(Party party, bool awaits_court);

  /// Goes on living after a request was settled.
  /// `held_at` is the area of the bed, where one was granted.
  void after_request(Party party, const Request& request, bool granted, Id<Jurisdiction> held_at, int day);

  /// Called by the queues: the party's turn has come, or it has given up waiting.
  void turn_at_port(Party party, int day);
  void give_up_at_port(Party party, int day);
  void hearing(Party party, int day);

 private:
  static constexpr int kNever = 1 << 30;  ///< Handed over, or at rest.

  int next_chapter(Party& p, int day);
  int leave_home(Party& p, int day);
  int travel(Party& p, int day);
  int leave_transit_custody(Party& p, int day);
  int approach_border(Party& p, int day);
  int come_to_port(Party& p, int day);
  int cross(Party& p, int day);
  int be_processed(Party& p, int day);
  int accept_processing(Party& p, Outcome outcome, PolicyIndex by, int day);
  int ask_for_bed(Party& p, int day);
  int accept_detention(Party& p, Outcome outcome, PolicyIndex by, Id<Jurisdiction> held_at, int day);
  bool convinces_officer(Party& p, int day);
  int leave_detention(Party& p, int day);
  int leave_shelter(Party& p, int day);
  int hear_abroad(Party& p, int day);
  int let_in(Party& p, Share share, State state, int day);
  int come_before_court(Party& p, int day);
  int be_heard(Party& p, int day);
  int leave_closed_case(Party& p, int day);
  std::uint16_t choose_new_home(const Party& p) const;
  void count_completion(const Party& p, Id<Jurisdiction> where, Outcome outcome);
  int be_removed(Party& p, int day);
  int live_settled(Party& p, int day);
  int be_booked(Party& p, Outcome contact, int day);
  int decide_after_return(Party& p, int day);

  int settle_at_destination(Party& p, State state, int day);
  int release_to_court(Party& p, int day);
  int return_to_border(Party& p, Consequence consequence, int day);
  int return_home(Party& p, Consequence consequence, int day);
  int next_contact(Party& p, int day);
  PerDay contact_bound(const Party& p) const;
  int die(Party& p, Id<Jurisdiction> where);
  void separate(Party& p, int day);

  struct Decision {
    Outcome outcome;
    PolicyIndex by;
    Room room;
    std::uint8_t next;  ///< Link to go on with when there is no room.
  };
  Decision decide(Gate gate, Id<Jurisdiction> where, const Party& p, std::uint32_t visit, int day,
                  std::size_t first_link = 0, double response = 1) const;
  /// Decides at a gate without scarce room, and charges the outcome.
  Decision meet(Gate gate, Id<Jurisdiction> where, const Party& p, std::uint32_t visit, int day, double response = 1);
  void charge(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome, PolicyIndex by) {
    n_.tally.charge(gate, where, outcome, by, p.persons);
    if (n_.witness != nullptr) tell(gate, where, p, outcome, by);
  }
  /// At a rate gate where nothing happened: nothing to count, but something to tell.
  void pass(Gate gate, Id<Jurisdiction> where, const Party& p) {
    if (n_.witness != nullptr) tell(gate, where, p, Outcome::kPassed, kBase);
  }
  void tell(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome, PolicyIndex by);
  void tell(LifeEvent::Kind kind, const Party& p);
  void enter(Party& p, State state, Id<Jurisdiction> where);
  void count(Series series, Id<Jurisdiction> where, const Party& p, std::size_t detail = 0) {
    n_.tally.count(series, where, p.nationality, p.kind, detail, p.persons);
  }
  int file(Party& p, Room room, Id<Jurisdiction> where, int day);
  int after(int day, double mean_days, const Party& p, Purpose purpose, std::uint32_t visit) const;

  const GateTables& law_on(int day) const { return s_.law->on(day); }
  Id<Jurisdiction> here(const Party& p) const { return s_.world->places[p.place].jurisdiction; }
  Id<Jurisdiction> target(const Party& p) const { return s_.world->places[p.target].jurisdiction; }
  Id<Jurisdiction> area(const Party& p) const;  ///< Whose officers took custody.
  static Id<Jurisdiction> held_at(const Party& p) { return Id<Jurisdiction>{p.jurisdiction}; }
  static std::uint32_t attempt(const Party& p) { return static_cast<std::uint32_t>(p.journeys << 8 | p.attempts); }

  const Surroundings& s_;
  Notebook& n_;
  int today_ = 0;  ///< The day of the chapter in hand.
};

/// Whole days of a wait, ten years at most.
inline int whole_days(double days) { return static_cast<int>(std::min(3650.0, days)); }
/// Where a party of this identity comes from: the same place whenever it is asked.
std::uint16_t origin_of(const World& world, const Luck& luck, const Party& party);
/// A choice by weight with u in (0, 1).
template <class Thing>
Id<Thing> choose(const Weighted<Thing>& weighted, double u) {
  double sum = 0;
  for (std::size_t i = 0; i < weighted.choices.size(); ++i) {
    sum += weighted.weights[i];
    if (u < sum) return weighted.choices[i];
  }
  return weighted.choices.back();
}

}  // namespace corridor
