// Plays one replicate of a scenario and keeps in memory what a run would write: ground for searches and sweeps, which
// play many and keep little.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/indicators/indicators.hpp"
#include "analysis/record/measure.hpp"
#include "analysis/scenario/scenario.hpp"
#include "analysis/tables/read.hpp"
#include "sim/engine.hpp"

namespace corridor {

struct PlayRequest {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t scale = 1;       ///< One simulated party for `scale` real ones.
  int threads = 1;               ///< 0: as many as there are cores.
  std::set<std::string> series;  ///< Names as in observables.csv; empty: all.
  bool indicators = true;        ///< False: none are computed.
  bool gates = false;            ///< True: what gates decided is kept too.
};

struct Played {
  Observables observables;                     ///< The same cells as in observables.csv of a run with one replicate.
  std::vector<IndicatorRow> indicators;        ///< As in indicators.csv, not rounded.
  std::vector<MeasureTables::GateCell> gates;  ///< As in gates.csv; empty unless asked for.
  RunTotals totals;
  bool complete = true;  ///< False when stopped early; the months played are kept.
};

/// The request that a scenario makes of itself, for one of its replicates.
PlayRequest request_of(const Scenario& scenario, int replicate);

/// Keeps what a run would write as its months are handed out.
class PlayRecord {
 public:
  /// `scenario` must outlive this object.
  PlayRecord(const Scenario& scenario, const PlayRequest& request);
  PlayRecord(PlayRecord&&) noexcept;
  ~PlayRecord();

  void add(const MonthResult& month);
  /// What was kept; the record is then empty. Totals are for the caller to add.
  Played take();

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

/// Plays one replicate. `go_on` is asked after each simulated day; false stops. Writes nothing; several may play at
/// once, also of one scenario.
Played play_scenario(const Scenario& scenario, const PlayRequest& request, const std::function<bool()>& go_on = {});

/// What was played, as measures read it.
MeasureTables measure_tables(const World& world, Played&& played);

}  // namespace corridor
