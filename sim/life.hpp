// A party's life as a story: one short verb for each chapter, in the order of life. A verb reads the world and the law
// of the day, writes only its own party, counts what happened, and says on which day the party is needed next.
#pragma once

#include "sim/life_steps.hpp"

namespace corridor {

class Life : private LifeSteps {
 public:
  Life(const Surroundings& surroundings, Notebook& notebook) : LifeSteps(surroundings, notebook) {}

  /// Lives from `day` until the party asks for scarce room, rests for good, or the month ends. In place: a copy of what
  /// was just written would wait for it.
  void live(Party& party, int day);

  /// A resident at the start of the period: waits for the next contact, or for a hearing that was pending.
  void begin_as_resident(Party& party, bool awaits_court);

  /// Goes on living after a request was settled.
  /// `bed` is the one that was found; where none was, only the area in which it was asked for.
  void after_request(Party party, const Request& request, bool granted, const Bed& bed, int day);

  /// Goes on living after custody was reviewed, while beds are as full as `fill`: in the same bed, or let go.
  void after_review(Party party, double fill, int day);

  /// Called by the queues: the party's turn has come, or it has given up waiting.
  void turn_at_port(Party party, int day);
  void give_up_at_port(Party party, int day);
  void hearing(Party party, int day);

 private:
  struct Chapter {
    Stage stage;
    int (Life::*verb)(Party& p, int day);
  };
  static const std::array<Chapter, kStages> kChapters;

  // On the way.
  int leave_home(Party& p, int day);
  int travel(Party& p, int day);
  int be_stopped(Party& p, int day);
  int be_held_in_transit(Party& p, int day);
  int leave_transit_custody(Party& p, int day);
  // Before the border.
  int approach_border(Party& p, int day);
  int come_to_port(Party& p, int day);
  int cross(Party& p, int day);
  // In border custody.
  int be_processed(Party& p, int day);
  int accept_processing(Party& p, Outcome outcome, PolicyIndex by, int day);
  int be_separated(Party& p, int day);
  int be_prosecuted(Party& p, int day);
  // In detention.
  int ask_for_bed(Party& p, int day);
  int accept_detention(Party& p, Outcome outcome, PolicyIndex by, const Bed& bed, int day);
  int leave_detention(Party& p, int day);
  int be_screened(Party& p, int day);
  int be_heard_in_detention(Party& p, int day);
  int be_removed(Party& p, int day);
  // Before the court.
  int come_before_court(Party& p, int day);
  int be_heard(Party& p, int day);
  int hear_abroad(Party& p, int day);
  // In the country.
  int live_settled(Party& p, int day);
  int be_booked(Party& p, Outcome contact, int day);
  // Back.
  int decide_after_return(Party& p, int day);
};

}  // namespace corridor
