// What may be asked of a run beside its scenario.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "analysis/run/profile.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/run.hpp"

namespace corridor {

struct ResumePoint;

/// What the command line may say beside the scenario. An empty value leaves the scenario's own.
struct RunOptions {
  std::string output_directory;
  int threads = 0;  ///< 0: as many as there are cores.
  std::optional<std::uint64_t> seed;
  std::optional<int> replicates;
  std::optional<std::uint32_t> scale;
  std::string
      observed_directory;    ///< Empty: `observed` beside the folder that holds the world's folder, where there is one.
  bool force = false;        ///< Write into a folder that already holds results.
  int checkpoint_every = 0;  ///< Simulated days from one checkpoint to the next; 0: one only where it is asked to stop.
  std::shared_ptr<const ResumePoint> resume = {};  ///< Where to go on, with the scenario that is named there.
  Peers* peers = nullptr;      ///< The other ranks that play this run; null: this process plays it alone.
  Profile* profile = nullptr;  ///< Someone who asks where the time goes: it is also told in the manifest.
};

/// What the engine is asked for one replicate, from 0, of a run of so large a seed and scale.
RunSettings settings_of(const Scenario& scenario, const RunOptions& options, std::uint64_t seed, std::uint32_t scale,
                        int replicate);

}  // namespace corridor
