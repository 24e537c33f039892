// The law of each day: gate tables compiled anew whenever something in force changes, shared by all days until the next
// change.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "sim/gates.hpp"
#include "sim/policy.hpp"

namespace corridor {

/// Compiles the tables of one day. With no policies: the base of the world.
std::unique_ptr<GateTables> compile_law(const World& world, const PolicySet& policies, Day today);
/// The same as a new version of an earlier law: policies numbered in `anew` speak again, the others' words stand.
std::unique_ptr<GateTables> renew_law(const GateTables& before, const PolicySet& policies,
                                      const std::vector<PolicyIndex>& anew, Day today);

/// Dated versions of the law over a period; only those of the month in hand are kept. On the first day prepared every
/// policy speaks, later those whose `changes` name the day.
class Law {
 public:
  Law(const World& world, const PolicySet& policies, Day from, Day to);

  /// From the days prepared next on, other policies speak under the same numbers; those in `anew` say another thing.
  void amend(const PolicySet& policies, const std::vector<PolicyIndex>& anew);

  /// Compiles every version that holds within days [begin, end), counted from the start of the period. Does nothing
  /// when these days are the ones prepared.
  void prepare(int begin, int end);
  /// Whether each prepared day has the same law with `one` in place of the policies of these numbers as with `other`.
  bool same_under(const OtherPolicies& one, const OtherPolicies& other = {}) const;
  /// The tables of a day within the prepared range.
  const GateTables& on(int day) const { return *by_day_[static_cast<std::size_t>(day - begin_)]; }
  /// The tables without any policy.
  const GateTables& base() const { return *base_; }

 private:
  void note_changes();
  /// What `tables` would be that day with other policies under their numbers.
  std::shared_ptr<const GateTables> with(const OtherPolicies& others, std::shared_ptr<const GateTables> tables,
                                         Day date) const;
  std::vector<PolicyIndex> who_speaks_anew(Day date);  ///< In order of precedence, on a day prepared now.

  PolicySet policies_;
  Day from_, to_;
  std::map<Day, std::vector<PolicyIndex>> changes_;  ///< Days on which policies speak anew.
  std::shared_ptr<const GateTables> base_;
  std::vector<PolicyIndex> amended_;  ///< Who speaks anew on the first day prepared next.
  int begin_ = 0;
  std::vector<std::shared_ptr<const GateTables>> by_day_;
};

}  // namespace corridor
