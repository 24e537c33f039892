// Bounds of the contact rates. Contacts are drawn by thinning: a party is looked at with a rate that the world sets,
// whatever the law, and at most so often something happens.
#pragma once

#include <vector>

#include "sim/gates.hpp"

namespace corridor {

/// For each locality and party class the rate, a day, above which no law may raise the sum of its contact rates:
/// `multiple` times the base's own or, where the base has none for the class, the largest of the locality. 0 where
/// nobody is met.
class ContactBounds {
 public:
  /// `base`: the tables without any policy.
  ContactBounds(const GateTables& base, double multiple);

  PerDay of(Id<Jurisdiction> home, const PartyClass& party) const {
    return bounds_[home.index() * classes_ + class_index<Gate::kContact>(party, nationalities_)];
  }

 private:
  std::size_t nationalities_, classes_;
  std::vector<PerDay> bounds_;  ///< By jurisdiction and class of the contact gate.
};

}  // namespace corridor
