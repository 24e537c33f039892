// Life in the country: when somebody is next looked at for a contact, what comes of the look, and where people move.
#pragma once

#include <optional>

#include "sim/contact.hpp"
#include "sim/surroundings.hpp"

namespace corridor {

/// Looks a day at a party where it lives, as the world sets them; no law changes them.
inline PerDay bound_of_contacts(const Surroundings& s, const Party& party) {
  return s.contact_bounds->of(Id<Jurisdiction>{party.destination}, class_of(party));
}

/// Days until a party is next looked at where it lives; none when nobody is met there, or not `within` days.
inline std::optional<int> days_until_look(const Surroundings& s, const Party& party, int within) {
  const PerDay bound = bound_of_contacts(s, party);
  if (bound == 0) return std::nullopt;
  const Draws look = s.luck->at(party.identity, Purpose::kNextContact, party.contacts);
  if (1 - look[0] > bound * within) return std::nullopt;  // -log(u) > 1 - u: the logarithm need not be known
  const double days = look.exponential(0) / bound;
  return days < within ? std::optional<int>(1 + static_cast<int>(days)) : std::nullopt;
}

/// The contact that a look on a day brings, for `u` in (0, 1); null when nothing happens. Throws Defect when the law's
/// rates exceed their bound.
const Link* contact_on(const Surroundings& s, const Party& party, int day, double u);

/// Where people of the same origin live, but less often where arrests are frequent: the second choice is kept.
std::uint16_t choose_new_home(const Surroundings& s, const Party& party);

}  // namespace corridor
