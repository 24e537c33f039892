// How often people who live in the country are looked at for a contact: thinning under a bound that the world sets, not
// the policies, so that the same people are looked at on the same days under every law (Lewis and Shedler 1979,
// doi:10.1002/nav.3800260304).
#pragma once

#include "sim/gates.hpp"

namespace corridor {

/// The bound of the contact rates of a class at home: `multiple` times their sum without policies. Where the base knows
/// no contact for a class, the largest of any class there stands in, so that a policy can add one. 0: nobody is met
/// there.
PerDay contact_bound(const GateTables& base, Id<Jurisdiction> home, const PartyClass& party, double multiple);

}  // namespace corridor
