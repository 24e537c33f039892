// The law of each day: gate tables compiled anew whenever something in force changes, shared by all days until the next
// change.
#pragma once

#include <memory>
#include <vector>

#include "sim/gates.hpp"
#include "sim/policy.hpp"

namespace corridor {

/// Compiles the tables of one day. With no policies: the base of the world.
std::unique_ptr<GateTables> compile_law(const World& world, const PolicySet& policies, Day today);

/// Dated versions of the law over a period; only those of the month in hand are kept.
class Law {
 public:
  Law(const World& world, const PolicySet& policies, Day from, Day to);

  /// Compiles every version that holds within days [begin, end), counted from the start of the period.
  void prepare(int begin, int end);
  /// The tables of a day within the prepared range.
  const GateTables& on(int day) const { return *by_day_[static_cast<std::size_t>(day - begin_)]; }

 private:
  const World* world_;
  PolicySet policies_;
  Day from_;
  std::vector<Day> changes_;  ///< Sorted: first days of versions.
  int begin_ = 0;
  std::vector<std::shared_ptr<const GateTables>> by_day_;
};

}  // namespace corridor
