// The court's calendar as one case sees it: whether and when papers are filed, and whether a closed case comes back.
#pragma once

#include <optional>

#include "sim/surroundings.hpp"

namespace corridor {

/// Days until the case of somebody who is let into the country is filed; none when it never is. `share` are filed.
std::optional<int> days_until_filed(const Surroundings& s, const Party& party, Share share);

/// Days until a case that was closed without a decision is opened again; none when it stays closed.
std::optional<int> days_until_reopened(const Surroundings& s, const Party& party);

}  // namespace corridor
