// Where the lives of one party under two histories part first, and by which policy.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policies/policy_set.hpp"
#include "sim/witness.hpp"

namespace corridor {

/// How a policy came to touch a party.
enum class Via : std::uint8_t {
  kNone,     ///< The two lives are the same, gate by gate.
  kDirect,   ///< At the gate where the lives part, the law itself is not the same for this party.
  kIndirect  ///< The law there is the same; a bed, a slot, a turn in the queue or the perceived risk was not.
};
inline constexpr std::array<std::string_view, 3> kViaNames{"", "direct", "indirect"};

/// Policies whose links are not the same in two chains of a gate.
std::vector<PolicyIndex> differing_policies(Gate gate, std::span<const Link> one, std::span<const Link> other);

/// The first gate at which day, place or decision is not the same.
struct Parting {
  Gate gate = Gate::kDeparture;
  Via via = Via::kIndirect;
  PolicyIndex by = kBase;
};

/// Lays two lives side by side.
class LifeComparison {
 public:
  /// `changed`: names of the modules that differ between the histories. Policies have the same numbers in both.
  LifeComparison(const PolicySet& policies, const std::vector<std::string>& changed);

  /// Where what a party met in a month is not the same in both; none where it is.
  std::optional<Parting> parting(std::span<const LifeEvent> base, std::span<const LifeEvent> alternative) const;

 private:
  void attribute(const LifeEvent& base, const LifeEvent& alternative, Parting& parting) const;
  bool acts_at(PolicyIndex policy, Gate gate) const;

  PolicySet policies_;
  std::vector<PolicyIndex> changed_;
};

}  // namespace corridor
