// The engine plays one replicate: the calendar owns the parties, a day is three sentences, months are handed out as
// they end. Its steps are a list (sim/plan.hpp) that is played and printed.
#pragma once

#include <memory>

#include "sim/policy.hpp"
#include "sim/run.hpp"
#include "sim/state_bytes.hpp"
#include "sim/world.hpp"

namespace corridor {

/// Plays the period, after a warm-up of whole months for which the world has departures (parameter `warm_up_months`).
/// Returns totals; months arrive through `on_month`. The same arguments give the same months on any number of threads.
RunTotals run_replicate(const World& world, const PolicySet& policies, const RunSettings& settings,
                        const MonthCallback& on_month, const ProgressCallback& on_progress = {});

/// The same month by month, so that several histories can be played and watched side by side. World and witness must
/// outlive it.
class Replicate {
 public:
  Replicate(const World& world, const PolicySet& policies, const RunSettings& settings);
  ~Replicate();
  Replicate(Replicate&&) noexcept;

  /// Plays the next month, a warm-up month first. False when the period is over or `on_progress` said stop.
  bool play_month(const MonthCallback& on_month, const ProgressCallback& on_progress = {});
  const RunTotals& totals() const;

  bool begun() const;  ///< False before its first day.
  Day today() const;   ///< The first day that has not been lived.
  /// Everything that is to come follows from what is written here, with the same world, policies and settings, on any
  /// number of threads. Between two days, of a run that is watched between two months: after `play_month` has returned.
  void save(const ByteSink& sink);
  /// Goes on from there. Only before the first month is played. `become`: what policies have become, in place of what
  /// those that were saved remember.
  void load(const ByteSource& source, const OtherPolicies& become = {});

  /// Whether each day of the month to come has the same law with `one` in place of policies of this run as with
  /// `other`: if so, that month is the same under both. True when the period is over.
  bool same_law_under(const OtherPolicies& one, const OtherPolicies& other = {});

 private:
  struct Played;
  std::unique_ptr<Played> played_;
};

}  // namespace corridor
