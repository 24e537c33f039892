// Histories of one replicate, one after another.
#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "analysis/compare/common_past.hpp"
#include "analysis/compare/replicate_play.hpp"
#include "analysis/run/together.hpp"

namespace corridor {
namespace {

class HistoriesApart {
 public:
  HistoriesApart(const std::vector<const Scenario*>& scenarios, const ReplicateSettings& settings,
                 const OnScenarioDay& on_day)
      : scenarios_(scenarios), settings_(settings), on_day_(on_day), cells_(scenarios.size()) {
    for (const Scenario* scenario : scenarios) {
      counters_.emplace_back(*scenario);
      alternatives_.emplace_back(*scenarios.front(), *scenario);
    }
  }

  PlayedReplicate play() {
    Replicate base(*scenarios_[0]->world, scenarios_[0]->policies.policies, settings_of(*scenarios_[0], settings_));
    std::vector<std::size_t> together(scenarios_.size());
    std::iota(together.begin(), together.end(), std::size_t{0});
    for (bool begun = false;; begun = true) {
      if (!play_those_who_part(base, together, begun)) return {};
      if (!play_month(base, together)) break;
    }
    if (!end(base, together)) return {};
    return {true, std::move(cells_), {}};
  }

 private:
  /// Plays those whose next month is another than the base's to their end, and takes them out of `together`. False when
  /// stopped.
  bool play_those_who_part(Replicate& base, std::vector<std::size_t>& together, bool begun) {
    const auto parted = std::stable_partition(together.begin(), together.end(), [&](std::size_t s) {
      return s == 0 || alternatives_[s].shares_next_month(base);
    });
    const std::vector<std::size_t> apart(parted, together.end());
    together.erase(parted, together.end());
    if (apart.empty()) return true;
    std::optional<SavedState> past;
    if (begun) past.emplace(base);
    return std::ranges::all_of(apart, [&](std::size_t s) {
      const std::unique_ptr<Replicate> own = alternatives_[s].begin(settings_of(*scenarios_[s], settings_), past);
      while (play_month(*own, {s})) continue;
      return end(*own, {s});
    });
  }

  /// A month of one history, which is that of several scenarios. False at the end of the period, and when stopped.
  bool play_month(Replicate& history, const std::vector<std::size_t>& whose) {
    const auto on_month = [&](const MonthResult& month) {
      for (const std::size_t s : whose) {
        counters_[s].add_month(month);
        if (alternatives_[s].shares()) alternatives_[s].hear(month);
      }
    };
    const auto on_day = [&](const Progress& engine) {
      for (const std::size_t s : whose) {
        if (!on_day_(s, engine) && engine.today < engine.to) stopped_ = true;
      }
      return !stopped_;
    };
    return history.play_month(on_month, on_day);
  }

  /// False, on every rank, when somebody has stopped it.
  bool end(const Replicate& history, const std::vector<std::size_t>& whose) {
    if (!everyone_goes_on(settings_.peers, !stopped_)) return false;
    for (const std::size_t s : whose) cells_[s] = counters_[s].finish(history.totals());
    return true;
  }

  const std::vector<const Scenario*>& scenarios_;
  const ReplicateSettings& settings_;
  const OnScenarioDay& on_day_;
  std::vector<CellCounter> counters_;
  std::vector<Alternative> alternatives_;  ///< By scenario; the first shares everything with itself.
  std::vector<ReplicateCells> cells_;
  bool stopped_ = false;
};

}  // namespace

PlayedReplicate play_apart(const std::vector<const Scenario*>& scenarios, const ReplicateSettings& settings,
                           const OnScenarioDay& on_day) {
  return HistoriesApart(scenarios, settings, on_day).play();
}

}  // namespace corridor
