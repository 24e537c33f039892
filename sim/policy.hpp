// What the engine asks of a policy: to say, for a day, what it claims and which rates it changes. A policy is const,
// draws no random number and never touches a party.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/errors.hpp"
#include "sim/units.hpp"

namespace corridor {

class GateTables;
class Policy;
struct MonthResult;

/// What a policy becomes from a month on.
struct Amendment {
  std::shared_ptr<const Policy> policy;  ///< Null: it stays as it is.
  bool changes_law = false;              ///< False: it only remembers; what it writes on any day is the same.
};

/// A policy module as the engine sees it.
class Policy {
 public:
  virtual ~Policy() = default;

  virtual const std::string& name() const = 0;  ///< As in gates.csv: "mpp".

  /// Writes the policy's claims, rates and rooms for `today` into `gates`. Depends on the day alone, not on what other
  /// policies wrote; called on the first day of a run and whenever `changes` names the day.
  virtual void apply(Day today, GateTables& gates) const = 0;

  /// The days on which what `apply` writes can change, in any order; days outside the period are ignored.
  virtual std::vector<Day> changes() const = 0;

  /// Asked at the end of each month of the period, in order: what the policy is from the next month on, given what
  /// happened. Most policies answer to no event.
  virtual Amendment after(const MonthResult&) const { return {}; }

  /// What it remembers of the months so far, as bytes for a checkpoint; empty for a policy that answers to no event.
  virtual std::string memory() const { return {}; }
  /// What this policy, as a run begins with it, had become when it had that memory.
  virtual std::shared_ptr<const Policy> recall(std::string_view) const {
    throw Defect(name() + " has nothing to remember");
  }
};

/// The policies of a run in order of legal precedence: at claim gates, earlier ones claim first.
using PolicySet = std::vector<std::shared_ptr<const Policy>>;

/// Index into a PolicySet; `kBase` is what happens when no policy acts.
using PolicyIndex = std::uint8_t;
inline constexpr PolicyIndex kBase = 255;
inline constexpr std::size_t kMostPolicies = 31;  ///< In one set: tallies keep a slot for each and one for the base.

/// Policies in place of those that a set has under the same numbers.
using OtherPolicies = std::map<PolicyIndex, std::shared_ptr<const Policy>>;

}  // namespace corridor
