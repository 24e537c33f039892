// Plays the histories of several scenarios one after another, and the past that they share only once.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/compare/common_past.hpp"
#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// Told of each day of each scenario; false stops.
using OnScenarioDay = std::function<bool(std::size_t scenario, const Progress& engine)>;

/// Who is told what happens in each scenario, months in their order. Of several scenarios perhaps at once, from threads
/// of their own.
struct HistoryReader {
  OnScenarioDay on_day;
  std::function<void(std::size_t scenario, const MonthResult&)> on_month;
  std::function<void(std::size_t scenario, const RunTotals&)> on_end;  ///< Not for a scenario that was stopped.
};

/// How long a scenario was played as part of another's history.
struct SharedPast {
  std::size_t with = 0;  ///< The scenario whose history it was.
  Day until{};           ///< The first day of a history of its own; where it never had one, the end of its period.
};

struct HistoriesPlayed {
  bool complete = false;         ///< False when stopped.
  std::vector<SharedPast> past;  ///< By scenario; of the first, nothing.
  std::uint64_t events = 0;      ///< That were played: those of a shared past once.
};

/// One replicate. Scenarios go on in one history until the law of one differs from that of the others. Whoever parts is
/// played to the end in another thread while the others go on, or before they do where there is none. `until`, by
/// scenario: the first day of no interest, the first of a month or the end of its period. Memory: an engine for each
/// history that has begun and not ended, at most one for each scenario, and while one begins a copy of its state at
/// most.
HistoriesPlayed play_histories(const std::vector<const Scenario*>& scenarios, const std::vector<Day>& until,
                               const ReplicateSettings& settings, const HistoryReader& reader);

}  // namespace corridor
