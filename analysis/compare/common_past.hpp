// The past that scenarios have in common: until their laws differ, one history is played and stands for all.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"
#include "sim/engine.hpp"

namespace corridor {

/// A replicate between two months, in memory: from here several histories can go on.
class SavedState {
 public:
  explicit SavedState(Replicate& replicate);
  /// Reads it from the beginning, as often as asked for; must not outlive this object.
  ByteSource source();
  /// The same for the last time: what has been read is let go of, so that the state never takes its room twice.
  ByteSource last_source();

 private:
  ByteSource read(bool let_go);
  std::vector<std::string> blocks_;  ///< Not one string: that would be copied as it grows.
};

/// What is the same for every scenario of a replicate.
struct ReplicateSettings {
  std::uint32_t number = 0;
  int threads = 1;
  Peers* peers = nullptr;  ///< The other ranks that play it; null: this process plays it alone.
  bool share_past = true;  ///< False: every history from its first day, with the same results: for tests.
};
RunSettings settings_of(const Scenario& scenario, const ReplicateSettings& settings);

/// Scenarios, by number, whose history is one so far; the first is the one whose policies are played.
using Together = std::vector<std::size_t>;

/// Those who part from a history before its next month.
struct Parted {
  std::vector<Together> groups;
  std::unique_ptr<SavedState> past;  ///< Null when nothing has been played, and once the last group has begun.
};

/// Which of several scenarios will have the same month, told before it is played from the laws alone. What policies
/// have become is followed month by month: those that answer to what happens are compared as they are by then.
class CommonPast {
 public:
  /// They must outlive this object and share people, days and luck (refuse_unequal_grounds).
  /// `share` false: no past is common.
  explicit CommonPast(const std::vector<const Scenario*>& scenarios, bool share = true);

  /// Asked before each month of a history: takes out of `together` those whose month will be another than that of the
  /// first. The month of those in one group is the same.
  Parted part(Together& together, Replicate& played) const;
  /// The history that a group has from there on: from its first day, when there is no past. The groups in their order.
  std::unique_ptr<Replicate> begin(Parted& parted, std::size_t group, const RunSettings& settings) const;
  /// To be told of each month, and whose it is.
  void hear(const Together& together, const MonthResult& month);

 private:
  struct Followed {
    const Scenario* scenario;
    std::size_t world;  ///< Scenarios with the same tables and numbers of the world have the same number here.
    std::vector<std::size_t> kind;  ///< By module: scenarios that set it alike have the same number here.
    OtherPolicies policies;         ///< Those that not all set alike, as they have become.
  };
  bool same_month(std::size_t played, std::size_t one, std::size_t other, Replicate& history) const;
  OtherPolicies unlike(std::size_t played, std::size_t one) const;

  std::vector<Followed> followed_;  ///< By scenario.
};

}  // namespace corridor
