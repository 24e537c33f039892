// Where the time of a run goes, phase by phase: reading, each step of the plan, writing.
#pragma once

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sim/plan.hpp"

namespace corridor {

/// Wall time by phase. Steps of the plan are phases under their names; what else a run does is added by name.
class Profile {
 public:
  struct Phase {
    std::string name;
    std::uint64_t calls = 0;
    std::chrono::nanoseconds wall{0};
  };

  /// For RunSettings::on_step: this must outlive the run.
  StepCallback on_step();
  void add(std::string_view name, std::chrono::nanoseconds took);
  /// Does `work` as one call of a phase.
  template <class Work>
  decltype(auto) time(std::string_view name, const Work& work) {
    const Clock clock{this, name};
    return work();
  }

  /// The same, without what was added meanwhile.
  template <class Work>
  void time_rest(std::string_view name, const Work& work) {
    const auto began = std::chrono::steady_clock::now();
    const std::chrono::nanoseconds before = whole();
    work();
    add(name, std::chrono::steady_clock::now() - began - (whole() - before));
  }

  const std::vector<Phase>& phases() const { return phases_; }  ///< In the order in which they first came.
  Phase of(std::string_view name) const;                        ///< The phase of this name; without calls where none.
  double share(const Phase& phase) const;                       ///< Of the whole; 0 where nothing took any time.
  std::chrono::nanoseconds whole() const;                       ///< All phases together.

 private:
  /// Adds when it goes out of scope.
  struct Clock {
    Profile* profile;
    std::string_view name;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    ~Clock() { profile->add(name, std::chrono::steady_clock::now() - began); }
  };
  std::vector<Phase> phases_;
};

/// [{name, calls, wall_s, share}], for manifests and screens that programs read.
nlohmann::ordered_json as_json(const Profile& profile);
/// A table of phases, the longest first: share of the whole, seconds, nanoseconds for each of `events`.
std::string as_text(const Profile& profile, std::uint64_t events);

}  // namespace corridor
