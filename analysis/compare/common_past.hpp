// The past that scenarios have in common: until their laws differ, one history is played and stands for all.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"
#include "sim/engine.hpp"

namespace corridor {

/// A replicate between two months, in memory: from here several histories can go on.
class SavedState {
 public:
  explicit SavedState(Replicate& replicate);
  ByteSource source() const;  ///< Reads it from the beginning; must not outlive this object.

 private:
  std::vector<std::string> blocks_;  ///< Not one string: that would be copied as it grows.
};

/// What is the same for every scenario of a replicate.
struct ReplicateSettings {
  std::uint32_t number = 0;
  int threads = 1;
  Peers* peers = nullptr;  ///< The other ranks that play it; null: this process plays it alone.
};
RunSettings settings_of(const Scenario& scenario, const ReplicateSettings& settings);

/// A scenario whose history has so far been that of another, which is played. What its own policies have become is
/// followed month by month: those that answer to what happens are compared as they are by then.
class Alternative {
 public:
  /// Both must outlive this object and share people, days and luck (refuse_unequal_grounds).
  Alternative(const Scenario& played, const Scenario& own);

  /// Asked before each month: whether it will be the same under both. Once it is not, the answer stays no.
  bool shares_next_month(Replicate& played);
  bool shares() const { return shares_; }
  /// To be told of each month that is shared.
  void hear(const MonthResult& month);
  /// The history of its own that goes on where `past` was saved, before the first month that is not shared; from the
  /// first day, when there is no past.
  std::unique_ptr<Replicate> begin(const RunSettings& settings, const std::optional<SavedState>& past) const;

 private:
  const Scenario* own_;
  bool shares_;
  OtherPolicies others_;  ///< Its policies that are set otherwise, as they have become.
};

}  // namespace corridor
