// Makes the parties: cohorts that intend to leave in a month, and residents who are there when the period begins.
// Everything about a party follows from its identity, so the same people exist in every counterfactual.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/luck.hpp"
#include "sim/mechanism.hpp"
#include "sim/party.hpp"
#include "sim/world.hpp"

namespace corridor {

class Population {
 public:
  Population(const World& world, const Mechanism& mechanism, const Luck& luck, std::uint32_t scale);

  /// Parties of a cohort at full scale: its persons over the mean size of such parties.
  std::size_t parties_of(const Cohort& cohort) const;
  /// The first index of a group that exists at this scale; the others follow in steps of `scale`.
  std::size_t first_index(std::uint64_t group) const;

  static std::uint64_t cohort_group(const Cohort& cohort);
  /// Who a member of a group is, by its index.
  static std::uint64_t identity(std::uint64_t group, std::size_t index);
  static std::uint64_t resident_group(std::size_t index) { return std::uint64_t{1} << 34 | index; }

  /// A party that means to leave; `day` gets the day within its month, from 0.
  Party newcomer(const Cohort& cohort, std::size_t index, int cohort_month, int& day) const;
  /// A settled person. `awaits_court` tells whether a case was pending when the period began.
  Party resident(std::size_t group, std::size_t index, bool& awaits_court) const;

 private:
  const World* world_;
  const Mechanism* mechanism_;
  const Luck* luck_;
  std::uint32_t scale_;
  std::array<const std::vector<double>*, kPartyKinds>
      sizes_{};  ///< By kind: share of parties with 1, 2, 3, ... persons.
  std::array<double, kPartyKinds> mean_size_{};
  double backlog_share_ = 0;
};

}  // namespace corridor
