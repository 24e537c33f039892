// One replicate as seen from outside: what is asked for, and what is handed out month by month.
#pragma once

#include <functional>
#include <vector>

#include "sim/peers.hpp"
#include "sim/plan.hpp"
#include "sim/tally.hpp"
#include "sim/units.hpp"
#include "sim/witness.hpp"
#include "sim/world.hpp"

namespace corridor {

struct RunSettings {
  Day from, to;  ///< Period [from, to).
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t scale = 1;     ///< One simulated party for `scale` real ones; all counts are multiplied back.
  int threads = 0;             ///< 0: as many as there are cores.
  Witness* witness = nullptr;  ///< Someone who watches the lives of this run.
  StepCallback on_step = {};   ///< Someone who asks how long each step takes; without one nothing is measured.
  Peers* peers = nullptr;      ///< The other ranks that play this run; null: this process plays it alone.
};

/// What a month brought. `tally` holds the events of the month; `stocks` the persons in each state at its end.
struct MonthResult {
  Month month;
  Tally tally;
  std::vector<Tally::StateRow> stocks;
  std::vector<double> perceived_risk;  ///< By jurisdiction, as parties saw it in this month, in [0, 1].
  Month cohorts_from;                  ///< The month that `tally.cohorts()` counts from.
};

/// Totals of a run, for the manifest.
struct RunTotals {
  std::uint64_t parties = 0;  ///< Everyone who ever existed in the run, times scale.
  Persons persons = 0;
  Persons deaths = 0;
  std::uint64_t events = 0;
  std::uint64_t party_days = 0;  ///< Parties alive at the end of each month times its days.
};

struct Progress {
  Day today, from, to;
  std::uint64_t events = 0;
};

/// Called after each simulated day; return false to stop: the run ends after that day and what is finished is kept.
using ProgressCallback = std::function<bool(const Progress&)>;
/// Called when a month is complete.
using MonthCallback = std::function<void(const MonthResult&)>;

/// The first day lived: whole months before the one in which the period begins, at most `warm_up_months`, as far as the
/// world has departures.
Day first_day_lived(const World& world, Day from);

}  // namespace corridor
