// What one worker writes while a day is lived: its own lane of the calendar, its own counts, its own requests. The
// engine reads them when all workers have come to rest.
#pragma once

#include <vector>

#include "sim/calendar.hpp"
#include "sim/custody.hpp"
#include "sim/rooms.hpp"
#include "sim/tally.hpp"
#include "sim/witness.hpp"

namespace corridor {

struct Notebook {
  Notebook(const World& world, Calendar& all_days, std::size_t worker)
      : tally(world), calendar(&all_days), lane(worker) {}
  Tally tally;
  Calendar* calendar;
  std::size_t lane;
  std::vector<std::vector<Request>> requests;  ///< By day of the month.
  std::vector<std::vector<Held>> freed_beds;   ///< By day of the month: a party may live ahead of the settlements.
  std::uint64_t new_parties = 0, ended_parties = 0;
  Persons deaths = 0;
  const Witness* witness = nullptr;  ///< Someone who watches, or nobody.
  std::uint32_t turn = 0;            ///< Which part of the day is played, for the order of events.
  std::vector<LifeEvent> seen;       ///< What there is to tell the witness of this month.
};

}  // namespace corridor
