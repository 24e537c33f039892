// Plays the runs that effects name, pair by pair on common random numbers, and measures each effect in every replicate.
#pragma once

#include <array>
#include <vector>

#include "analysis/base/replicates.hpp"
#include "analysis/effects/effect.hpp"
#include "analysis/run/run.hpp"

namespace corridor {

/// Where what was simulated lies against what was published.
enum class Standing {
  kInside,     ///< All of the simulated interval lies within the published one.
  kOverlaps,   ///< Part of it.
  kOutside,    ///< None of it.
  kUndefined,  ///< The estimand has no value in some replicate, as where it divides by nobody.
};
inline constexpr std::array<const char*, 4> kStandingNames{"inside", "overlaps", "outside", "undefined"};

/// Without an interval (one replicate) the value alone is judged.
Standing standing_of(const Interval& published, const ReplicateEstimate& simulated);

struct EffectResult {
  const Effect* effect = nullptr;
  ReplicateEstimate simulated;
  Standing standing() const { return standing_of(effect->published, simulated); }
  /// Leaving the policy out changes the estimand in no replicate: no effect is met then whatever the model does.
  bool moves_nothing() const;
};

struct EffectsPlayed {
  std::vector<EffectResult> results;
  int asked = 0, replicates = 0;  ///< Replicates of each run: asked for, and complete.
  std::size_t runs = 0;           ///< Distinct runs: each was played once a replicate, whatever uses it, and the past
                                  ///< that several share only once.
  bool complete = true;           ///< False when stopped early; whole replicates are kept.
};

/// `effects` must outlive the result. `threads` 0: as many as there are cores; results do not depend on it. Memory,
/// for each thread: what play_histories needs, and what measures need of one replicate of every run.
EffectsPlayed play_effects(const std::vector<Effect>& effects, int replicates, int threads,
                           const RunProgressCallback& on_progress = {});

}  // namespace corridor
