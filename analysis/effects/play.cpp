// Shares out replicates over threads, measures the runs of each, and forgets them before the next.
#include "analysis/effects/play.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <set>

#include "analysis/compare/histories.hpp"
#include "analysis/compare/inputs.hpp"
#include "analysis/run/play.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "sim/parallel.hpp"

namespace corridor {
namespace {

/// Runs that differ, and which of them each effect is of.
class Runs {
 public:
  explicit Runs(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
      of_.push_back({number_of(effect.factual), number_of(effect.counterfactual)});
      for (const Measure::Term& term : effect.estimand->terms()) need(runs_[of_.back().at(term.run)], term);
    }
  }

  std::size_t size() const { return runs_.size(); }
  const Scenario& operator[](std::size_t run) const { return *runs_[run].scenario; }
  const std::array<std::size_t, 2>& of(std::size_t effect) const { return of_[effect]; }
  /// What comes from there on changes nothing before it, and need not be played.
  Day until(std::size_t run) const { return std::min(runs_[run].scenario->to, first_day(runs_[run].last + Months{1})); }

  /// What measures need of a run, and no more.
  PlayRequest request(std::size_t run, int replicate) const {
    PlayRequest request = request_of(*runs_[run].scenario, replicate);
    request.series = series_;
    request.gates = gates_;
    request.indicators = indicators_;
    return request;
  }

  /// Runs with the same people, days and luck, which can share a past.
  std::vector<std::vector<std::size_t>> by_grounds() const {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t run = 0; run < runs_.size(); ++run) {
      const auto known = std::ranges::find_if(
          groups, [&](const std::vector<std::size_t>& group) { return same_grounds(runs_[group[0]], runs_[run]); });
      if (known == groups.end()) {
        groups.push_back({run});
      } else {
        known->push_back(run);
      }
    }
    return groups;
  }

 private:
  struct Run {
    std::shared_ptr<const Scenario> scenario;
    std::string world;  ///< Its hash.
    Month last{};       ///< The last month that a term is of.
  };

  std::size_t number_of(const std::shared_ptr<const Scenario>& scenario) {
    const Run run{scenario, world_hash_of(*scenario), {}};
    const auto known = std::ranges::find_if(runs_, [&](const Run& one) { return alike(one, run); });
    if (known != runs_.end()) return static_cast<std::size_t>(known - runs_.begin());
    runs_.push_back(run);
    return runs_.size() - 1;
  }

  static bool same_grounds(const Run& a, const Run& b) {
    const Scenario &one = *a.scenario, &other = *b.scenario;
    return a.world == b.world && one.from == other.from && one.to == other.to && one.seed == other.seed &&
           one.scale == other.scale;
  }
  static bool alike(const Run& a, const Run& b) {
    return a.scenario == b.scenario || (same_grounds(a, b) && compare_inputs(*a.scenario, *b.scenario).empty());
  }

  void need(Run& run, const Measure::Term& term) {
    run.last = std::max(run.last, term.months.last);
    if (term.name.starts_with("gate:")) {
      gates_ = true;
    } else if (term.name.starts_with("indicator:")) {
      indicators_ = true;
    } else {
      series_.insert(term.name);
    }
  }

  std::vector<Run> runs_;
  std::vector<std::array<std::size_t, 2>> of_;
  std::set<std::string> series_;
  bool gates_ = false, indicators_ = false;
};

/// Plays replicates side by side, each of every run.
class ReplicatesOfRuns {
 public:
  ReplicatesOfRuns(const std::vector<Effect>& effects, const Runs& runs, int replicates,
                   const RunProgressCallback& on_progress)
      : effects_(effects),
        runs_(runs),
        on_progress_(on_progress),
        values_(static_cast<std::size_t>(replicates)),
        shares_(values_.size() * runs.size(), 0) {}

