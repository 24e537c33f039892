// Life in the country: when somebody is next looked at for a contact, what comes of the look, and where people move.
#pragma once

#include <optional>

#include "sim/surroundings.hpp"

namespace corridor {

/// Days until a party is next looked at where it lives; none when nobody is met there, or not within a lifetime.
std::optional<int> days_until_look(const Surroundings& s, const Party& party);

/// The contact that a look on a day brings, for `u` in (0, 1); null when nothing happens. Throws Defect when the law's
/// rates exceed their bound.
const Link* contact_on(const Surroundings& s, const Party& party, int day, double u);

/// Where people of the same origin live, but less often where arrests are frequent: the second choice is kept.
std::uint16_t choose_new_home(const Surroundings& s, const Party& party);

}  // namespace corridor
