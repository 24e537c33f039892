// A choice by weight.
#pragma once

#include <algorithm>

#include "sim/world.hpp"

namespace corridor {

/// The choice on whose part of (0, 1) `u` falls.
template <class Thing>
Id<Thing> choose(const Weighted<Thing>& weighted, double u) {
  const auto chosen = std::ranges::upper_bound(weighted.up_to, u);
  if (chosen == weighted.up_to.end()) return weighted.choices.back();
  return weighted.choices[static_cast<std::size_t>(chosen - weighted.up_to.begin())];
}

}  // namespace corridor