  /// The value of each effect, by replicate: those before the first that was not played to its end.
  std::vector<std::vector<double>> play(int threads) {
    Workers workers(threads);
    const int each = std::max(1, static_cast<int>(workers.count() / std::max<std::size_t>(1, values_.size())));
    std::atomic<std::size_t> next{0};  // in their order, whoever takes them, so that stopping leaves whole ones
    workers.share_out(values_.size(), 1, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end && !stopped_; ++i) play_one(next.fetch_add(1), each);
    });
    values_.erase(std::ranges::find_if(values_, &std::vector<double>::empty), values_.end());
    return std::move(values_);
  }

 private:
  void play_one(std::size_t replicate, int threads) {
    std::vector<MeasureTables> tables(runs_.size());
    for (const std::vector<std::size_t>& group : runs_.by_grounds()) {
      std::vector<const Scenario*> scenarios;
      std::vector<Day> until;
      std::vector<PlayRecord> records;
      for (const std::size_t run : group) {
        scenarios.push_back(&runs_[run]);
        until.push_back(runs_.until(run));
        records.emplace_back(runs_[run], runs_.request(run, static_cast<int>(replicate)));
      }
      const HistoryReader reader{
          [&](std::size_t s, const Progress& engine) { return tell(replicate, group[s], engine); },
          [&](std::size_t s, const MonthResult& month) { records[s].add(month); },
          [&](std::size_t s, const RunTotals&) {
            tables[group[s]] = measure_tables(*runs_[group[s]].world, records[s].take());
          }};
      const ReplicateSettings settings{static_cast<std::uint32_t>(replicate), threads};
      if (!play_histories(scenarios, until, settings, reader).complete) return;
    }
    for (std::size_t e = 0; e < effects_.size(); ++e) {
      const std::array<const MeasureTables*, 2> pair{&tables[runs_.of(e)[0]], &tables[runs_.of(e)[1]]};
      values_[replicate].push_back(effects_[e].estimand->of(pair).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
  }

  /// One more day of a run: told as a day of the replicate that the share of all days falls on.
  bool tell(std::size_t replicate, std::size_t run, const Progress& engine) {
    const std::lock_guard lock(mutex_);
    const auto days = [](auto duration) { return static_cast<double>(duration.count()); };
    shares_[replicate * runs_.size() + run] =
        days(engine.today - engine.from) / std::max(1.0, days(runs_.until(run) - engine.from));
    if (!on_progress_ || stopped_) return !stopped_;
    const double share = std::accumulate(shares_.begin(), shares_.end(), 0.0) / static_cast<double>(runs_.size());
    const int of = static_cast<int>(values_.size()), number = std::min(static_cast<int>(share), of - 1);
    const Scenario& first = runs_[0];
    const Day today = first.from + Days{static_cast<int>((share - number) * days(first.to - first.from))};
    if (!on_progress_({number, of, {today, first.from, first.to, 0}, 0})) stopped_ = true;
    return !stopped_;
  }

  const std::vector<Effect>& effects_;
  const Runs& runs_;
  const RunProgressCallback& on_progress_;
  std::vector<std::vector<double>> values_;  ///< By replicate, then effect; empty until the replicate is complete.
  std::vector<double> shares_;               ///< Of days, by replicate, then run.
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
};

}  // namespace

Standing standing_of(const Interval& published, const ReplicateEstimate& simulated) {
  if (!std::isfinite(simulated.mean)) return Standing::kUndefined;
  const Interval own = simulated.confidence.value_or(Interval{simulated.mean, simulated.mean});
  if (own.low >= published.low && own.high <= published.high) return Standing::kInside;
  return own.high < published.low || own.low > published.high ? Standing::kOutside : Standing::kOverlaps;
}

bool EffectResult::moves_nothing() const {
  const double nothing = effect->unit == EffectUnit::kRatio ? 1 : 0;
  const Interval own = simulated.confidence.value_or(Interval{simulated.mean, simulated.mean});
  return own.low == nothing && own.high == nothing;
}

EffectsPlayed play_effects(const std::vector<Effect>& effects, int replicates, int threads,
                           const RunProgressCallback& on_progress) {
  const Runs runs(effects);
  EffectsPlayed played;
  played.asked = replicates;
  played.runs = runs.size();
  const std::vector<std::vector<double>> values =
      ReplicatesOfRuns(effects, runs, replicates, on_progress).play(threads);
  played.replicates = static_cast<int>(values.size());
  played.complete = played.replicates == replicates;
  if (played.replicates == 0) return played;
  for (std::size_t e = 0; e < effects.size(); ++e) {
    std::vector<double> of_effect;
    for (const std::vector<double>& replicate : values) of_effect.push_back(replicate[e]);
    played.results.push_back({&effects[e], estimate_replicates(of_effect)});
  }
  return played;
}

}  // namespace corridor
