// Shares out the runs of a replicate over threads, measures, and forgets them before the next.
#include "analysis/effects/play.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <set>

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
    for (Run& run : runs_) end_early(run);
  }

  std::size_t size() const { return runs_.size(); }
  const Scenario& operator[](std::size_t run) const { return *runs_[run].scenario; }
  const std::array<std::size_t, 2>& of(std::size_t effect) const { return of_[effect]; }

  /// What measures need of a run, and no more.
  PlayRequest request(std::size_t run, int replicate, int threads) const {
    PlayRequest request = request_of(*runs_[run].scenario, replicate);
    request.threads = threads;
    request.series = series_;
    request.gates = gates_;
    request.indicators = indicators_;
    return request;
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

  static bool alike(const Run& a, const Run& b) {
    if (a.scenario == b.scenario) return true;
    const Scenario &one = *a.scenario, &other = *b.scenario;
    return a.world == b.world && one.from == other.from && one.to == other.to && one.seed == other.seed &&
           one.scale == other.scale && compare_inputs(one, other).empty();
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

  /// What comes after the last month asked for changes nothing before it, and need not be played.
  static void end_early(Run& run) {
    auto shorter = std::make_shared<Scenario>(*run.scenario);
    shorter->to = std::min(shorter->to, first_day(run.last + Months{1}));
    run.scenario = std::move(shorter);
  }

  std::vector<Run> runs_;
  std::vector<std::array<std::size_t, 2>> of_;
  std::set<std::string> series_;
  bool gates_ = false, indicators_ = false;
};

/// One replicate of every run.
class ReplicateOfRuns {
 public:
  ReplicateOfRuns(const Runs& runs, int number, int of, int threads, const RunProgressCallback& on_progress)
      : runs_(runs), number_(number), of_(of), threads_(threads), on_progress_(on_progress), days_(runs.size(), 0) {}

  /// Tables by run; empty when stopped.
  std::vector<MeasureTables> play() {
    std::vector<MeasureTables> tables(runs_.size());
    Workers workers(threads_);
    const int each = std::max(1, static_cast<int>(workers.count() / std::max<std::size_t>(1, runs_.size())));
    workers.share_out(runs_.size(), 1, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t run = begin; run < end && !stopped_; ++run) {
        Played played = play_scenario(runs_[run], runs_.request(run, number_, each), [&] { return tell(run); });
        tables[run] = measure_tables(*runs_[run].world, std::move(played));
      }
    });
    return stopped_ ? std::vector<MeasureTables>{} : std::move(tables);
  }

 private:
  /// One more day of a run: told as a day of the whole replicate.
  bool tell(std::size_t run) {
    const std::lock_guard lock(mutex_);
    ++days_[run];
    if (!on_progress_ || stopped_) return !stopped_;
    double share = 0;
    for (std::size_t r = 0; r < runs_.size(); ++r)
      share +=
          std::min(1.0, static_cast<double>(days_[r]) / static_cast<double>((runs_[r].to - runs_[r].from).count()));
    share /= static_cast<double>(runs_.size());
    const Scenario& first = runs_[0];
    const Day today = first.from + Days{static_cast<int>(share * static_cast<double>((first.to - first.from).count()))};
    if (!on_progress_({number_, of_, {today, first.from, first.to, 0}, 0})) stopped_ = true;
    return !stopped_;
  }

  const Runs& runs_;
  int number_, of_, threads_;
  const RunProgressCallback& on_progress_;
  std::vector<long> days_;
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
  std::vector<std::vector<double>> values(effects.size());
  for (int r = 0; r < replicates; ++r) {
    const std::vector<MeasureTables> tables = ReplicateOfRuns(runs, r, replicates, threads, on_progress).play();
    played.complete = !tables.empty();
    if (!played.complete) break;
    ++played.replicates;
    for (std::size_t e = 0; e < effects.size(); ++e) {
      const std::array<const MeasureTables*, 2> pair{&tables[runs.of(e)[0]], &tables[runs.of(e)[1]]};
      values[e].push_back(effects[e].estimand->of(pair).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
  }
  if (played.replicates == 0) return played;
  for (std::size_t e = 0; e < effects.size(); ++e)
    played.results.push_back({&effects[e], estimate_replicates(values[e])});
  return played;
}

}  // namespace corridor
