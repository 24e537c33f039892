// The steps that every chapter of a life is made of: meet a gate, enter a state, ask for room, let days go by; and the
// ways on that many chapters end in.
#pragma once

#include "sim/address.hpp"
#include "sim/custody.hpp"
#include "sim/decision.hpp"
#include "sim/notebook.hpp"
#include "sim/surroundings.hpp"

namespace corridor {

/// What a gate decided.
struct Decision {
  Outcome outcome;
  PolicyIndex by;
  Room room;
  std::uint8_t next;   ///< Link to go on with when there is no room.
  std::uint32_t luck;  ///< The address of the link's draws.
};

class LifeSteps {
 protected:
  LifeSteps(const Surroundings& surroundings, Notebook& notebook) : s_(surroundings), n_(notebook) {}

  /// The day of a party that is handed over, or at rest: it is not needed again, or others say when.
  static constexpr int kNever = 1 << 30;

  // Gates.
  template <Gate gate>
  Decision decide(Id<Jurisdiction> where, const Party& p, int day, std::size_t first_link = 0,
                  double response = 1) const {
    return decide(gate, chain<gate>(where, p, day), p, first_link, response);
  }
  /// Decides at a gate without scarce room, charges the outcome, and notes that the party was asked.
  template <Gate gate>
  Decision meet(Id<Jurisdiction> where, Party& p, int day, double response = 1) {
    const Decision decision = decide<gate>(where, p, day, 0, response);
    charge(gate, where, p, decision.outcome, decision.by);
    if constexpr (can_ask_again(gate)) note_asked(p);
    return decision;
  }
  template <Gate gate>
  std::span<const Link> chain(Id<Jurisdiction> where, const Party& p, int day) const {
    return s_.law_on(day).chain<gate>(where, class_of(p));
  }
  /// At a rate gate where nothing happened: nothing to count, but something to tell.
  void pass(Gate gate, Id<Jurisdiction> where, const Party& p) {
    if (n_.witness != nullptr) tell(gate, where, p, Outcome::kPassed, kBase);
  }
  /// What a look at a settled party brings, charged; kPassed where nothing happens.
  Outcome be_looked_at(const Party& p, int day);
  void charge(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome, PolicyIndex by) {
    n_.tally.charge(gate, where, outcome, by, p.persons);
    publish(gate, where, p, outcome);
    if (n_.witness != nullptr) tell(gate, where, p, outcome, by);
  }

  // States, counts, requests, days.
  void enter(Party& p, State state, Id<Jurisdiction> where);
  /// Enters a state and says which chapter comes next.
  void go_on(Party& p, Stage next, State state, Id<Jurisdiction> where) {
    p.stage = next;
    enter(p, state, where);
  }
  void count(Series series, Id<Jurisdiction> where, const Party& p, std::size_t detail = 0) {
    n_.tally.count(series, where, p.nationality, p.kind, detail, p.persons);
  }
  /// Asks for a place in a room; the settlement of the day tells when life goes on.
  /// `luck` tells apart what is asked for at one visit of the gate.
  int file(const Party& p, Gate gate, Room room, Id<Jurisdiction> where, int day, std::uint32_t luck = 0);
  /// Asks for a decision on custody, which depends on how full beds are; nobody takes another's place, so no lottery.
  int ask_for_review(const Party& p, int day);
  void give_bed_back(const Party& p, int day);
  /// The day on which that ends which a gate decided on a day.
  int after(int day, double mean_days, const Party& p, Gate decided) const;

  // Ways on.
  int rest(Party& p, State state, Id<Jurisdiction> where);  ///< Nothing more happens to the party.
  int stay_at_home(Party& p);                               ///< In the place of origin.
  int die(Party& p, Id<Jurisdiction> where);
  int return_to_border(Party& p, Consequence consequence, int day);
  int return_home(Party& p, Consequence consequence, int day);
  int settle(Party& p, State state, int day);  ///< At the destination.
  /// Into the country: `share` are called before a court, the others live there in `state`.
  int let_in(Party& p, Share share, State state, int day);
  /// True for those who ask for protection where a port has so many turns a day. Children alone are taken at once.
  bool waits_for_a_turn(const Party& p, Id<Jurisdiction> port, int day) const;
  int let_stay(Party& p, State state, int day);  ///< For good, after custody or a hearing abroad.
  void note_let_in(const Party& p);  ///< Counts those who were met at the border and may now stay for a time.
  int release_to_court(Party& p, int day);
  int leave_closed_case(Party& p, int day);
  int bring_case_in(Party& p, int day);  ///< From the docket abroad to that of the released: no new receipt.
  int relocate(Party& p, int day);       ///< Within the country.
  int next_contact(Party& p, int day);

  Id<Jurisdiction> here(const Party& p) const { return s_.here(p); }
  Id<Jurisdiction> target(const Party& p) const { return s_.target(p); }
  static Id<Jurisdiction> home(const Party& p) { return Id<Jurisdiction>{p.destination}; }

  const Surroundings& s_;
  Notebook& n_;
  int today_ = 0;  ///< The day of the chapter in hand.

 private:
  Decision decide(Gate gate, std::span<const Link> chain, const Party& p, std::size_t first_link,
                  double response) const;
  /// Counts what the published series say of a decision.
  void publish(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome);
  void publish_processing(Id<Jurisdiction> where, const Party& p, Outcome outcome);
  void publish_hearing(Id<Jurisdiction> where, const Party& p, Outcome outcome);
  void tell(Gate gate, Id<Jurisdiction> where, const Party& p, Outcome outcome, PolicyIndex by);
  void tell(LifeEvent::Kind kind, const Party& p);
};

}  // namespace corridor
